// The signed-in person's key. It is imported as not extractable, lives in this page's memory only, and goes
// with the tab.
import { base64url, sha256, utf8 } from "./bytes.js";

const algorithms = {
  Ed25519: { jws: "EdDSA", key: { name: "Ed25519" }, sign: { name: "Ed25519" } },
  "P-256": {
    jws: "ES256",
    key: { name: "ECDSA", namedCurve: "P-256" },
    sign: { name: "ECDSA", hash: "SHA-256" },
  },
};

// RFC 7638: the required members in their order, without white space.
async function thumbprint(jwk) {
  const members = jwk.kty === "EC" ? ["crv", "kty", "x", "y"] : ["crv", "kty", "x"];
  return base64url(await sha256(utf8(JSON.stringify(Object.fromEntries(members.map((m) => [m, jwk[m]]))))));
}

// A signer {id, algorithm, sign(bytes)} from a private JWK.
export async function importSigner(jwk) {
  const algorithm = algorithms[jwk.crv];
  if (!algorithm || !jwk.d) throw new Error("not a private key of crv Ed25519 or P-256");
  const { kty, crv, x, y, d } = jwk;
  const key = await crypto.subtle.importKey(
    "jwk",
    { kty, crv, x, ...(y ? { y } : {}), d },
    algorithm.key,
    false,
    ["sign"],
  );
  return {
    id: await thumbprint(jwk),
    algorithm: algorithm.jws,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(algorithm.sign, key, bytes)),
  };
}

// A JWS in compact form (RFC 7515).
export async function signJws(type, payload, signer) {
  const part = (json) => base64url(utf8(JSON.stringify(json)));
  const input = `${part({ alg: signer.algorithm, typ: type, kid: signer.id })}.${part(payload)}`;
  return `${input}.${base64url(await signer.sign(utf8(input)))}`;
}

// A bearer token for five minutes, less what clocks differ.
export const makeToken = (actor, origin, signer) =>
  signJws("kroniek-auth+jwt", { iss: actor, aud: origin, exp: Math.floor(Date.now() / 1000) + 270 }, signer);
