// The files behind one number of a reconciliation, and what is still to be decided of them.
import { allowedDecisions, decisionButtons } from "./decisions.js";
import { element, table } from "./dom.js";
import { fileButton } from "./files.js";
import { countsUnder, memberLabel, members } from "./totals.js";
import { nameOf, text } from "./texts.js";

const shownMax = 100; // rows
const memberOf = { "no-show": "noShow" };

function note({ dualNational, expectedElsewhere }) {
  const count = (expectedElsewhere ?? []).length;
  return [
    dualNational ? text("dual national") : null,
    count > 0 ? text("also expected on {count} other", { count }) : null,
  ]
    .filter(Boolean)
    .join("; ");
}

// `redo` is called after a decision; null where one looks at the past, and decides nothing.
export function drawTravellers(session, { movement, answer, shown }, redo) {
  const { member, category } = shown;
  const items = (answer.items ?? []).filter((item) => countsUnder(item, shown));
  const label = memberLabel(session, member) + (category ? `, ${nameOf(category)}` : "");
  const mayDecide = redo && allowedDecisions(session, movement.operation).length > 0;
  const row = (item) => [
    fileButton(session, item),
    memberLabel(session, memberOf[item.outcome] ?? item.outcome),
    item.category ? nameOf(item.category) : text("unknown"),
    note(item),
    mayDecide && item.outcome === "unresolved" ? decisionButtons(session, movement, item, redo) : "",
  ];
  const heads = ["Number", "Counts as", "Category", "Note", "Decide"];
  const nobody = ["expected", "unresolved"].includes(member) && !category ? answer.withoutFile : 0;
  return [
    element("h2", { tabindex: -1, id: "behind" }, `${label}: ${items.length}`),
    nobody
      ? element(
          "p",
          { class: "hint" },
          text("{count} more stand on a list and have no file.", { count: nobody }),
        )
      : null,
    items.length
      ? table(
          heads.map((head) => text(head)),
          items.slice(0, shownMax).map(row),
        )
      : element("p", {}, text("Nothing here.")),
    items.length > shownMax
      ? element(
          "p",
          { class: "hint" },
          text("{shown} of {count} shown.", { shown: shownMax, count: items.length }),
        )
      : null,
  ].filter(Boolean);
}

// What is looked at first: who is still unaccounted for, or else everybody who was expected.
export const firstShown = (totals) => ({ member: totals.unresolved > 0 ? "unresolved" : members[0] });
