// The desk: who is expected, seen and registered on a movement, kept up to date by the log itself; and the
// form in which the next person is registered.
import { list } from "./client.js";
import { element, field, select, show } from "./dom.js";
import { follow } from "./follow.js";
import { People } from "./people.js";
import { drawRefused } from "./refusals.js";
import { Registering } from "./registering.js";
import { text } from "./texts.js";

// What this desk is at; goes when its user signs out.
const nothing = () => ({ operation: "", movement: null, draft: null, target: null, last: null, moment: null });
let desk = nothing();
export const forgetDesk = () => {
  desk = nothing();
};

const roles = ["registrar", "reception-lead"];
const mandateFor = (session, operation) =>
  session.mandates.find(
    (mandate) =>
      roles.includes(mandate.role) && (!mandate.scopeOperation || mandate.scopeOperation === operation),
  );

async function readChoices(session) {
  const [real, exercises] = await Promise.all(
    ["", "&exercise=true"].map((which) => list(session, `/v1/operations?phase=open&limit=500${which}`)),
  );
  const operations = [...real.items, ...exercises.items];
  // First where the signed-in person can do something.
  const first = operations.find((each) => mandateFor(session, each.id)) ?? operations[0];
  const operation = operations.find((each) => each.id === desk.operation) ?? first;
  if (!operation) return { operations, movements: [] };
  desk.operation = operation.id;
  const { items } = await list(
    session,
    `/v1/movements?operation=${operation.id}&limit=500${flag(operation)}`,
  );
  const movements = items.filter((each) => !["closed", "cancelled"].includes(each.phase));
  desk.movement ??= (movements.find((each) => each.phase === "arrived") ?? movements[0])?.id ?? "";
  return { operations, operation, movements };
}
const flag = (operation) => (operation.exercise ? "&exercise=true" : "");

function pickers(session, { operations, operation, movements }) {
  const pick = (name, options) =>
    select(options, {
      value: desk[name],
      onchange: (event) => {
        if (name === "operation") desk.movement = null;
        desk[name] = event.target.value;
        session.go("Desk");
      },
    });
  const titles = operations.map((each) => [
    each.id,
    (each.exercise ? `[${text("exercise")}] ` : "") + (each.title ?? each.id),
  ]);
  const ways = movements.map((each) => [
    each.id,
    `${each.carrier} ${each.number} · ${each.from} → ${each.to}`,
  ]);
  const banner = document.getElementById("exercise");
  banner.hidden = !operation.exercise;
  banner.textContent = text("EXERCISE: nothing here is real.");
  return element(
    "div",
    { class: "pickers" },
    field(text("Operation"), pick("operation", titles)),
    field(text("Movement"), pick("movement", [["", text("All movements")], ...ways])),
  );
}

// Reads anew what the log says has changed, a little later, so that a burst costs one look each.
function keepUpToDate(session, people, index, signal) {
  const changed = new Set();
  let timer = null;
  const look = async () => {
    timer = null;
    const ids = [...changed];
    changed.clear();
    for (const id of ids) await people.refresh(id).catch(() => {});
  };
  follow(
    session,
    index + 1,
    ({ claims }) => {
      if (!claims.sub.startsWith("registrations/") || claims.operation !== desk.operation) return;
      changed.add(claims.sub);
      timer ??= setTimeout(look, 300);
    },
    signal,
  );
}

function drawDesk(session, choices, { people, registering }, signal) {
  const aside = element("section", { class: "refusals", hidden: true });
  const redraw = () => drawRefused(aside, registering, session.actor);
  window.addEventListener("kroniek-outbox", redraw, { signal });
  redraw();
  const none = text("No mandate of yours lets you register people in this operation.");
  const form = registering ? registering.node : element("p", { class: "hint" }, none);
  show(pickers(session, choices), aside, form, people.node);
  registering?.focus();
}

export async function showDesk(session, argument, signal) {
  const choices = await readChoices(session);
  const { operation } = choices;
  if (!operation)
    return show(element("h2", {}, text("Desk")), element("p", {}, text("There is no open operation.")));
  const mandate = mandateFor(session, operation.id);
  let registering = null;
  const scope = { operation, movement: desk.movement, flag: flag(operation) };
  const does = {
    take: (view) => registering.take(view),
    checkIn: (view) => registering.checkIn(view),
  };
  const people = new People(session, scope, mandate ? does : null);
  if (mandate)
    registering = new Registering(session, { desk, mandate, people, exercise: operation.exercise });
  const index = await people.load();
  if (signal.aborted) return undefined;
  drawDesk(session, choices, { people, registering }, signal);
  return keepUpToDate(session, people, index, signal);
}
