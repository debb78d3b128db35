// Who a search found: the best first, each with what of the question fits and how well.
import { button, element } from "./dom.js";
import { dateText, fullName } from "./naming.js";
import { nameOf, text } from "./texts.js";

export const meter = (score) =>
  element("meter", { min: 0, max: 100, value: score, "aria-hidden": "true" }, String(score));

// Several parts of a name may fit in one way; what fits least of them is shown.
export function reasonsOf(reasons) {
  const least = new Map();
  for (const { kind, score } of reasons ?? []) least.set(kind, Math.min(score, least.get(kind) ?? 100));
  return [...least].map(([kind, score]) => ({ kind, score }));
}

const reasonText = ({ kind, score }) => (score === 100 ? nameOf(kind) : `${nameOf(kind)} · ${score}`);

function drawHit(session, { subject, score, reasons, number, phase, values }) {
  const open = button(text("Open"), () => session.go("Person", subject), {
    "aria-label": `${text("Open")} ${number}`,
  });
  return element(
    "li",
    { class: "card hit" },
    element("div", { class: "score" }, element("strong", {}, String(score)), meter(score)),
    element(
      "div",
      {},
      element("h3", {}, fullName(values?.names) ?? text("Name unknown")),
      element(
        "p",
        {},
        `${text("Born")} ${dateText(values?.dateOfBirth)} · `,
        element("span", { class: "code" }, number),
        ` · ${nameOf(phase)}`,
      ),
      element(
        "ul",
        { class: "chips", "aria-label": text("Why found") },
        reasonsOf(reasons).map((each) => element("li", {}, reasonText(each))),
      ),
    ),
    open,
  );
}

const most = 20; // that the register gives where nobody asks for more

// `answer` is that of the register; null where nothing was asked yet.
export function drawHits(session, answer) {
  if (!answer) return [];
  const hits = answer.hits ?? [];
  const count = hits.length;
  const heading =
    count === 0 ? text("Nobody found.") : count === 1 ? text("One found") : text("{count} found", { count });
  return [
    element("h2", {}, heading),
    count === 0
      ? element("p", {}, text("Nobody whom you may see fits. Try a part of it, or another spelling."))
      : null,
    element(
      "ol",
      { class: "cards" },
      hits.map((hit) => drawHit(session, hit)),
    ),
    count === most
      ? element("p", { class: "hint" }, text("Only the first {most} are shown.", { most }))
      : null,
    element("p", { class: "hint" }, text("This search is recorded at index {index}.", answer.opening)),
  ].filter(Boolean);
}
