// One file: what anyone who may read the stream sees, its history with receipts, and the opening of personal data.
import { call, list } from "./client.js";
import { element, field, notice, show, table } from "./dom.js";
import { checkButton } from "./proof.js";
import { text } from "./texts.js";

const shown = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));
const isHidden = (value) => value !== null && typeof value === "object" && "_personal" in value;

const pairs = (object) => element("dl", {}, Object.entries(object).filter(([, value]) => !isHidden(value))
  .flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, shown(value))]));

export function historyTable(session, statements) {
  return table(["#", text("Type"), text("Occurred"), text("Recorded"), text("Author"), text("Receipt")],
    statements.map(({ index, recordedAt, assurance, claims }) => [
      String(index), claims.type, claims.occurredAt, recordedAt,
      element("span", {}, claims.iss, element("br"), element("span", { class: "hint" },
        text(assurance === "sealed" ? "sealed by the register" : "signed by the author"))),
      checkButton(session, claims.jti)]));
}

function openForm(session, id, target) {
  const purpose = element("input", { type: "text", required: true, maxlength: 500 });
  const ground = element("input", { type: "text", required: true, value: "AVG-6-1-e", maxlength: 40 });
  return element("form", { class: "grid", id: "open", onsubmit: async (event) => {
    event.preventDefault();
    notice("");
    try {
      const answer = await call(session, `/v1/${id}/_open`, {
        method: "POST", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ purpose: purpose.value, ground: ground.value }),
      });
      target.replaceChildren(pairs(answer.values),
        element("p", { class: "hint" }, `${text("Recorded")}: index ${answer.opening.index}`));
    } catch (error) {
      notice(error.message);
    }
  } },
  field(text("Purpose"), purpose), field(text("Ground"), ground),
  element("button", { type: "submit" }, text("Open")),
  element("p", { class: "hint wide" }, text("Every look is recorded before anything is shown.")));
}

export async function showPerson(session, id, back) {
  const view = await call(session, `/v1/${id}`);
  const statements = await list(session, `/v1/${id}/statements?limit=500`);
  const values = element("div", { id: "values" });
  show(element("p", {}, element("button", { type: "button", onclick: back }, text("Back"))),
    element("h2", {}, view.number ?? id), pairs(view),
    element("h2", {}, text("Personal data")), openForm(session, id, values), values,
    element("h2", {}, text("History")), historyTable(session, statements));
}
