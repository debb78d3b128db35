// Two files side by side: what is open of each, how far they agree and in what, and, after a look that is
// recorded, what is held of both persons.
import { post } from "./client.js";
import { button, element, guarded, table } from "./dom.js";
import { meter } from "./hits.js";
import { openRight } from "./may.js";
import { dateText, fullName } from "./naming.js";
import { purposeFields } from "./purpose.js";
import { momentText, nameOf, text } from "./texts.js";

const yesNo = (value) => (value === undefined ? text("unknown") : value ? text("yes") : text("no"));
const code = (value) => (value ? nameOf(value) : text("unknown"));

const open = {
  phase: (file) => code(file.phase),
  category: (file) => code(file.category),
  level: (file) => String(file.level ?? text("unknown")),
  minor: (file) => yesNo(file.minor),
  place: (file) => file.place ?? "",
  openedAt: (file) => momentText(file.openedAt),
  tags: (file) => (file.tags ?? []).join(" "),
};

const documentText = (document) =>
  [document?.type && nameOf(document.type), document?.issuer, document?.number].filter(Boolean).join(" ");
const held = {
  names: (values) => fullName(values.names) ?? text("unknown"),
  otherNames: (values) => (values.otherNames ?? []).map(fullName).join("; "),
  dateOfBirth: (values) => dateText(values.dateOfBirth),
  sex: (values) => code(values.sex),
  nationalities: (values) => (values.nationalities ?? []).join(" "),
  document: (values) => documentText(values.document),
};

// Rows of which one column differs from the other are marked; what is unknown on a side differs from nothing.
function rows(ways, [a, b]) {
  const none = ["", text("unknown")];
  return Object.entries(ways).map(([name, say]) => {
    const [one, other] = [say(a), say(b)];
    const differs = one !== other && !none.includes(one) && !none.includes(other);
    const cell = (value) => (differs ? element("strong", { class: "differs" }, value) : value);
    return [nameOf(name), cell(one), cell(other)];
  });
}

function opening(session, link, files, body) {
  if (!openRight(session, "registrations", link.operation)) return "";
  const purpose = purposeFields(session);
  const look = guarded(async () => {
    const answer = await post(session, "/v1/registrations/_open", {
      subjects: files.map(({ id }) => id),
      ...purpose.value(),
    });
    const of = ({ id }) => answer.subjects.find(({ subject }) => subject === id)?.values ?? {};
    body.replaceChildren(
      table(["", ...files.map(({ number }) => number)], rows(held, files.map(of))),
      element("p", { class: "hint" }, text("The opening is recorded at index {index}.", answer.opening)),
    );
  });
  return element(
    "form",
    { class: "grid", id: "open", onsubmit: look },
    purpose.nodes,
    element(
      "div",
      { class: "row end" },
      element("button", { class: "first", type: "submit" }, text("Open both")),
    ),
    element("p", { class: "hint wide" }, text("Every look is recorded before anything is shown.")),
  );
}

function scores(link) {
  const parts = [...(link.scoreParts ?? [])].sort((a, b) => b.score - a.score);
  const row = ({ kind, score }) => [
    nameOf(kind),
    element("span", { class: "score" }, element("strong", {}, String(score)), meter(score)),
  ];
  return table(
    [text("On what"), text("Score")],
    [...parts.map(row), row({ kind: "together", score: link.score })],
  );
}

export function drawPair(session, link, files) {
  const body = element("div", { id: "values", class: "pair", "aria-live": "polite" });
  const heads = files.map(({ id, number }) =>
    button(number, () => session.go("Person", id), { class: "code file" }),
  );
  const pair = table(["", ...heads], rows(open, files));
  pair.classList.add("pair");
  return element(
    "div",
    { class: "beside" },
    element(
      "div",
      {},
      pair,
      element("h2", {}, text("Personal data")),
      opening(session, link, files, body),
      body,
    ),
    element(
      "section",
      {},
      element("h2", {}, text("How far they agree")),
      scores(link),
      element("p", { class: "hint" }, `${text("Method")}: ${link.method}`),
      typeof link.explanation === "string" ? element("p", {}, link.explanation) : null,
    ),
  );
}
