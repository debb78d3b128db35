// What the signed-in person's mandates are for, as the API document tells it: which role states what
// (`x-roles`) and which opens personal data (`x-open-rights`). The register decides; this keeps the page from
// offering what it would refuse.
import { schemaOf } from "./statement.js";

const holdsIn = (mandate, operation) =>
  !operation || !mandate.scopeOperation || mandate.scopeOperation === operation;

// The mandates that may state that type within that operation.
export function mandatesFor(session, type, operation) {
  const roles = schemaOf(session.document, type)?.["x-roles"] ?? [];
  return session.mandates.filter((each) => roles.includes(each.role) && holdsIn(each, operation));
}
export const mayState = (session, type, operation) => mandatesFor(session, type, operation).length > 0;

const viewNames = {
  registrations: "Registration",
  movements: "Movement",
  links: "Link",
  enquiries: "Enquiry",
};
// The widest right to open personal data of a collection: `all`, `personal`, `care`, or null.
export function openRight(session, collection, operation) {
  const rights = session.document.components.schemas[viewNames[collection]]?.["x-open-rights"] ?? {};
  const held = session.mandates.filter((each) => holdsIn(each, operation)).map((each) => rights[each.role]);
  return ["all", "personal", "care"].find((right) => held.includes(right)) ?? null;
}
