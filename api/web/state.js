// Any statement that a mandate of the signed-in person allows, in a form made from its field list: about
// anything, or about one view that somebody comes from.
import { uuid7 } from "./bytes.js";
import { call } from "./client.js";
import { button, element, field, guarded, notice, select, show } from "./dom.js";
import { fieldsOf } from "./form.js";
import { mandatesFor } from "./may.js";
import { send } from "./outbox.js";
import { basisOf } from "./stating.js";
import { makeStatement, schemaOf } from "./statement.js";
import { eventName, nameOf, text } from "./texts.js";

let chosen = ""; // the type that was last at hand

const typesOf = (apiDocument) =>
  Object.values(apiDocument.components.schemas)
    .map((schema) => schema["x-type"])
    .filter(Boolean)
    .sort();

// The collection that a type's subject stands in, as the API document lists them.
export function collectionOf(apiDocument, type) {
  const singular = type.split(".")[0];
  const parameters = apiDocument.paths["/v1/{collection}"].get.parameters;
  const collections = parameters.find(({ name }) => name === "collection").schema.enum;
  return collections.find((each) => [`${singular}s`, singular.replace(/y$/, "ies")].includes(each));
}

// What somebody may state about a view that is there: types of its collection that a mandate of his allows.
export const typesAbout = (session, view) =>
  typesOf(session.document).filter(
    (type) =>
      collectionOf(session.document, type) === view.id.split("/")[0] &&
      schemaOf(session.document, type)["x-use"] !== "opens" &&
      mandatesFor(session, type, view.operation).length > 0,
  );

// Leads to the form; `more` is {type, data} to begin with. Null where nothing may be stated about the view.
export function stateButton(session, view, label = text("State something about this"), more = {}) {
  const types = typesAbout(session, view);
  if (types.length === 0 || (more.type && !types.includes(more.type))) return null;
  return button(label, () => session.go("Statement", { view, ...more }));
}

async function versionFor(session, schema, sub) {
  if (schema["x-use"] === "opens") return 1;
  if (schema["x-use"] === "fact") return undefined;
  return (await call(session, `/v1/${sub}`)).version + 1;
}

function mandateOptions(session, type, view) {
  const fitting = mandatesFor(session, type, view?.operation);
  const others = view ? [] : session.mandates.filter((each) => !fitting.includes(each));
  return [...fitting, ...others].map((each) => [each.id, `${nameOf(each.role)} (${each.id.slice(-6)})`]);
}

function makeInputs(session, { view, type }) {
  const types = view ? typesAbout(session, view) : typesOf(session.document);
  const fixed = Boolean(view);
  return {
    type: select(
      types.map((each) => [each, eventName(each)]),
      { value: [type, chosen, types[0]].find((each) => types.includes(each)) },
    ),
    mandate: select([]),
    sub: element("input", { type: "text", class: "code", required: true, readonly: fixed }),
    operation: element("input", {
      type: "text",
      class: "code",
      placeholder: "operations/…",
      value: view?.operation ?? "",
      readonly: fixed,
    }),
    basis: element("input", { type: "text", value: "Wvr-39", required: true }),
  };
}

class StateForm {
  constructor(session, about) {
    Object.assign(this, { session, about, inputs: makeInputs(session, about) });
    this.area = element("div", { class: "grid wide" });
    this.inputs.type.addEventListener("change", () => this.draw());
    this.draw(about.data);
  }

  draw(data = {}) {
    const { session, about, inputs } = this;
    const type = (chosen = inputs.type.value);
    const schema = schemaOf(session.document, type);
    this.parts = fieldsOf(schema);
    this.parts.fill(data);
    this.area.replaceChildren(...this.parts.nodes);
    const options = mandateOptions(session, type, about.view);
    inputs.mandate.replaceChildren(...options.map(([value, shown]) => element("option", { value }, shown)));
    const mandate = session.mandates.find((each) => each.id === inputs.mandate.value);
    if (mandate) [inputs.basis.value] = basisOf(mandate);
    if (about.view) inputs.sub.value = about.view.id;
    else
      inputs.sub.value =
        schema["x-use"] === "opens" ? `${collectionOf(session.document, type)}/${uuid7()}` : "";
  }

  // Throws what was refused, and stands at the first input that it is about.
  async state() {
    for (const input of document.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    try {
      await this.send();
    } catch (error) {
      const wrong = (error.places ?? []).map((place) => this.inputAt(place)).filter(Boolean);
      for (const input of wrong) input.setAttribute("aria-invalid", "true");
      wrong[0]?.focus();
      throw error;
    }
  }

  inputAt(pointer) {
    const [, member, ...path] = pointer.split("/");
    return member === "data" ? this.parts.inputAt(path) : this.inputs[member];
  }

  async send() {
    const { session, about, inputs, parts } = this;
    const schema = schemaOf(session.document, inputs.type.value);
    const statement = await makeStatement(session, {
      type: inputs.type.value,
      sub: inputs.sub.value.trim(),
      mandate: inputs.mandate.value,
      data: parts.value(),
      basis: inputs.basis.value.split(",").map((each) => each.trim()),
      operation: inputs.operation.value.trim() || undefined,
      exercise: about.view?.exercise,
      version: await versionFor(session, schema, inputs.sub.value.trim()),
    });
    const [answer] = (await send({ label: inputs.type.value, statements: [statement] })) ?? [];
    if (about.view) session.back();
    else this.draw();
    if (!answer) return notice(text("It waits for the network."));
    return notice(`${text("Recorded")}: ${answer.stream} (${answer.version}), index ${answer.index}`, "good");
  }

  nodes() {
    const { type, mandate, sub, operation, basis } = this.inputs;
    return [
      field(text("Type"), type),
      field(text("Mandate"), mandate),
      field(text("Stream"), sub),
      field(text("Operation"), operation),
      field(text("Legal basis"), basis),
      this.area,
    ];
  }
}

// `about` is {view, type?, data?} of what somebody comes from; not there: anything.
export function showState(session, about = {}) {
  const form = new StateForm(session, about);
  const { view } = about;
  show(
    element(
      "div",
      { class: "head" },
      element("h2", {}, text("Statement"), view ? ` · ${view.number ?? view.title ?? view.id}` : ""),
      view ? button(text("Back"), () => session.back()) : null,
    ),
    element(
      "form",
      { class: "grid top", onsubmit: guarded(() => form.state()) },
      form.nodes(),
      element(
        "div",
        { class: "row end" },
        element("button", { class: "first", type: "submit" }, text("State it")),
      ),
    ),
  );
  notice("");
  form.inputs.type.focus();
}
