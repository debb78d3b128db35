// Files that may be of one person: the queue of what waits to be judged, the likeliest first, and what became
// of the others.
import { operationPicker, readChoices, sayExercise } from "./choices.js";
import { call, list, post } from "./client.js";
import { deskChoice } from "./desk.js";
import { button, element, field, guarded, notice, select, show, table } from "./dom.js";
import { meter } from "./hits.js";
import { mayState, openRight } from "./may.js";
import { purposeFields } from "./purpose.js";
import { momentText, nameOf, text } from "./texts.js";

const queues = {
  waiting: { key: "To be judged", phases: ["suggested", "confirmed-once"] },
  confirmed: { key: "Confirmed", phases: ["confirmed"] },
  apart: { key: "Rejected or withdrawn", phases: ["rejected", "withdrawn"] },
};

export const partsOf = (link) => [...(link.scoreParts ?? [])].sort((a, b) => b.score - a.score);

async function readQueue(session, { phases }, operation) {
  const where = `operation=${operation.id}&limit=500${operation.exercise ? "&exercise=true" : ""}`;
  const lists = await Promise.all(phases.map((phase) => list(session, `/v1/links?phase=${phase}&${where}`)));
  return lists.flatMap(({ items }) => items).sort((a, b) => b.score - a.score);
}

async function numbersOf(session, links) {
  const ids = [...new Set(links.flatMap(({ a, b }) => [a, b]))];
  const views = await Promise.all(ids.map((id) => call(session, `/v1/${id}`)));
  return new Map(views.map((view) => [view.id, view.number]));
}

const shownMax = 50; // rows; the likeliest are judged first

async function drawQueue(session, queue, operation) {
  const links = await readQueue(session, queue, operation);
  if (links.length === 0) return [element("p", {}, text("Nothing waits."))];
  const shown = links.slice(0, shownMax);
  const numbers = await numbersOf(session, shown);
  const code = (id) => element("span", { class: "code" }, numbers.get(id));
  const row = (link) => [
    element("span", { class: "score" }, element("strong", {}, String(link.score)), meter(link.score)),
    code(link.a),
    code(link.b),
    partsOf(link)
      .map(({ kind, score }) => `${nameOf(kind)} ${score}`)
      .join(" · "),
    nameOf(link.phase),
    momentText(link.waitingSince ?? link.judgedAt ?? link.recordedAt),
    button(text("Compare"), () => session.go("Link", link.id), {
      "aria-label": `${text("Compare")} ${numbers.get(link.a)} ${numbers.get(link.b)}`,
    }),
  ];
  const heads = ["Score", "File A", "File B", "On what", "Phase", "Since", ""];
  return [
    table(
      heads.map((head) => (head ? text(head) : "")),
      shown.map(row),
    ),
    links.length > shownMax
      ? element(
          "p",
          { class: "hint" },
          text("{shown} of {count} shown.", { shown: shownMax, count: links.length }),
        )
      : null,
  ].filter(Boolean);
}

// Looking for files that look alike is a look at all of an operation's people, and is recorded as one.
function suggestForm(session, operation, redo) {
  const may =
    mayState(session, "link.suggested", operation.id) &&
    ["personal", "all"].includes(openRight(session, "registrations", operation.id));
  if (!may) return "";
  const purpose = purposeFields(session);
  const threshold = element("input", { type: "number", min: 0, max: 100, value: 80, required: true });
  const suggest = guarded(async () => {
    const answer = await post(session, "/v1/links/_suggest", {
      operation: operation.id,
      threshold: Number(threshold.value),
      ...purpose.value(),
    });
    await redo();
    const { suggested, known, compared, opening } = answer;
    const told = text(
      "{suggested} suggested, {known} were known, of {compared} files; recorded at index {index}.",
      { suggested, known, compared, index: opening.index },
    );
    notice(told, "good");
  });
  return element(
    "details",
    { id: "suggest" },
    element("summary", {}, text("Look for files that look alike")),
    element(
      "form",
      { class: "grid top", onsubmit: suggest },
      field(text("Lowest score"), threshold, text("Files whose given names differ reach 70 at most.")),
      purpose.nodes,
      element(
        "div",
        { class: "row wide" },
        element("button", { class: "first", type: "submit" }, text("Look for them")),
      ),
    ),
  );
}

export async function showLinks(session, argument, signal) {
  const chosen = deskChoice();
  const { operations, operation } = await readChoices(session, chosen);
  if (signal.aborted) return;
  const heading = element("h2", {}, text("Files that may be of one person"));
  if (!operation) return show(heading, element("p", {}, text("There is no open operation.")));
  sayExercise(operation);
  const which = select(
    Object.entries(queues).map(([name, { key }]) => [name, text(key)]),
    { value: session.linkQueue ?? "waiting" },
  );
  const found = element("div", { id: "queue", "aria-live": "polite" });
  const read = async () => {
    session.linkQueue = which.value;
    found.replaceChildren(...(await drawQueue(session, queues[which.value], operation)));
  };
  which.addEventListener("change", guarded(read));
  const changed = () => session.go("Links");
  show(
    heading,
    element(
      "div",
      { class: "pickers" },
      operationPicker(operations, chosen, changed),
      field(text("Which"), which),
    ),
    suggestForm(session, operation, read),
    found,
  );
  await read();
}
