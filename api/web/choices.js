// Which operation and which of its movements a page is about; the desk and the pages beside it share the
// choice.
import { list } from "./client.js";
import { element, field, select } from "./dom.js";
import { mayState } from "./may.js";
import { nameOf, text } from "./texts.js";

const ended = ["closed", "cancelled"];
export const flag = (operation) => (operation.exercise ? "&exercise=true" : "");
export const movementName = (each) => `${each.carrier} ${each.number} · ${each.from} → ${each.to}`;

export async function readOperations(session) {
  const [real, exercises] = await Promise.all(
    ["", "&exercise=true"].map((which) => list(session, `/v1/operations?phase=open&limit=500${which}`)),
  );
  return [...real.items, ...exercises.items];
}

// {operations, operation, movements}; `chosen` is {operation, movement}, and is filled in where it says
// nothing. `all` gives the movements that have ended too.
export async function readChoices(session, chosen, { all = false } = {}) {
  const operations = await readOperations(session);
  // First where the signed-in person can do something.
  const first = operations.find((each) => mayState(session, "registration.registered", each.id));
  const operation = operations.find((each) => each.id === chosen.operation) ?? first ?? operations[0];
  if (!operation) return { operations, movements: [] };
  chosen.operation = operation.id;
  const path = `/v1/movements?operation=${operation.id}&limit=500${flag(operation)}`;
  const { items } = await list(session, path);
  const movements = items.filter((each) => all || !ended.includes(each.phase));
  chosen.movement ??= (movements.find((each) => each.phase === "arrived") ?? movements[0])?.id ?? "";
  return { operations, operation, movements };
}

export function sayExercise(operation) {
  const banner = document.getElementById("exercise");
  banner.hidden = !operation?.exercise;
  banner.textContent = text("EXERCISE: nothing here is real.");
}

const titled = (each) => [each.id, (each.exercise ? `[${text("exercise")}] ` : "") + (each.title ?? each.id)];
const way = (each) => [
  each.id,
  movementName(each) + (ended.includes(each.phase) ? ` (${nameOf(each.phase)})` : ""),
];

export function operationPicker(operations, chosen, changed) {
  const onchange = (event) => {
    chosen.operation = event.target.value;
    chosen.movement = null;
    changed();
  };
  return field(text("Operation"), select(operations.map(titled), { value: chosen.operation, onchange }));
}

// `none` is what the movement's picker calls none in particular; without it one is chosen.
export function pickers({ operations, operation, movements }, chosen, { none, changed }) {
  sayExercise(operation);
  const onchange = (event) => {
    chosen.movement = event.target.value;
    changed();
  };
  const options = [...(none ? [["", none]] : []), ...movements.map(way)];
  return element(
    "div",
    { class: "pickers" },
    operationPicker(operations, chosen, changed),
    field(text("Movement"), select(options, { value: chosen.movement, onchange })),
  );
}
