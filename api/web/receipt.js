// Checks a receipt (C2SP tlog-proof) in the browser, against the log's public key, without asking the register again.
import { base64, concat, fromBase64, fromBase64url, same, sha256, utf8 } from "./bytes.js";

// The leaf: canonical Cap'n Proto of {recordedAt, header, payload, signature}, one data word and three byte lists.
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

// RFC 9162 section 2.1.3.2.
async function rootFrom(index, size, leafHash, path) {
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
  const [head, ...note] = text.split("\n\n");
  const lines = head.split("\n");
  if (lines.shift() !== "c2sp.org/tlog-proof@v1") throw new Error("not a receipt");
  const extra = lines[0].startsWith("extra ") ? lines.shift().slice(6) : null;
  const index = BigInt(lines.shift().replace(/^index /, ""));
  return { extra, index, path: lines.map(fromBase64), checkpoint: note.join("\n\n") };
}

// The signed text of a checkpoint, if the log's key signed it (C2SP signed-note).
async function openCheckpoint(note, vkey) {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey.trim());
  const end = note.lastIndexOf("\n\n") + 1;
  const text = note.slice(0, end);
  const publicKey = await crypto.subtle.importKey("raw", fromBase64(key).slice(1), { name: "Ed25519" }, false, ["verify"]);
  for (const line of note.slice(end + 1).split("\n")) {
    const [, signer, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    if (signer !== name) continue;
    const bytes = fromBase64(encoded);
    const lineId = [...bytes.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (lineId !== id) continue;
    if (!(await crypto.subtle.verify({ name: "Ed25519" }, publicKey, bytes.slice(4), utf8(text))))
      throw new Error("the checkpoint's signature is wrong");
    const [origin, size, root] = text.split("\n");
    return { origin, size: BigInt(size), root: fromBase64(root) };
  }
  throw new Error("the log's key did not sign this checkpoint");
}

const micros = (text) => {
  const [, seconds, fraction = ""] = /^(.*?)(?:\.(\d+))?Z$/.exec(text);
  return BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction.padEnd(6, "0"));
};

// Throws with a reason, or gives {index, size, origin, root} of what was proved.
export async function verifyReceipt(receiptText, sdJwt, vkey) {
  const receipt = parseReceipt(receiptText);
  const { recordedAt } = JSON.parse(new TextDecoder().decode(fromBase64(receipt.extra)));
  const parts = sdJwt.split("~")[0].split(".").map(fromBase64url);
  const leafHash = await hashLeaf(leafBytes(micros(recordedAt), parts));
  const checkpoint = await openCheckpoint(receipt.checkpoint, vkey);
  const root = await rootFrom(receipt.index, checkpoint.size, leafHash, receipt.path);
  if (!same(root, checkpoint.root)) throw new Error("the statement is not where the receipt says");
  return { index: receipt.index, size: checkpoint.size, origin: checkpoint.origin, recordedAt, root: base64(root) };
}
