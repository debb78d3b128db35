// Statements on their way. Until the register has answered they are kept on this device, encrypted with a key
// that no script can take out, so that a dead network or a closed tab loses none. They are signed already:
// sent twice, recorded once. Whoever holds the device and its disk has key and texts both: that is for the
// disk's own encryption. What was refused is shown to its author only.
import { Problem, Unreached, submitBatch } from "./client.js";
import { uuid7, utf8 } from "./bytes.js";
import { claimsOf } from "./statement.js";

let database = null; // none where the browser keeps nothing: then they wait in this tab only
let key = null;
let entries = []; // oldest first; {id, label, statements, draft, problem?}; of a refused one what was refused
let draining = null;

const changed = () => window.dispatchEvent(new Event("kroniek-outbox"));
export const waiting = () => entries.filter((entry) => !entry.problem);
export const isKept = () => database !== null;
const isBy = (entry, actor) => claimsOf(entry.statements[0]).iss === actor;
export const refused = (actor) => entries.filter((entry) => entry.problem && isBy(entry, actor));
export const refusedOfOthers = (actor) =>
  entries.filter((entry) => entry.problem && !isBy(entry, actor)).length;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const store = (name, mode = "readonly") => database.transaction(name, mode).objectStore(name);

async function openDatabase() {
  const request = indexedDB.open("kroniek", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("keys");
    request.result.createObjectStore("outbox");
  };
  database = await done(request);
  key = await done(store("keys").get("outbox"));
  if (key) return;
  key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await done(store("keys", "readwrite").put(key, "outbox"));
}

async function keep(entry) {
  if (!database) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, utf8(JSON.stringify(entry)));
  await done(store("outbox", "readwrite").put({ iv, text }, entry.id));
}

async function forget(entry) {
  entries = entries.filter((each) => each !== entry);
  if (database) await done(store("outbox", "readwrite").delete(entry.id));
  changed();
}
export const dismiss = (id) => forget(entries.find((entry) => entry.id === id));
// Sends what was refused once more, as it was signed.
export async function sendAgain(id) {
  const entry = entries.find((each) => each.id === id);
  delete entry.problem;
  await keep(entry);
  await drain();
}

// What earlier tabs left behind, if anything.
export async function openOutbox() {
  try {
    await openDatabase();
    for (const { iv, text } of await done(store("outbox").getAll())) {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, text);
      entries.push(JSON.parse(new TextDecoder().decode(plain)));
    }
    entries.sort((a, b) => (a.id < b.id ? -1 : 1));
  } catch {
    database = null;
  }
  changed();
}

const outcomes = new WeakMap(); // entry → {answers, problem?}

async function settle(entry, answers, problem) {
  outcomes.set(entry, { answers, problem });
  if (!problem) return forget(entry);
  entry.problem = problem;
  // What was taken of it needs nobody's hand any more.
  entry.statements = entry.statements.filter((_, i) => !(answers[i]?.status < 400));
  await keep(entry);
  return changed();
}

async function drainAll() {
  for (let entry = waiting()[0]; entry; entry = waiting()[0]) {
    try {
      const answers = await submitBatch(entry.statements);
      await settle(
        entry,
        answers,
        answers.find(({ status }) => status >= 400),
      );
    } catch (error) {
      if (error instanceof Unreached) return;
      await settle(entry, [], { code: error.code, detail: error.message, status: error.status });
    }
  }
}

// One sender at a time; what is put in meanwhile is sent by the one that is at it, or right after.
export async function drain() {
  while (draining) await draining;
  draining = drainAll().finally(() => {
    draining = null;
  });
  await draining;
}

// Keeps and sends signed statements that belong together. Gives the answers, or null where they wait for the
// network; throws the Problem of the first that was refused. Behind others that wait, it does not try the
// network first.
export async function send({ label, statements, draft }) {
  const entry = { id: uuid7(), label, statements, draft };
  await keep(entry);
  const isFirst = waiting().length === 0;
  entries.push(entry);
  const sending = drain();
  if (isFirst) await sending;
  changed();
  const outcome = outcomes.get(entry);
  if (!outcome) return null;
  if (!outcome.problem) return outcome.answers;
  await forget(entry); // the form still shows it, so it is not put aside
  throw new Problem(outcome.problem);
}
