// One movement: who of its lists came, at this moment or at a past one, with or without the legs around it;
// what is still to be decided; and the lists themselves.
import { call } from "./client.js";
import { movementName, pickers, readChoices } from "./choices.js";
import { deskChoice } from "./desk.js";
import { button, element, field, guarded, show } from "./dom.js";
import { drawLegs } from "./legs.js";
import { drawManifests } from "./manifests.js";
import { drawReconciling } from "./reconciling.js";
import { stateButton } from "./state.js";
import { momentText, nameOf, text } from "./texts.js";
import { addsUp, drawColumns, drawSum } from "./totals.js";
import { drawTravellers, firstShown } from "./travellers.js";

// The query of what is asked of the movement: {chain, asOf}, where asOf is what the picker of a moment gives.
export function queryOf({ chain, asOf }) {
  const parts = [...(chain ? ["chain=true"] : []), ...(asOf ? [`asOf=${new Date(asOf).toISOString()}`] : [])];
  return parts.length ? `?${parts.join("&")}` : "";
}

async function read(session, { movement, chain, asOf }) {
  const at = queryOf({ asOf });
  const [view, answer, lists] = await Promise.all([
    call(session, `/v1/${movement}${at}`),
    call(session, `/v1/${movement}/_reconciliation${queryOf({ chain, asOf })}`),
    call(session, `/v1/${movement}/_manifests${at}`),
  ]);
  return { movement: view, answer, lists };
}

function aboardText({ aboard, onBoard, onBoardDifference }) {
  const said = [text("By the files {aboard} came with it: seen and unexpected.", { aboard })];
  if (onBoard !== undefined) said.push(text("The carrier counted {onBoard}.", { onBoard }));
  if (onBoardDifference)
    said.push(text("That differs by {difference}.", { difference: Math.abs(onBoardDifference) }));
  return said.join(" ");
}

function head(session, view) {
  const facts = [
    nameOf(view.phase),
    view.departedAt ? `${text("Departed")} ${momentText(view.departedAt)}` : null,
    view.arrivedAt ? `${text("Arrived")} ${momentText(view.arrivedAt)}` : null,
    typeof view.place === "string" ? view.place : null,
  ];
  return [
    element(
      "div",
      { class: "head" },
      element("h2", { tabindex: -1, id: "flight-name" }, movementName(view)),
      stateButton(session, view),
    ),
    element("p", {}, facts.filter(Boolean).join(" · ")),
  ];
}

class Flight {
  constructor(session, looked, movements) {
    Object.assign(this, { session, looked, movements });
    this.body = element("div", { id: "flight", "aria-live": "polite" });
  }

  async load() {
    const found = await read(this.session, this.looked).catch((error) => {
      this.body.replaceChildren(); // rather nothing than the numbers of another moment
      throw error;
    });
    const { chain } = found.answer;
    this.legs = chain ? await drawLegs(this.session, chain, this.movements) : [];
    this.found = found;
    this.looked.shown ??= firstShown(found.answer.totals);
    this.draw();
  }

  // After something was recorded.
  async again() {
    await this.load();
    this.body.querySelector("#behind").focus();
  }

  look(which) {
    this.looked.shown = which;
    this.draw();
    this.body.querySelector("#behind").focus();
  }

  draw() {
    const { session, looked, found } = this;
    const { movement, answer, lists } = found;
    const look = (which) => this.look(which);
    const redo = looked.asOf ? null : () => this.again();
    if (!addsUp(answer.totals)) throw new Error(text("The numbers do not add up; report this."));
    this.body.replaceChildren(
      ...head(session, movement),
      drawSum(session, answer.totals, looked.shown, look),
      element("p", {}, aboardText(answer)),
      drawReconciling(session, movement, answer, redo),
      ...this.legs,
      ...drawTravellers(session, { movement, answer, shown: looked.shown }, redo),
      element("h2", {}, text("By category")),
      ...drawColumns(session, answer, looked.shown, look),
      ...drawManifests(session, lists),
    );
  }
}

// The whole way or this leg, and the moment.
function asking(looked, load) {
  const asOf = element("input", { type: "datetime-local", step: 1, value: looked.asOf });
  const whole = button(text("Whole way"), () => {
    looked.chain = !looked.chain;
    whole.setAttribute("aria-pressed", String(looked.chain));
    return load();
  });
  whole.setAttribute("aria-pressed", String(looked.chain));
  const at = () => {
    looked.asOf = asOf.value;
    return load();
  };
  asOf.addEventListener("change", at);
  const now = () => {
    asOf.value = "";
    return at();
  };
  return element(
    "div",
    { class: "pickers" },
    field(text("As it was known at"), asOf, text("Left empty: now.")),
    element("div", { class: "row middle" }, whole, button(text("Now"), now)),
  );
}

// Chooses the movement that a page elsewhere leads to.
async function aim(session, chosen, id) {
  const view = await call(session, `/v1/${id}`);
  Object.assign(chosen, { operation: view.operation, movement: id });
}

export async function showFlight(session, id) {
  const chosen = deskChoice();
  if (id && chosen.movement !== id) await aim(session, chosen, id);
  if (!chosen.movement) chosen.movement = null;
  const choices = await readChoices(session, chosen, { all: true });
  chosen.movement ||= choices.movements[0]?.id ?? "";
  if (!chosen.movement)
    return show(element("h2", {}, text("Flight")), element("p", {}, text("There is no movement.")));
  const isSame = session.flight?.movement === chosen.movement;
  const looked = isSame ? session.flight : { movement: chosen.movement, chain: false, asOf: "" };
  session.flight = looked;
  const flight = new Flight(session, looked, choices.movements);
  const changed = () => session.go("Flight");
  show(
    pickers(choices, chosen, { changed }),
    asking(
      looked,
      guarded(() => flight.load()),
    ),
    flight.body,
  );
  await flight.load();
  return document.getElementById("flight-name").focus();
}
