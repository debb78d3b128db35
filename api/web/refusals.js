// What waited for the network and was then refused: nothing of it is lost. It goes back to the form, or,
// where others changed the file meanwhile, to the file as a case that a person settles.
import { button, element, guarded } from "./dom.js";
import { reported } from "./identity.js";
import { dismiss, refused, send } from "./outbox.js";
import { claimsOf, makeStatement } from "./statement.js";
import { codeText, text } from "./texts.js";

const claimsOfType = (statements, type) =>
  statements.map(claimsOf).find((claims) => claims.type === `registration.${type}`);

// The statement that tells it to the file; null where that is not the way.
function reportOf({ problem, statements, draft }, mandate) {
  const claims = claimsOfType(statements, "identified");
  if (problem.code !== "statement.version-stale" || !claims || !draft) return null;
  const { sub, operation, exercise, occurredAt, basis } = claims;
  const sight = claimsOfType(statements, "seen")?.data;
  const data = reported(draft.values, { what: claims.type, refused: claims.jti, sight });
  const type = "registration.reported-otherwise";
  return { type, sub, operation, mandate, exercise, occurredAt, basis, data };
}

function drawOne(entry, registering) {
  const { id, label, problem, draft } = entry;
  const report = registering && reportOf(entry, registering.mandate.id);
  const tell = guarded(async () => {
    await send({ label, statements: [await makeStatement(registering.session, report)], draft });
    await dismiss(id);
  });
  const again = async () => {
    await registering.restore(draft);
    await dismiss(id);
  };
  return element(
    "p",
    { class: "refused" },
    element("strong", {}, label),
    " ",
    codeText(problem.code) ?? problem.detail,
    " ",
    report ? button(text("Report it to the file"), tell, { class: "first" }) : null,
    " ",
    draft && registering ? button(text("Back to the form"), again) : null,
    " ",
    button(text("Discard"), () => dismiss(id)),
  );
}

// `registering` is the form; null for who may not register.
export function drawRefused(section, registering) {
  const entries = refused();
  section.hidden = entries.length === 0;
  section.replaceChildren(
    element("h2", {}, text("Not recorded")),
    ...entries.map((entry) => drawOne(entry, registering)),
  );
}
