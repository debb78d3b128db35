// Statements: SD-JWT (RFC 9901). Which fields are hidden, the register's own API document says (`x-class`),
// so this knows no event by name.
import { base64url, fromBase64url, sha256, utf8, uuid7 } from "./bytes.js";
import { signJws } from "./keys.js";

async function conceal(value, schema, disclosures) {
  if (Array.isArray(value)) {
    const out = [];
    for (const item of value) out.push(await conceal(item, schema.items ?? {}, disclosures));
    return out;
  }
  if (value === null || typeof value !== "object" || !schema.properties) return value;
  const open = {};
  const digests = [];
  for (const [name, member] of Object.entries(value)) {
    const field = schema.properties[name] ?? {};
    if (!field["x-class"]) {
      open[name] = await conceal(member, field, disclosures);
      continue;
    }
    const salt = base64url(crypto.getRandomValues(new Uint8Array(16)));
    const disclosure = base64url(utf8(JSON.stringify([salt, name, member])));
    disclosures.push(disclosure);
    digests.push(base64url(await sha256(utf8(disclosure))));
  }
  if (digests.length > 0) open._sd = digests.sort();
  return open;
}

// The schema of an event type, from the API document.
export const schemaOf = (document, type) =>
  Object.values(document.components.schemas).find((schema) => schema["x-type"] === type);

// What a signed statement says, without what is hidden in it.
export const claimsOf = (statement) =>
  JSON.parse(new TextDecoder().decode(fromBase64url(statement.split(".")[1])));

// The text of a statement of the signed-in person; `said` is {type, sub?, version?, operation?, occurredAt?,
// exercise?, basis, mandate?, via?, data}.
export async function makeStatement(session, said) {
  const schema = schemaOf(session.document, said.type);
  const disclosures = [];
  const data = await conceal(said.data, schema, disclosures);
  const payload = {
    jti: uuid7(),
    iss: session.actor,
    aud: session.origin,
    iat: Math.floor(Date.now() / 1000),
    type: said.type,
    sub: said.sub,
    ...(said.version ? { version: said.version } : {}),
    mandate: said.mandate ?? session.mandate,
    occurredAt: said.occurredAt ?? new Date().toISOString(),
    basis: said.basis,
    ...(said.operation ? { operation: said.operation } : {}),
    via: said.via ?? "desk",
    ...(said.exercise ? { exercise: true } : {}),
    data,
    _sd_alg: "sha-256",
  };
  return [await signJws("kroniek+sd-jwt", payload, session.signer), ...disclosures, ""].join("~");
}
