// The pure parts of the pages about people, held to what the API document of the program says.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { before, test } from "node:test";
import { dutch, names } from "./web/dutch.js";
import { events } from "./web/dutch_events.js";
import { queryOf } from "./web/flight.js";
import { reasonsOf } from "./web/hits.js";
import { whyNot } from "./web/link_judging.js";
import { mandatesFor, mayState, openRight } from "./web/may.js";
import { dateText, fullName, shortened } from "./web/naming.js";
import { questionOf } from "./web/search.js";
import { collectionOf, typesAbout } from "./web/state.js";
import { statementAbout } from "./web/stating.js";
import { addsUp, countsUnder } from "./web/totals.js";
import { pageOf } from "./web/ways.js";
import { foundRegister } from "./support/register.mjs";

let apiDocument = null;

before(async () => {
  const register = await foundRegister();
  apiDocument = await (await fetch(`${register.url}/v1/openapi.json`)).json();
  await register.stop();
});

const operation = "operations/01a20bd1-0000-7000-8000-000000000001";
const other = "operations/01a20bd1-0000-7000-8000-000000000002";
const sessionOf = (...mandates) => ({
  document: apiDocument,
  mandates: mandates.map((each, i) => ({ id: `mandates/${i}`, ...each })),
});
const schemas = () => apiDocument.components.schemas;

test("may: a mandate allows what the API document says of its role, within its operation", () => {
  const session = sessionOf({ role: "supervisor" }, { role: "registrar", scopeOperation: operation });
  const of = (type, where) => mandatesFor(session, type, where).map(({ id }) => id);
  assert.deepEqual(of("registration.marked-no-show", operation), ["mandates/1"]);
  assert.deepEqual(of("registration.marked-no-show", other), []);
  assert.deepEqual(of("registration.marked-deceased", operation), []);
  assert.deepEqual(of("register.founded", operation), []);
  assert.deepEqual(of("no.such-type", operation), []);
  assert.ok(mayState(session, "movement.reconciled", operation));
});

test("may: the widest right to open personal data counts", () => {
  const right = (...roles) => openRight(sessionOf(...roles.map((role) => ({ role }))), "registrations");
  assert.equal(right("supervisor"), null);
  assert.equal(right("care"), "care");
  assert.equal(right("care", "registrar"), "personal");
  assert.equal(right("registrar", "data-protection-officer"), "all");
  const scoped = sessionOf({ role: "registrar", scopeOperation: operation });
  assert.equal(openRight(scoped, "registrations", other), null);
  assert.equal(openRight(scoped, "movements", operation), null);
});

test("state: about a view only types of its collection are offered, and none that opens another", () => {
  const session = sessionOf({ role: "registrar", scopeOperation: operation });
  const about = (id, where = operation) => typesAbout(session, { id, operation: where });
  const ofFile = about("registrations/1");
  assert.ok(ofFile.includes("registration.seen") && ofFile.includes("registration.marked-no-show"));
  assert.ok(ofFile.every((type) => type.startsWith("registration.")));
  assert.ok(!ofFile.includes("registration.opened") && !ofFile.includes("registration.marked-deceased"));
  assert.deepEqual(about("registrations/1", other), []);
  assert.deepEqual(about("movements/1"), [
    "movement.arrived",
    "movement.closed",
    "movement.manifest-received",
    "movement.reconciled",
  ]);
  assert.equal(collectionOf(apiDocument, "enquiry.answered"), "enquiries");
});

test("stating: a change follows the version at hand, a fact does not, and nobody states without a mandate", () => {
  const session = sessionOf({ role: "registrar", scopeOperation: operation, basis: ["AVG-6-1-e"] });
  const view = { id: "registrations/1", version: 4, operation, exercise: true };
  const change = statementAbout(session, view, "registration.marked-no-show", { movement: "movements/1" });
  assert.deepEqual(change, {
    type: "registration.marked-no-show",
    sub: "registrations/1",
    version: 5,
    operation,
    exercise: true,
    mandate: "mandates/0",
    basis: ["AVG-6-1-e"],
    data: { movement: "movements/1" },
  });
  assert.ok(!("version" in statementAbout(session, view, "registration.seen", {})));
  assert.throws(() => statementAbout(session, view, "registration.marked-deceased", {}), /mandaten/);
});

test("search: what is empty is not asked, and a question needs something to go by", () => {
  const empty = { names: "", dateOfBirth: "", document: "", tag: "", operation: "" };
  const operations = [{ id: operation }, { id: other, exercise: true }];
  const asked = (typed) => questionOf({ ...empty, ...typed }, operations);
  assert.deepEqual(asked({ names: " bruyn willeke " }), { names: "bruyn willeke" });
  assert.deepEqual(asked({ dateOfBirth: "05-1984", operation }), { dateOfBirth: "1984-05", operation });
  assert.deepEqual(asked({ tag: "EIN-1", operation: other }), {
    tag: "EIN-1",
    operation: other,
    exercise: true,
  });
  assert.throws(() => asked({}), /minstens één/);
  assert.throws(() => asked({ names: "  ", operation }), /minstens één/);
  assert.throws(() => asked({ names: "x", dateOfBirth: "31-02-1984" }), /Schrijf de datum/);
});

test("hits: of several parts of a name the least fitting is told, each kind once", () => {
  const reasons = [
    { kind: "name-exact", score: 100 },
    { kind: "name-spelling", score: 91 },
    { kind: "name-spelling", score: 84 },
  ];
  assert.deepEqual(reasonsOf(reasons), [
    { kind: "name-exact", score: 100 },
    { kind: "name-spelling", score: 84 },
  ]);
  assert.deepEqual(reasonsOf(undefined), []);
});

test("naming: what is unknown is said so, and nothing is made up", () => {
  assert.equal(fullName({ family: "de Bruijn", given: "Willeke" }), "de Bruijn, Willeke");
  assert.equal(fullName({ given: "Willeke" }), "Willeke");
  assert.equal(fullName({}), null);
  assert.equal(fullName(undefined), null);
  assert.deepEqual(["1965-03-10", "1965-03", "1965", "unknown", undefined].map(dateText), [
    "10-03-1965",
    "03-1965",
    "1965",
    "onbekend",
    "onbekend",
  ]);
  assert.equal(shortened("actors/01a20bd1-b13e-7dbb-a1a1-08b2e464200d"), "actors/…08b2e464200d");
});

test("totals: each number has its files, and unexpected counts apart", () => {
  const items = [
    { outcome: "seen", category: "dutch" },
    { outcome: "no-show", category: "eu" },
    { outcome: "unresolved" },
    { outcome: "unexpected", category: "dutch" },
  ];
  const count = (which) => items.filter((item) => countsUnder(item, which)).length;
  assert.equal(count({ member: "expected" }), 3);
  assert.equal(count({ member: "noShow" }), 1);
  assert.equal(count({ member: "unexpected", category: "dutch" }), 1);
  assert.equal(count({ member: "unresolved", category: "unknown" }), 1);
  assert.equal(count({ member: "expected", category: "dutch" }), 1);
  const sum = { expected: 3, seen: 1, noShow: 1, diverted: 0, unresolved: 1, unexpected: 9 };
  assert.ok(addsUp(sum) && !addsUp({ ...sum, seen: 2 }));
});

test("flight: a past moment is asked with its zone, the chain only where it is wanted", () => {
  assert.equal(queryOf({ chain: false, asOf: "" }), "");
  assert.equal(queryOf({ chain: true, asOf: "" }), "?chain=true");
  const moment = new Date("2026-11-24T04:30:21").toISOString();
  assert.equal(queryOf({ chain: true, asOf: "2026-11-24T04:30:21" }), `?chain=true&asOf=${moment}`);
});

test("links: nobody confirms what he proposed, nor twice", () => {
  const link = { proposedBy: ["actors/1"], confirmations: [{ by: "actors/2" }] };
  assert.match(whyNot(link, "actors/1"), /voorstelde/);
  assert.match(whyNot(link, "actors/2"), /iemand anders/);
  assert.equal(whyNot(link, "actors/3"), null);
});

test("ways: a stream leads to the page that shows it", () => {
  assert.deepEqual(["registrations/1", "movements/1", "links/1", "groups/1"].map(pageOf), [
    "Person",
    "Flight",
    "Link",
    "View",
  ]);
});

test("texts: heads of tables are said in Dutch too", async () => {
  const sources = (await readdir("web")).filter((name) => name.endsWith(".js"));
  const all = await Promise.all(sources.map((name) => readFile(`web/${name}`, "utf8")));
  const lists = [...all.join("\n").matchAll(/heads = (\[(?:\s*"[^"]*",?)+\s*\]);/g)].map(([, list]) => list);
  const said = lists.flatMap((list) => [...list.matchAll(/"([^"]+)"/g)].map(([, key]) => key));
  assert.ok(said.length > 30, String(said.length));
  assert.deepEqual(
    said.filter((key) => !(key in dutch)),
    [],
  );
});

test("texts: every code that these pages show has a Dutch name", () => {
  const hit = schemas().SearchHits.properties.hits.items.properties;
  const shown = [
    ...hit.reasons.items.properties.kind.enum,
    ...hit.phase.enum,
    ...schemas().LookList.properties.items.items.properties.occasion.enum,
    ...schemas().LinkSuggested.properties.scoreParts.items.properties.kind.enum,
    ...schemas().Link.properties.phase.enum,
    ...schemas().Movement.properties.phase.enum,
    ...schemas().Registration.properties.contradictions.items.properties.kind.enum,
    ...schemas().RegistrationNeedRecorded.properties.category.enum,
    ...["dutch", "eu", "other", "unknown", "together"],
    ...Object.keys(schemas().Registration["x-open-rights"]),
  ];
  assert.deepEqual(
    shown.filter((code) => !(code in names)),
    [],
  );
});

test("texts: every statement about people, their ways and their links has a Dutch name", () => {
  const types = Object.values(schemas())
    .map((schema) => schema["x-type"])
    .filter((type) => /^(registration|movement|link)\./.test(type ?? ""));
  assert.deepEqual(types.sort(), Object.keys(events).sort());
});
