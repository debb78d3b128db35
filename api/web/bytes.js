// Bytes and their texts: base64url without padding (RFC 7515), base64 (RFC 4648), UTF-8, SHA-256. Decoding is
// strict: one text for given bytes, so that no character of a proof can change unnoticed.
export const utf8 = (text) => new TextEncoder().encode(text);

export function base64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
export const base64url = (bytes) =>
  base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

function decode(text, standard, encode) {
  let bytes = null;
  try {
    bytes = Uint8Array.from(atob(standard), (c) => c.charCodeAt(0));
  } catch {
    throw new Error("not base64");
  }
  if (encode(bytes) !== text) throw new Error("not the one base64 text of these bytes");
  return bytes;
}
export const fromBase64 = (text) => decode(text, text, base64);
export const fromBase64url = (text) =>
  decode(text, text.replaceAll("-", "+").replaceAll("_", "/"), base64url);

export const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

export function concat(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

// UUIDv7 (RFC 9562 section 5.7): 48 bits of milliseconds, then random.
export function uuid7(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = now;
  for (let i = 5; i >= 0; --i) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
