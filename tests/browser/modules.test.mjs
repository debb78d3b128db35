// The page's pure modules, held to what the program itself accepts and gives.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { base64, base64url, fromBase64, fromBase64url, utf8, uuid7 } from "./web/bytes.js";
import { dutch } from "./web/dutch.js";
import { parseEvents } from "./web/follow.js";
import {
  arrival,
  categoryOf,
  faultsOf,
  identified,
  isMinor,
  isWholeZone,
  isoDate,
  zoneLines,
} from "./web/identity.js";
import { importSigner, makeToken } from "./web/keys.js";
import { checkCharacter, formatNumber, isNumber } from "./web/number.js";
import { leafBytes, verifyReceipt } from "./web/receipt.js";
import { makeStatement } from "./web/statement.js";
import { foundRegister } from "./support/register.mjs";

globalThis.crypto ??= webcrypto; // not global before Node 19

let register = null;
let session = null;

before(async () => {
  register = await foundRegister();
  const { actor, mandate, key } = register.administrator;
  const document = await (await fetch(`${register.url}/v1/openapi.json`)).json();
  session = { actor, mandate, origin: register.origin, document, signer: await importSigner(key) };
});
after(() => register.stop());

const ask = async (path, accept = "application/json") =>
  (
    await fetch(register.url + path, {
      headers: {
        Accept: accept,
        Authorization: `Bearer ${await makeToken(session.actor, session.origin, session.signer)}`,
      },
    })
  ).text();

const submit = async (statement) => {
  const response = await fetch(`${register.url}/v1/statements`, {
    method: "POST",
    headers: { "Content-Type": "application/sd-jwt" },
    body: statement,
  });
  return { status: response.status, answer: await response.json() };
};

const enrolment = async (name) => {
  const { publicKey } = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
  const { kty, crv, x } = await crypto.subtle.exportKey("jwk", publicKey);
  return {
    type: "actor.enrolled",
    sub: `actors/${uuid7()}`,
    version: 1,
    basis: ["AVG-6-1-e"],
    data: {
      organisation: register.organisation,
      function: "Proef",
      kind: "person",
      key: { kty, crv, x },
      name,
    },
  };
};

test("bytes: base64url goes both ways, and only one text stands for given bytes", () => {
  for (const length of [0, 1, 2, 3, 255, 256]) {
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    assert.deepEqual(fromBase64url(base64url(bytes)), bytes);
    assert.deepEqual(fromBase64(base64(bytes)), bytes);
  }
  assert.equal(base64url(utf8("ÿþ~?>")), "w7_Dvn4_Pg");
  for (const text of ["AB", "AA==", "A", "AA\n", "+/8", "A A", "é"])
    assert.throws(() => fromBase64url(text), text);
  for (const text of ["AB==", "AA", "-_8=", "AAA\n="]) assert.throws(() => fromBase64(text), text);
});

test("bytes: a UUIDv7 says its version and variant, and sorts by its time", () => {
  const ids = [1, 1_700_000_000_000, 1_800_000_000_000, 2 ** 47].map(uuid7);
  for (const id of ids)
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([...ids].sort(), ids);
  assert.ok(ids[1].startsWith("018bcfe5-6800-7"), ids[1]);
});

test("number: check characters are those of the register", () => {
  for (const [prefix, sequence, number] of [
    ["KLM", 42, "KLM-00042F"],
    ["EIN1", 1, "EIN1-00001F"],
    ["ZZZZ", 99999, "ZZZZ-99999V"],
  ])
    assert.equal(formatNumber(prefix, sequence), number);
  assert.equal(checkCharacter("KLM00042"), "F");
  assert.ok(isNumber("KLM-00042F"));
  for (const wrong of [
    "KLM-00042G",
    "KLM-00024F",
    "KML-00042F",
    "KLM-00042*",
    "KLM-00000X",
    "1LM-00042F",
    "klm-00042f",
  ])
    assert.ok(!isNumber(wrong), wrong);
  const missing = Array.from({ length: 37 * 20 }, (_, i) => formatNumber("KLM", i + 1)).filter(
    (each) => each === null,
  );
  assert.ok(missing.length > 0 && missing.length < 37, "about one in 37 does not exist");
});

test("identity: dates as people write them, as far as they are known", () => {
  for (const [typed, iso] of [
    ["17-05-1984", "1984-05-17"],
    ["7.5.1984", "1984-05-07"],
    ["1984-05-17", "1984-05-17"],
    ["17/05/1984", "1984-05-17"],
    ["05-1984", "1984-05"],
    ["1984-05", "1984-05"],
    [" 1984 ", "1984"],
    ["", ""],
    ["29-02-2024", "2024-02-29"],
  ])
    assert.equal(isoDate(typed), iso, typed);
  for (const typed of [
    "31-04-1984",
    "29-02-2023",
    "17-13-1984",
    "17-05-84",
    "mei 1984",
    "1-2-3-1984",
    "0-5-1984",
    "-",
  ])
    assert.equal(isoDate(typed), null, typed);
});

test("identity: under 18 is said only where the known parts tell", () => {
  const today = new Date(2026, 10, 23);
  for (const [birth, minor] of [
    ["2008-11-24", true],
    ["2008-11-23", false],
    ["2008-11", undefined],
    ["2008-10", false],
    ["2008", undefined],
    ["2009", true],
    ["2007", false],
    ["", undefined],
  ])
    assert.equal(isMinor(birth, today), minor, birth);
});

test("identity: one nationality decides the category, and Dutch comes first", () => {
  assert.equal(categoryOf([]), undefined);
  assert.equal(categoryOf(["MAR", "NLD"]), "dutch");
  assert.equal(categoryOf(["MAR", "D"]), "eu");
  assert.equal(categoryOf(["MAR"]), "other");
});

test("identity: a zone is whole when its lines have a known length", () => {
  const td3 = ["P".repeat(44), "S".repeat(44)];
  assert.deepEqual(zoneLines(td3.join("\r\n").toLowerCase()), td3);
  assert.deepEqual(zoneLines(td3.join("")), td3);
  assert.ok(
    isWholeZone(td3) && isWholeZone(zoneLines("I".repeat(90))) && isWholeZone(zoneLines("V".repeat(72))),
  );
  assert.ok(!isWholeZone(["P".repeat(44), "S".repeat(43)]) && !isWholeZone([]));
});

const nobody = {
  family: "",
  given: "",
  born: "",
  minor: "no",
  sex: "",
  nationality: "",
  documentType: "",
  documentNumber: "",
  issuer: "",
  zoneResult: "",
  expiry: "",
};

test("identity: what is unknown is left out, and the level never exceeds what was seen", () => {
  assert.deepEqual(identified(nobody), { level: 1, basis: ["oral-self"], minor: false });
  assert.equal(identified({ ...nobody, documentNumber: "X1" }).level, 2);
  assert.equal(identified({ ...nobody, documentType: "passport", zoneResult: "valid" }).level, 3);
  assert.deepEqual(identified({ ...nobody, documentType: "passport", zoneResult: "check-digit-wrong" }), {
    level: 2,
    basis: ["document-seen"],
    minor: false,
    mrzResult: "check-digit-wrong",
    document: { type: "passport" },
  });
  assert.equal(identified({ ...nobody, zoneResult: "valid" }).level, 1);
  assert.equal(identified({ ...nobody, born: "01-01-1990" }).birthDateDoubtful, true);
  assert.equal(identified({ ...nobody, nationality: "nld, mar" }).dualNational, true);
  assert.deepEqual(
    faultsOf({ ...nobody, born: "31-02-1990", minor: "", nationality: "Dutch" }).map(({ name }) => name),
    ["born", "nationality", "minor"],
  );
});

test("identity: only what a file does not say yet is stated", () => {
  const said = (version, phase) =>
    arrival({ version, phase, number: "N", source: "s", place: "p", values: nobody }).map(
      (each) => `${each.type.slice(13)} ${each.version ?? "fact"}`,
    );
  assert.deepEqual(said(0, "opened"), ["opened 1", "seen fact", "identified 3", "registered 4"]);
  assert.deepEqual(said(2, "expected"), ["seen fact", "identified 4", "registered 5"]);
  assert.deepEqual(said(2, "no-show"), ["seen fact", "identified 4", "registered 5"]);
  assert.deepEqual(said(2, "seen"), ["identified 3", "registered 4"]);
  assert.deepEqual(said(7, "in-care"), ["identified 8"]);
});

test("texts: whatever the page says, it says in Dutch", async () => {
  const sources = (await readdir("web")).filter((name) => name.endsWith(".js") && name !== "dutch.js");
  const all = await Promise.all(sources.map((name) => readFile(`web/${name}`, "utf8")));
  const said = [...all.join("\n").matchAll(/(?:\btext\(\s*|key: )"([^"]+)"/g)].map(([, key]) => key);
  assert.ok(said.length > 80, String(said.length));
  assert.deepEqual(
    said.filter((key) => !(key in dutch)),
    [],
  );
});

test("follow: events may arrive in pieces", () => {
  const text = ': hello\n\nid: 7\nevent: a.b\ndata: {"x":\ndata: 1}\n\nid: 8\ndata: {';
  assert.deepEqual(parseEvents(text), { events: [{ id: "7", data: '{"x":\n1}' }], rest: "id: 8\ndata: {" });
});

test("receipt: the leaf is the one that the storage format gives as its example", async () => {
  const text = await readFile(process.env.KRONIEK_STORAGE_README, "utf8");
  const [, block] = /<!-- entry example -->\n```\n([^`]*)```/.exec(text);
  const hex = block
    .split("\n")
    .map((line) => line.slice(0, 16))
    .join("");
  const leaf = leafBytes(1_700_000_000_000_000n, [
    utf8('{"alg":"EdDSA"}'),
    utf8("{}"),
    Uint8Array.of(1, 2, 3),
  ]);
  assert.equal(Buffer.from(leaf).toString("hex"), hex);
});

test("statement: the register accepts what the page signs, and gives the same the first answer", async () => {
  const statement = await makeStatement(session, await enrolment("Iemand Ander"));
  assert.ok(!statement.includes("Iemand"), "what is personal is hidden");
  const { status, answer } = await submit(statement);
  assert.equal(status, 201, JSON.stringify(answer));
  const again = await submit(statement);
  assert.equal(again.status, 200);
  assert.deepEqual(again.answer, answer);
});

test("statement: a P-256 key signs as well", async () => {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const added = await makeStatement(session, {
    type: "actor.enrolled",
    sub: `actors/${uuid7()}`,
    version: 1,
    basis: ["AVG-6-1-e"],
    data: {
      organisation: register.organisation,
      function: "Proef",
      kind: "person",
      key: { kty, crv, x, y },
      name: "Met een telefoon",
    },
  });
  const { status, answer } = await submit(added);
  assert.equal(status, 201, JSON.stringify(answer));
  const signer = await importSigner(await crypto.subtle.exportKey("jwk", pair.privateKey));
  const response = await fetch(`${register.url}/v1/_whoami`, {
    headers: {
      Authorization: `Bearer ${await makeToken(answer.stream, session.origin, signer)}`,
    },
  });
  assert.equal(response.status, 200);
});

// {receipt, statement, key} of a statement in the middle of a log that has grown since.
async function proved() {
  const first = (await submit(await makeStatement(session, await enrolment("Een Ander")))).answer;
  for (let i = 0; i < 6; ++i) await submit(await makeStatement(session, await enrolment(`Nog iemand ${i}`)));
  return {
    index: first.index,
    receipt: await ask(`/v1/statements/${first.statement}/proof?checkpoint=latest`, "text/plain"),
    statement: await ask(`/v1/statements/${first.statement}`, "application/sd-jwt"),
    key: await ask("/log/key", "text/plain"),
  };
}

test("receipt: the register's own receipts hold", async () => {
  const { index, receipt, statement, key } = await proved();
  const held = await verifyReceipt(receipt, statement, key);
  assert.equal(held.index, BigInt(index));
  assert.ok(held.size > held.index + 6n);
  assert.equal(key.trim(), register.logKey);
  assert.equal(held.origin, register.origin);
});

test("receipt: an answer proves a statement with its hidden values, and with no others", async () => {
  const statement = await makeStatement(session, await enrolment("Verborgen"));
  const { answer } = await submit(statement);
  assert.equal((await verifyReceipt(answer.proof, statement, register.logKey)).index, BigInt(answer.index));
  const other = base64url(utf8(JSON.stringify(["AAAAAAAAAAAAAAAAAAAAAA", "name", "Een ander"])));
  await assert.rejects(verifyReceipt(answer.proof, `${statement}${other}~`, register.logKey));
});

test("receipt: any flipped bit of receipt, statement or key is refused", async () => {
  const { receipt, statement, key } = await proved();
  const wrongly = [];
  const refused = async (name, flipped, at, check) => {
    await check(flipped).then(
      () => wrongly.push(`${name} byte ${at}`),
      () => {},
    );
  };
  const flips = function* (text) {
    const bytes = utf8(text);
    for (let at = 0; at < bytes.length; ++at)
      for (let bit = 0; bit < 8; ++bit) {
        const flipped = Uint8Array.from(bytes);
        flipped[at] ^= 1 << bit;
        yield [new TextDecoder().decode(flipped), at];
      }
  };
  for (const [flipped, at] of flips(receipt))
    await refused("receipt", flipped, at, (each) => verifyReceipt(each, statement, key));
  for (const [flipped, at] of flips(statement))
    await refused("statement", flipped, at, (each) => verifyReceipt(receipt, each, key));
  for (const [flipped, at] of flips(key.trim()))
    await refused("key", flipped, at, (each) => verifyReceipt(receipt, statement, each));
  assert.deepEqual(wrongly, []);
});
