// One statement about a view that is at hand: signed on the first mandate that allows it, kept until the
// register has answered, and refused where others changed the view meanwhile.
import { mandatesFor } from "./may.js";
import { send } from "./outbox.js";
import { makeStatement, schemaOf } from "./statement.js";
import { nameOf, text } from "./texts.js";

export const basisOf = (mandate) => (mandate.basis?.length ? mandate.basis : ["Wvr-39"]);

// What makeStatement takes; throws where no mandate allows it.
export function statementAbout(session, view, type, data) {
  const [mandate] = mandatesFor(session, type, view.operation);
  if (!mandate) throw new Error(text("No mandate of yours allows this."));
  const isChange = schemaOf(session.document, type)["x-use"] === "changes";
  return {
    type,
    sub: view.id,
    ...(isChange ? { version: view.version + 1 } : {}),
    operation: view.operation,
    exercise: view.exercise,
    mandate: mandate.id,
    basis: basisOf(mandate),
    data,
  };
}

// The register's answer; null where it waits for the network.
export async function stateAbout(session, view, type, data) {
  const statement = await makeStatement(session, statementAbout(session, view, type, data));
  const answers = await send({ label: view.number ?? nameOf(type), statements: [statement] });
  return answers?.[0] ?? null;
}
