// Handing people over: who is bound for a municipality, a place or an organisation, as a list to give along;
// and the hand-overs that wait for an answer.
import { flag, operationPicker, readChoices, sayExercise } from "./choices.js";
import { list, post } from "./client.js";
import { deskChoice } from "./desk.js";
import { button, element, field, guarded, select, show, table } from "./dom.js";
import { fileButton } from "./files.js";
import { answerButtons } from "./handover_answer.js";
import { drawHandoverList } from "./handover_list.js";
import { openRight } from "./may.js";
import { codeAndName, nameOfOrganisation, organisationInput, readOrganisations } from "./organisations.js";
import { purposeFields } from "./purpose.js";
import { momentText, nameOf, text } from "./texts.js";

const ways = {
  municipality: { key: "By municipality" },
  place: { key: "By place" },
  organisation: { key: "By organisation" },
};

// Where the people go, by one of three: {nodes, value(), title()}.
function destinationFields(organisations) {
  const municipality = organisationInput(organisations.filter(({ kind }) => kind === "municipality"));
  const organisation = organisationInput(organisations);
  const place = element("input", { type: "text", maxlength: 60, required: true, autocomplete: "off" });
  const fields = {
    municipality: field(text("Municipality"), municipality.input),
    place: field(text("Place"), place, text("The code of a shelter, a hospital, a hall.")),
    organisation: field(text("Organisation"), organisation.input),
  };
  const by = select(Object.entries(ways).map(([name, { key }]) => [name, text(key)]));
  const area = element("div", {}, fields.municipality);
  by.addEventListener("change", () => area.replaceChildren(fields[by.value]));
  const found = () => {
    const one = { municipality, organisation }[by.value].chosen();
    if (!one) throw new Error(text("Choose one of the list, by its code or its name."));
    return one;
  };
  return {
    nodes: [field(text("For whom"), by), area, municipality.list, organisation.list],
    value() {
      if (by.value === "place") return { place: place.value.trim() };
      return by.value === "municipality" ? { municipality: found().code } : { organisation: found().id };
    },
    title: () => (by.value === "place" ? place.value.trim() : codeAndName(found())),
  };
}

function listForm(session, operation, organisations) {
  const heading = element("h2", { class: "screen" }, text("A list to give along"));
  if (!["personal", "all"].includes(openRight(session, "registrations", operation.id)))
    return [
      heading,
      element("p", { class: "hint" }, text("No mandate of yours opens the names on such a list.")),
    ];
  const destination = destinationFields(organisations);
  const purpose = purposeFields(session);
  const found = element("section", { id: "handover-list", "aria-live": "polite" });
  const make = guarded(async () => {
    found.replaceChildren();
    const asked = { ...destination.value(), ...purpose.value() };
    const answer = await post(session, `/v1/${operation.id}/_handover-list`, asked);
    const about = { title: destination.title(), operation, purpose: asked.purpose, ground: asked.ground };
    found.replaceChildren(...drawHandoverList(session, answer, about));
  });
  return [
    heading,
    element(
      "form",
      { id: "handover", class: "grid top", onsubmit: make },
      destination.nodes,
      purpose.nodes,
      element(
        "div",
        { class: "row wide" },
        element("button", { class: "first", type: "submit" }, text("Make the list")),
      ),
      element("p", { class: "hint wide" }, text("Every look is recorded before anything is shown.")),
    ),
    found,
  ];
}

async function drawWaiting(session, operation, organisations, again) {
  const path = `/v1/registrations?operation=${operation.id}&handoverWaits=true&limit=500${flag(operation)}`;
  const { items } = await list(session, path);
  if (items.length === 0) return element("p", {}, text("Nothing waits."));
  const heads = ["Number", "Phase", "Asked", "Since", ""];
  const row = (view) => [
    fileButton(session, { registration: view.id, number: view.number }),
    nameOf(view.phase),
    nameOfOrganisation(organisations, view.handover.to),
    momentText(view.handover.since),
    answerButtons(session, view, again) ?? "",
  ];
  return table(
    heads.map((head) => (head ? text(head) : "")),
    items.map(row),
  );
}

export async function showHandover(session, argument, signal) {
  const chosen = deskChoice();
  const { operations, operation } = await readChoices(session, chosen);
  if (!operation)
    return show(element("h2", {}, text("Handover")), element("p", {}, text("There is no open operation.")));
  sayExercise(operation);
  const organisations = await readOrganisations(session);
  if (signal.aborted) return undefined;
  const waiting = element("div", { id: "waiting", "aria-live": "polite" });
  const read = async () =>
    waiting.replaceChildren(await drawWaiting(session, operation, organisations, read));
  const changed = () => session.go("Handover");
  show(
    element("div", { class: "pickers" }, operationPicker(operations, chosen, changed)),
    listForm(session, operation, organisations),
    element(
      "section",
      { class: "screen" },
      element(
        "div",
        { class: "head" },
        element("h2", {}, text("Hand-overs that wait")),
        button(text("Read anew"), guarded(read)),
      ),
      waiting,
    ),
  );
  return read();
}
