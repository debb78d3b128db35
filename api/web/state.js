// Any statement that a mandate of the signed-in person allows, in a form made from its field list.
import { uuid7 } from "./bytes.js";
import { call, state } from "./client.js";
import { element, field, notice, select, show } from "./dom.js";
import { fieldsOf } from "./form.js";
import { schemaOf } from "./statement.js";
import { text } from "./texts.js";

const typesOf = (apiDocument) =>
  Object.values(apiDocument.components.schemas).map((schema) => schema["x-type"]).filter(Boolean).sort();

// The collection that a type's subject stands in: the view's own schema names it by its pattern.
const collectionOf = (type) => `${type.split(".")[0]}s`;

async function versionFor(session, schema, sub) {
  if (schema["x-use"] === "opens") return 1;
  if (schema["x-use"] === "fact") return undefined;
  return (await call(session, `/v1/${sub}`)).version + 1;
}

export function showState(session) {
  const area = element("div", { class: "grid wide" });
  const type = select(typesOf(session.document).map((each) => [each]));
  const mandate = select(session.mandates.map((each) => [each.id, `${each.role} (${each.id.slice(-6)})`]));
  const sub = element("input", { type: "text" });
  const operation = element("input", { type: "text", placeholder: "operations/…" });
  const basis = element("input", { type: "text", value: "Wvr-39", required: true });
  let parts = null;
  const draw = () => {
    const schema = schemaOf(session.document, type.value);
    parts = fieldsOf(schema);
    area.replaceChildren(...parts.nodes);
    sub.value = schema["x-use"] === "opens" ? `${collectionOf(type.value)}/${uuid7()}` : "";
  };
  type.addEventListener("change", draw);
  const form = element("form", { class: "grid", onsubmit: async (event) => {
    event.preventDefault();
    notice("");
    try {
      const schema = schemaOf(session.document, type.value);
      const said = {
        type: type.value, sub: sub.value.trim(), mandate: mandate.value, data: parts.value(),
        basis: basis.value.split(",").map((each) => each.trim()), operation: operation.value.trim() || undefined,
        version: await versionFor(session, schema, sub.value.trim()),
      };
      const answer = await state(session, said);
      notice(`${text("Recorded")}: index ${answer.index}, ${answer.stream} (${answer.version})`, "good");
      draw();
    } catch (error) {
      notice(error.message);
    }
  } },
  field(text("Type"), type), field(text("Mandate"), mandate), field(text("Stream"), sub),
  field(text("Operation"), operation), field(text("Legal basis"), basis), area,
  element("button", { class: "first", type: "submit" }, text("State it")));
  draw();
  show(element("h2", {}, text("Statement")), form);
}
