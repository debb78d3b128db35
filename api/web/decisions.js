// What somebody may decide of an expected traveller of whom nothing is known: one button for each decision
// that a mandate allows.
import { call } from "./client.js";
import { button, element, guarded, notice } from "./dom.js";
import { mayState } from "./may.js";
import { stateAbout } from "./stating.js";
import { text } from "./texts.js";

const decisions = [
  { type: "registration.marked-no-show", key: "Did not come", data: (movement) => ({ movement }) },
  { type: "registration.went-home-by-other-means", key: "Home by other means", data: () => ({}) },
  { type: "registration.stayed-by-choice", key: "Stayed by choice", data: () => ({}) },
];

export const allowedDecisions = (session, operation) =>
  decisions.filter(({ type }) => mayState(session, type, operation));

// `done` is called once the decision was recorded.
export function decisionButtons(session, movement, { registration, number }, done) {
  const decide = ({ type, data }) =>
    guarded(async () => {
      const view = await call(session, `/v1/${registration}`);
      const answer = await stateAbout(session, view, type, data(movement.id));
      if (!answer) return notice(text("It waits for the network."));
      return done();
    });
  return element(
    "span",
    { class: "row" },
    allowedDecisions(session, movement.operation).map((each) =>
      button(text(each.key), decide(each), { "aria-label": `${text(each.key)}: ${number}` }),
    ),
  );
}
