// What waited for the network and was then refused: nothing of it is lost. It goes back to the form as of the
// moment when it was said, or is sent again, or, where others changed the file meanwhile, is told to the file
// as a case that a person settles. Only its author sees it.
import { button, element, guarded } from "./dom.js";
import { reported } from "./identity.js";
import { dismiss, refused, refusedOfOthers, send, sendAgain } from "./outbox.js";
import { claimsOf, makeStatement } from "./statement.js";
import { codeText, momentText, text } from "./texts.js";

const claimsOfType = (statements, type) =>
  statements.map(claimsOf).find((claims) => claims.type === `registration.${type}`);

// The statement that tells it to the file; null where that is not the way.
function reportOf({ problem, statements, draft }, mandate) {
  const identified = claimsOfType(statements, "identified");
  const seen = claimsOfType(statements, "seen");
  const claims = identified ?? seen;
  if (problem.status !== 409 || !claims || (identified && !draft)) return null;
  const { sub, operation, exercise, occurredAt, basis, via } = claims;
  const values = identified && draft.values;
  const data = reported(values, { what: claims.type, refused: claims.jti, sight: seen?.data });
  const type = "registration.reported-otherwise";
  return { type, sub, operation, mandate, exercise, occurredAt, basis, via, data };
}

function drawOne(entry, registering) {
  const { id, label, problem, draft, statements } = entry;
  const report = registering && reportOf(entry, registering.mandate.id);
  const tell = guarded(async () => {
    await send({ label, statements: [await makeStatement(registering.session, report)], draft });
    await dismiss(id);
  });
  const back = async () => {
    await registering.restore(draft);
    await dismiss(id);
  };
  const said = momentText(claimsOf(statements[0]).occurredAt);
  return element(
    "p",
    { class: "refused" },
    element("strong", {}, label),
    ` (${said}) `,
    codeText(problem.code) ?? problem.detail,
    " ",
    report ? button(text("Report it to the file"), tell, { class: "first" }) : null,
    " ",
    draft && registering ? button(text("Back to the form"), back) : null,
    " ",
    button(
      text("Send again"),
      guarded(() => sendAgain(id)),
    ),
    " ",
    button(text("Discard"), () => dismiss(id)),
  );
}

// `registering` is the form; null for who may not register.
export function drawRefused(section, registering, actor) {
  const entries = refused(actor);
  const count = refusedOfOthers(actor);
  section.hidden = entries.length === 0 && count === 0;
  const others = text("{count} of another user: shown when that user signs in here.", { count });
  section.replaceChildren(
    element("h2", {}, text("Not recorded")),
    ...entries.map((entry) => drawOne(entry, registering)),
    ...(count > 0 ? [element("p", { class: "hint" }, others)] : []),
  );
}
