// A movement's whole way, leg by leg: everybody counts once, and who joined, left or was lost is named by his
// file.
import { call } from "./client.js";
import { movementName } from "./choices.js";
import { element, table } from "./dom.js";
import { fileList } from "./files.js";
import { memberLabel, members } from "./totals.js";
import { momentText, text } from "./texts.js";

// Legs may be of another operation than the one that the page is about.
async function nameOfLeg(session, id, movements) {
  return movementName(movements.find((each) => each.id === id) ?? (await call(session, `/v1/${id}`)));
}

const people = (session, leg) =>
  element(
    "div",
    {},
    fileList(session, text("Joined"), leg.joined),
    fileList(session, text("Left on the way"), leg.left),
    fileList(session, text("Lost on the way"), leg.lost),
  );

export async function drawLegs(session, { legs, totals, departedAt, arrivedAt }, movements) {
  const heads = [text("Leg"), ...members.map((member) => memberLabel(session, member)), text("On the way")];
  const numbers = (of) => members.map((member) => String(of[member]));
  const rows = [];
  for (const leg of legs ?? [])
    rows.push([
      await nameOfLeg(session, leg.movement, movements),
      ...numbers(leg.totals),
      people(session, leg),
    ]);
  const node = table(heads, [...rows, [text("Whole way"), ...numbers(totals), ""]]);
  node.classList.add("numbers");
  const times = [
    departedAt ? `${text("Departed")} ${momentText(departedAt)}` : null,
    arrivedAt ? `${text("Arrived")} ${momentText(arrivedAt)}` : null,
  ].filter(Boolean);
  return [
    element("h2", {}, text("Whole way")),
    times.length ? element("p", { class: "hint" }, times.join(" · ")) : null,
    node,
  ].filter(Boolean);
}
