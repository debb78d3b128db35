// The numbers of a reconciliation: that they add up is shown, not said. Each number leads to its files.
import { button, element, table } from "./dom.js";
import { schemaOf } from "./statement.js";
import { labelOf, nameOf, text } from "./texts.js";

// The members of the totals, in the order of the sum; unexpected counts apart.
export const members = ["expected", "seen", "noShow", "diverted", "unresolved", "unexpected"];
const outcomes = { seen: "seen", noShow: "no-show", diverted: "diverted", unresolved: "unresolved" };
const signs = { expected: "", seen: "is", noShow: "plus", diverted: "plus", unresolved: "plus" };

// Whether the file counts under that number; `category` narrows it to one column.
export function countsUnder(item, { member, category }) {
  if (category && (item.category ?? "unknown") !== category) return false;
  if (member === "expected") return item.outcome !== "unexpected";
  return item.outcome === (outcomes[member] ?? member);
}

export const addsUp = ({ expected, seen, noShow, diverted, unresolved }) =>
  expected === seen + noShow + diverted + unresolved;

export function memberLabel(session, member) {
  return labelOf(member, schemaOf(session.document, "movement.reconciled").properties[member]);
}

const isSame = (one, other) => one.member === other.member && one.category === other.category;

// `look` is called with {member, category} of the number that somebody wants to see the files of.
export function drawSum(session, totals, shown, look) {
  return element(
    "ul",
    { class: "figures sum", "aria-label": text("The sum") },
    members.map((member) =>
      element(
        "li",
        { class: signs[member] ?? "apart" },
        button(
          [element("strong", {}, String(totals[member])), " ", memberLabel(session, member)],
          () => look({ member }),
          { "aria-pressed": String(isSame(shown, { member })), "data-member": member },
        ),
      ),
    ),
  );
}

function number(session, count, which, shown, look) {
  if (!count) return "0";
  const label = `${memberLabel(session, which.member)}, ${nameOf(which.category)}: ${count}`;
  const pressed = String(isSame(shown, which));
  const attributes = { class: "number", "aria-label": label, "aria-pressed": pressed };
  return button(String(count), () => look(which), attributes);
}

export function drawColumns(session, { columns, totals, dualNationals }, shown, look) {
  const heads = [
    "",
    ...members.map((member) => memberLabel(session, member)),
    text("Of whom dual nationals"),
  ];
  const rows = (columns ?? []).map((column) => [
    nameOf(column.category),
    ...members.map((member) =>
      number(session, column.totals[member], { member, category: column.category }, shown, look),
    ),
    String(column.dualNationals ?? 0),
  ]);
  const sum = [
    text("Together"),
    ...members.map((member) => String(totals[member])),
    String(dualNationals ?? 0),
  ];
  const node = table(heads, [...rows, sum]);
  node.classList.add("numbers");
  return [
    node,
    element(
      "p",
      { class: "hint" },
      text("Who has more than one nationality counts once, in one column: Dutch where one of them is Dutch."),
    ),
  ];
}
