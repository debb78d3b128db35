// The desk: who is expected, seen and registered on a movement, kept up to date by the log itself; and the
// form in which the next person is registered.
import { flag, pickers, readChoices } from "./choices.js";
import { element, show } from "./dom.js";
import { follow } from "./follow.js";
import { mandatesFor } from "./may.js";
import { People } from "./people.js";
import { drawRefused } from "./refusals.js";
import { Registering } from "./registering.js";
import { text } from "./texts.js";

// What this desk is at; goes when its user signs out. Other pages begin where the desk is.
const nothing = () => ({
  operation: "",
  movement: null,
  draft: null,
  target: null,
  last: null,
  moment: null,
});
let desk = nothing();
export const deskChoice = () => desk;
export const forgetDesk = () => {
  desk = nothing();
};

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
  const changed = () => session.go("Desk");
  const picked = pickers(choices, desk, { none: text("All movements"), changed });
  show(picked, aside, form, people.node);
  registering?.focus();
}

export async function showDesk(session, argument, signal) {
  const choices = await readChoices(session, desk);
  const { operation } = choices;
  if (!operation)
    return show(element("h2", {}, text("Desk")), element("p", {}, text("There is no open operation.")));
  const [mandate] = mandatesFor(session, "registration.registered", operation.id);
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
