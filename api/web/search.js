// Finding a person by whatever is known: the question, and who was found. The register records the search,
// and whom it shows, before it answers.
import { readOperations } from "./choices.js";
import { post } from "./client.js";
import { button, element, field, guarded, select, show } from "./dom.js";
import { drawHits } from "./hits.js";
import { isoDate } from "./identity.js";
import { openRight } from "./may.js";
import { purposeFields } from "./purpose.js";
import { text } from "./texts.js";

const asked = ["names", "dateOfBirth", "document", "tag"];

// The body of the request; throws where nothing is asked, or where the date is none.
export function questionOf(typed, operations) {
  const born = isoDate(typed.dateOfBirth);
  if (born === null) throw new Error(text("Write the date as 17-05-1984, 05-1984 or 1984."));
  const said = { ...typed, dateOfBirth: born };
  const given = asked.map((name) => [name, said[name].trim()]).filter(([, value]) => value);
  if (given.length === 0)
    throw new Error(text("Fill in at least one of name, date of birth, document and wristband."));
  const operation = operations.find((each) => each.id === typed.operation);
  return {
    ...Object.fromEntries(given),
    ...(operation ? { operation: operation.id } : {}),
    ...(operation?.exercise ? { exercise: true } : {}),
  };
}

const line = (attributes) =>
  element("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });

function makeInputs(operations, typed) {
  const titles = operations.map((each) => [
    each.id,
    (each.exercise ? `[${text("exercise")}] ` : "") + (each.title ?? each.id),
  ]);
  return {
    names: line({ maxlength: 200, value: typed.names ?? "" }),
    dateOfBirth: line({ maxlength: 10, placeholder: "17-05-1984", value: typed.dateOfBirth ?? "" }),
    document: line({ maxlength: 40, class: "upper", value: typed.document ?? "" }),
    tag: line({ maxlength: 60, value: typed.tag ?? "" }),
    operation: select([["", text("All operations")], ...titles], { value: typed.operation ?? "" }),
  };
}

const valuesOf = (inputs) =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));

function drawForm(inputs, purpose, search, clear) {
  return element(
    "form",
    { id: "search", class: "grid top", onsubmit: search, autocomplete: "off" },
    field(text("Name"), inputs.names, text("Any spelling, order or script; a part will do.")),
    field(text("Date of birth"), inputs.dateOfBirth, text("05-1984 or 1984 where the rest is unknown.")),
    field(text("Document number"), inputs.document, text("One character may be wrong.")),
    field(text("Wristband"), inputs.tag, text("One character may be wrong.")),
    field(text("Operation"), inputs.operation),
    purpose.nodes,
    element(
      "div",
      { class: "row wide" },
      element("button", { class: "first", type: "submit" }, text("Search")),
      button(text("Clear the form"), clear),
    ),
    element("p", { class: "hint wide" }, text("Every look is recorded before anything is shown.")),
  );
}

export async function showSearch(session) {
  const heading = element("h2", {}, text("Find a person"));
  if (!["personal", "all"].includes(openRight(session, "registrations")))
    return show(heading, element("p", {}, text("No mandate of yours lets you search for persons.")));
  const operations = await readOperations(session);
  // The last search of whoever is signed in: coming back to it is no new look.
  session.search ??= { typed: {}, answer: null };
  const inputs = makeInputs(operations, session.search.typed);
  const purpose = purposeFields(session);
  const found = element("section", { id: "found", "aria-live": "polite" });
  const draw = () => found.replaceChildren(...drawHits(session, session.search.answer));
  const search = guarded(async () => {
    const typed = valuesOf(inputs);
    session.search = { typed, answer: null };
    draw();
    const question = { ...questionOf(typed, operations), ...purpose.value() };
    session.search.answer = await post(session, "/v1/registrations/_search", question);
    draw();
  });
  const clear = () => {
    session.search = { typed: {}, answer: null };
    session.go("Search");
  };
  show(heading, drawForm(inputs, purpose, search, clear), found);
  draw();
  return inputs.names.focus();
}
