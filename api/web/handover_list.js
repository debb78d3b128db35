// A hand-over list as it is given along: it says what it is, of when, how many it names and whom it leaves
// out, and where the look stands in the log.
import { button, element, table } from "./dom.js";
import { fileButton } from "./files.js";
import { dateText, fullName } from "./naming.js";
import { longMoment, nameOf, text } from "./texts.js";

function needsText(needs) {
  return (needs ?? [])
    .map(({ category, urgent }) => nameOf(category) + (urgent ? ` (${text("urgent")})` : ""))
    .join(", ");
}

function leftOut({ shielded, erased }) {
  const said = [];
  if (shielded) said.push(text("{count} shielded, never listed.", { count: shielded }));
  if (erased) said.push(text("{count} erased, nothing is left to list.", { count: erased }));
  return said.length ? element("p", { class: "left-out" }, said.join(" ")) : null;
}

export function drawHandoverList(session, answer, { title, operation, purpose, ground }) {
  const items = answer.items ?? [];
  const row = ({ registration, number, phase, minor, place, needs, values }) => [
    fileButton(session, { registration, number }),
    fullName(values?.names) ?? text("unknown"),
    dateText(values?.dateOfBirth),
    minor ? text("yes") : "",
    values?.address ?? "",
    nameOf(phase),
    place ?? "",
    needsText(needs),
    "",
  ];
  const heads = [
    "Number",
    "Name",
    "Date of birth",
    "Under 18",
    "Address",
    "Phase",
    "Place",
    "Needs",
    "Received",
  ];
  const count = text("{count} people", { count: items.length });
  const print = () => window.print();
  return [
    element(
      "div",
      { class: "head" },
      element("h2", {}, text("Hand-over: {title}", { title })),
      items.length ? button(text("Print"), print, { class: "screen" }) : null,
    ),
    element("p", {}, [operation.title ?? operation.id, longMoment(new Date()), count].join(" · ")),
    leftOut(answer),
    items.length
      ? table(
          heads.map((head) => text(head)),
          items.map(row),
        )
      : element("p", {}, text("Nobody is bound there.")),
    answer.opening
      ? element(
          "p",
          { class: "hint" },
          text("Purpose: {purpose} ({ground}). The look is recorded at index {index}.", {
            purpose,
            ground,
            index: answer.opening.index,
          }),
        )
      : null,
    items.length
      ? element("p", { class: "signature" }, text("Received by (name, signature, date and time):"))
      : null,
  ].filter(Boolean);
}
