// Recording the numbers of a reconciliation as the register counts them, and what was recorded last.
import { button, element, guarded, notice } from "./dom.js";
import { mayState } from "./may.js";
import { stateAbout } from "./stating.js";
import { members } from "./totals.js";
import { text } from "./texts.js";

function lastText({ stated }) {
  if (!stated) return text("Nobody has recorded these numbers yet.");
  return stated.differs
    ? text("Recorded before, with other numbers: the files have changed since.")
    : text("Recorded: the files still say these numbers.");
}

// `redo` is called once they were recorded; null where one looks at the past, and records nothing.
export function drawReconciling(session, movement, answer, redo) {
  const { totals, stated } = answer;
  const last = element("p", { class: stated?.differs ? "bad" : "hint" }, lastText(answer));
  const isArrived = ["arrived", "reconciled"].includes(movement.phase);
  const may = redo && isArrived && mayState(session, "movement.reconciled", movement.operation);
  if (!may || (stated && !stated.differs)) return last;
  const record = guarded(async () => {
    const data = Object.fromEntries(members.map((member) => [member, totals[member]]));
    const recorded = await stateAbout(session, movement, "movement.reconciled", data);
    if (!recorded) return notice(text("It waits for the network."));
    await redo();
    return notice(text("The numbers are recorded at index {index}.", recorded), "good");
  });
  return element(
    "div",
    { class: "row end" },
    button(text("Record these numbers"), record, { class: "first" }),
    last,
  );
}
