// Any statement that a mandate of the signed-in person allows, in a form made from its field list.
import { uuid7 } from "./bytes.js";
import { call } from "./client.js";
import { element, field, guarded, notice, select, show } from "./dom.js";
import { fieldsOf } from "./form.js";
import { send } from "./outbox.js";
import { makeStatement, schemaOf } from "./statement.js";
import { nameOf, text } from "./texts.js";

let chosen = ""; // the type that was last at hand

const typesOf = (apiDocument) =>
  Object.values(apiDocument.components.schemas)
    .map((schema) => schema["x-type"])
    .filter(Boolean)
    .sort();

// The collection that a type's subject stands in, as the API document lists them.
function collectionOf(apiDocument, type) {
  const singular = type.split(".")[0];
  const parameters = apiDocument.paths["/v1/{collection}"].get.parameters;
  const collections = parameters.find(({ name }) => name === "collection").schema.enum;
  return collections.find((each) => [`${singular}s`, singular.replace(/y$/, "ies")].includes(each));
}

async function versionFor(session, schema, sub) {
  if (schema["x-use"] === "opens") return 1;
  if (schema["x-use"] === "fact") return undefined;
  return (await call(session, `/v1/${sub}`)).version + 1;
}

export function showState(session) {
  const area = element("div", { class: "grid wide" });
  const types = typesOf(session.document);
  const type = select(
    types.map((each) => [each]),
    { value: types.includes(chosen) ? chosen : types[0] },
  );
  const mandate = select(
    session.mandates.map((each) => [each.id, `${nameOf(each.role)} (${each.id.slice(-6)})`]),
  );
  const sub = element("input", { type: "text", class: "code", required: true });
  const operation = element("input", { type: "text", class: "code", placeholder: "operations/…" });
  const basis = element("input", { type: "text", value: "Wvr-39", required: true });
  let parts = null;
  const draw = () => {
    chosen = type.value;
    const schema = schemaOf(session.document, type.value);
    parts = fieldsOf(schema);
    area.replaceChildren(...parts.nodes);
    sub.value = schema["x-use"] === "opens" ? `${collectionOf(session.document, type.value)}/${uuid7()}` : "";
  };
  type.addEventListener("change", draw);
  const submit = guarded(async () => {
    const schema = schemaOf(session.document, type.value);
    const statement = await makeStatement(session, {
      type: type.value,
      sub: sub.value.trim(),
      mandate: mandate.value,
      data: parts.value(),
      basis: basis.value.split(",").map((each) => each.trim()),
      operation: operation.value.trim() || undefined,
      version: await versionFor(session, schema, sub.value.trim()),
    });
    const [answer] = (await send({ label: type.value, statements: [statement] })) ?? [];
    draw();
    if (!answer) return notice(text("It waits for the network."));
    return notice(`${text("Recorded")}: ${answer.stream} (${answer.version}), index ${answer.index}`, "good");
  });
  draw();
  show(
    element("h2", {}, text("Statement")),
    element(
      "form",
      { class: "grid top", onsubmit: submit },
      field(text("Type"), type),
      field(text("Mandate"), mandate),
      field(text("Stream"), sub),
      field(text("Operation"), operation),
      field(text("Legal basis"), basis),
      area,
      element(
        "div",
        { class: "row end" },
        element("button", { class: "first", type: "submit" }, text("State it")),
      ),
    ),
  );
  notice("");
  type.focus();
}
