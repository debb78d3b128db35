// Checks a receipt (C2SP tlog-proof) in the browser, against the log's public key, without asking the
// register again.
import { base64, base64url, concat, fromBase64, fromBase64url, same, sha256, utf8 } from "./bytes.js";

// The leaf: canonical Cap'n Proto of {recordedAt, header, payload, signature}, one data word and three byte
// lists.
export function leafBytes(recordedAtMicros, parts) {
  const words = parts.map((part) => Math.ceil(part.length / 8));
  const out = new Uint8Array(8 * (5 + words.reduce((sum, count) => sum + count, 0)));
  const view = new DataView(out.buffer);
  view.setUint32(0, 0, true); // struct pointer: offset 0
  view.setUint16(4, 1, true); // one data word
  view.setUint16(6, 3, true); // three pointers
  view.setBigInt64(8, recordedAtMicros, true);
  let at = 5;
  parts.forEach((part, i) => {
    const pointer = 2 + i;
    view.setUint32(8 * pointer, ((at - pointer - 1) << 2) | 1, true); // list pointer, offset in words
    view.setUint32(8 * pointer + 4, (part.length << 3) | 2, true); // elements of one byte
    out.set(part, 8 * at);
    at += words[i];
  });
  return out;
}

const hashLeaf = (leaf) => sha256(concat(Uint8Array.of(0), leaf));
const hashNode = (left, right) => sha256(concat(Uint8Array.of(1), left, right));

function number(text) {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) throw new Error("not a number");
  return BigInt(text);
}

// RFC 9162 section 2.1.3.2.
async function rootFrom(index, size, leafHash, path) {
  if (index >= size) throw new Error("the receipt points past the log's end");
  let [fn, sn, hash] = [index, size - 1n, leafHash];
  for (const sibling of path) {
    if (sn === 0n) throw new Error("the path is too long");
    if ((fn & 1n) === 1n || fn === sn) {
      hash = await hashNode(sibling, hash);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      hash = await hashNode(hash, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (sn !== 0n) throw new Error("the path is too short");
  return hash;
}

function parseReceipt(text) {
  const end = text.indexOf("\n\n");
  if (end < 0) throw new Error("not a receipt");
  const lines = text.slice(0, end).split("\n");
  if (lines.shift() !== "c2sp.org/tlog-proof@v1") throw new Error("not a receipt");
  const value = (name) => {
    if (!lines[0]?.startsWith(`${name} `)) throw new Error(`the receipt lacks its line ${name}`);
    return lines.shift().slice(name.length + 1);
  };
  const extra = value("extra");
  const index = number(value("index"));
  const path = lines.map(fromBase64);
  if (path.some((hash) => hash.length !== 32)) throw new Error("a hash of the path has not 32 bytes");
  return { extra, index, path, checkpoint: text.slice(end + 2) };
}

// C2SP signed-note: <name>+<key id>+<base64 of the algorithm's byte and the key>.
function parseKey(vkey) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey.trim()) ?? [];
  const bytes = encoded ? fromBase64(encoded) : [];
  if (bytes.length !== 33 || bytes[0] !== 1) throw new Error("the log's key is no Ed25519 key");
  return { name, id, key: bytes.slice(1) };
}

// What a checkpoint says, if the log's key signed it.
async function openCheckpoint(note, vkey) {
  const { name, id, key } = parseKey(vkey);
  const end = note.lastIndexOf("\n\n") + 1;
  const text = note.slice(0, end);
  const publicKey = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
  for (const line of note.slice(end + 1).split("\n")) {
    const [, signer, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    if (signer !== name) continue;
    const bytes = fromBase64(encoded);
    const lineId = [...bytes.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (lineId !== id) continue;
    if (!(await crypto.subtle.verify({ name: "Ed25519" }, publicKey, bytes.slice(4), utf8(text))))
      throw new Error("the checkpoint's signature is wrong");
    const [origin, size, root] = text.split("\n");
    if (origin !== name) throw new Error("the checkpoint is of another log");
    return { origin, size: number(size), root: fromBase64(root) };
  }
  throw new Error("the log's key did not sign this checkpoint");
}

// The moment in a receipt's `extra`, which is canonical JSON {"recordedAt": …}, in microseconds.
function recordedAtOf(extra) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(fromBase64(extra));
  const [, recordedAt, seconds, fraction = ""] =
    /^\{"recordedAt":"(([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{6}))?Z)"\}$/.exec(
      text,
    ) ?? [];
  const millis = Date.parse(`${seconds}Z`);
  if (Number.isNaN(millis)) throw new Error("the receipt does not say when the statement was recorded");
  return { recordedAt, micros: BigInt(millis) * 1000n + BigInt(fraction.padEnd(6, "0")) };
}

const digestsIn = (value) =>
  value === null || typeof value !== "object"
    ? []
    : Object.entries(value).flatMap(([name, member]) => (name === "_sd" ? member : digestsIn(member)));

// Hidden values that came along must be those that the author signed the digests of (RFC 9901 section 4.2.3).
async function checkDisclosures(payload, disclosures) {
  if (disclosures.pop() !== "") throw new Error("the statement does not end as an SD-JWT does");
  const digests = new Set(digestsIn(JSON.parse(new TextDecoder().decode(payload))));
  for (const disclosure of disclosures)
    if (!digests.has(base64url(await sha256(utf8(disclosure)))))
      throw new Error("a hidden value is not the author's");
}

// Throws with a reason, or gives {index, size, origin, recordedAt, root} of what was proved.
export async function verifyReceipt(receiptText, sdJwt, vkey) {
  const receipt = parseReceipt(receiptText);
  const { recordedAt, micros } = recordedAtOf(receipt.extra);
  const [jws, ...disclosures] = sdJwt.split("~");
  const parts = jws.split(".").map(fromBase64url);
  if (parts.length !== 3) throw new Error("not a signed statement");
  await checkDisclosures(parts[1], disclosures);
  const leafHash = await hashLeaf(leafBytes(micros, parts));
  const checkpoint = await openCheckpoint(receipt.checkpoint, vkey);
  const root = await rootFrom(receipt.index, checkpoint.size, leafHash, receipt.path);
  if (!same(root, checkpoint.root)) throw new Error("the statement is not where the receipt says");
  return {
    index: receipt.index,
    size: checkpoint.size,
    origin: checkpoint.origin,
    recordedAt,
    root: base64(root),
  };
}
