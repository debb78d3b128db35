// One file: what anyone who may read the stream sees, its history with receipts, and the opening of personal
// data.
import { call, list, post } from "./client.js";
import { drawContradictions } from "./contradictions.js";
import { button, element, guarded, show, table } from "./dom.js";
import { extractOf } from "./extract.js";
import { answerButtons } from "./handover_answer.js";
import { looksOf } from "./looks.js";
import { openRight } from "./may.js";
import { shortened } from "./naming.js";
import { checkButton } from "./proof.js";
import { purposeFields } from "./purpose.js";
import { samePerson } from "./same_person.js";
import { stateButton } from "./state.js";
import { momentText, nameOf, text } from "./texts.js";

const isHidden = (value) => value !== null && typeof value === "object" && "_personal" in value;
const isMoment = (value) => /^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*Z$/.test(value);
const codes = ["phase", "category", "basis", "mrzResult", "sex", "type", "relation"];

function shown(value, name) {
  if (Array.isArray(value)) return value.map((each) => shown(each, name)).flatMap((each) => [each, " "]);
  if (value !== null && typeof value === "object") return pairs(value);
  if (typeof value === "boolean") return text(value ? "yes" : "no");
  if (typeof value === "string" && isMoment(value)) return momentText(value);
  return codes.includes(name) ? nameOf(value) : String(value);
}

const foremost = ["family", "names", "given", "dateOfBirth"];
const place = ([name]) => (foremost.indexOf(name) + foremost.length + 1) % (foremost.length + 1);
export const pairs = (object) =>
  element(
    "dl",
    {},
    Object.entries(object)
      .filter(([, value]) => !isHidden(value))
      .sort((a, b) => place(a) - place(b))
      .flatMap(([name, value]) => [element("dt", {}, nameOf(name)), element("dd", {}, shown(value, name))]),
  );

const short = (id) => element("span", { class: "code", title: id }, shortened(id));
export const historyHeads = () => [
  "#",
  text("Type"),
  text("File"),
  text("Occurred"),
  text("Author"),
  text("Receipt"),
];
export const historyCells = (session, { index, recordedAt, assurance, claims }) => [
  String(index),
  claims.type,
  short(claims.data?.subject ?? claims.sub),
  element("span", { title: `${text("Recorded")}: ${recordedAt}` }, momentText(claims.occurredAt)),
  element(
    "span",
    {},
    short(claims.iss),
    " ",
    element(
      "span",
      { class: "hint" },
      text(assurance === "sealed" ? "sealed by the register" : "signed by the author"),
    ),
  ),
  checkButton(session, claims.jti),
];
export const historyTable = (session, statements) =>
  table(
    historyHeads(),
    statements.map((each) => historyCells(session, each)),
  );

function openForm(session, id) {
  const purpose = purposeFields(session);
  const values = element("div", { id: "values", "aria-live": "polite" });
  const open = guarded(async () => {
    values.replaceChildren();
    const answer = await post(session, `/v1/${id}/_open`, purpose.value());
    values.replaceChildren(
      Object.keys(answer.values).length ? pairs(answer.values) : element("p", {}, text("Nothing is held.")),
      element("p", { class: "hint" }, text("The opening is recorded at index {index}.", answer.opening)),
    );
  });
  return [
    element(
      "form",
      { class: "grid", id: "open", onsubmit: open },
      purpose.nodes,
      element(
        "div",
        { class: "row end" },
        element("button", { class: "first", type: "submit" }, text("Open")),
      ),
      element("p", { class: "hint wide" }, text("Every look is recorded before anything is shown.")),
    ),
    values,
  ];
}

const first = [
  "phase",
  "place",
  "placeSince",
  "category",
  "level",
  "basis",
  "mrzResult",
  "minor",
  "dualNational",
  "birthDateDoubtful",
  "needsOpen",
  "needsUrgent",
  "contradictionOpen",
  "tags",
  "openedAt",
  "recordedAt",
];

const personal = (session, view) =>
  openRight(session, "registrations", view.operation)
    ? openForm(session, view.id)
    : [element("p", { class: "hint" }, text("No mandate of yours opens the personal data of this file."))];

export async function showPerson(session, id) {
  const [view, history, others] = await Promise.all([
    call(session, `/v1/${id}`),
    list(session, `/v1/${id}/statements?limit=500`),
    samePerson(session, id),
  ]);
  const said = (name) => name in view && !(Array.isArray(view[name]) && view[name].length === 0);
  const heading = element("h2", { tabindex: -1, class: "code" }, view.number ?? id);
  const again = () => session.go("Person", id);
  show(
    element(
      "div",
      { class: "head" },
      heading,
      element(
        "span",
        { class: "row" },
        answerButtons(session, view, again),
        stateButton(session, view),
        button(text("Back"), () => session.back()),
      ),
    ),
    pairs(Object.fromEntries(first.filter(said).map((name) => [name, view[name]]))),
    drawContradictions(session, view),
    others,
    element("h2", {}, text("Personal data")),
    personal(session, view),
    looksOf(session, id),
    extractOf(session, view) ?? "",
    element("h2", {}, text("History")),
    historyTable(session, history.items),
    element(
      "details",
      {},
      element("summary", {}, text("As the register holds it")),
      element("pre", {}, JSON.stringify(view, null, 2)),
    ),
  );
  heading.focus();
}
