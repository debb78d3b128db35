// The answer to a hand-over that waits: by the organisation that was asked, or on its behalf by the desk,
// which then says how the answer is known.
import { askText } from "./asking.js";
import { button, element, guarded, notice } from "./dom.js";
import { mayState } from "./may.js";
import { stateButton } from "./state.js";
import { stateAbout } from "./stating.js";
import { text } from "./texts.js";

const waits = (view) => view.handoverWaits && view.handover;

function ownAnswer(session, view, done) {
  const say = (answer, data) =>
    stateAbout(session, view, `registration.handover-${answer}`, data).then((recorded) =>
      recorded ? done() : notice(text("It waits for the network.")),
    );
  const accept = guarded(() => say("accepted", {}));
  const refuse = guarded(async () => {
    const reasons = await askText(text("Refuse"), text("Reasons"));
    if (reasons !== null) await say("refused", { reasons });
  });
  const named = (label) => ({ "aria-label": `${text(label)} ${view.number}` });
  return [
    button(text("Accept"), accept, { class: "first", ...named("Accept") }),
    button(text("Refuse"), refuse, named("Refuse")),
  ];
}

// Null where nothing waits, or nobody's mandate lets him answer. `done` is called once it was recorded.
export function answerButtons(session, view, done) {
  if (!waits(view)) return null;
  const isOurs = view.handover.to === session.organisation;
  if (isOurs && mayState(session, "registration.handover-accepted", view.operation))
    return element("span", { class: "row" }, ownAnswer(session, view, done));
  const type = "registration.handover-answered-on-behalf";
  const data = { organisation: view.handover.to };
  return stateButton(session, view, text("Answer on their behalf"), { type, data });
}
