// Calls of the register's API by the signed-in person. A problem document becomes an Error with all its
// faults.
import { makeToken } from "./keys.js";
import { codeText, text } from "./texts.js";

const patience = 15000; // milliseconds; a network that is slower than this is treated as none

export class Problem extends Error {
  constructor(problem) {
    const others = (problem.errors ?? []).filter(
      (each) => each.code !== problem.code || each.detail !== problem.detail,
    );
    const faults = others.map((each) => codeText(each.code) ?? `${each.pointer}: ${each.detail}`);
    const head = codeText(problem.code) ?? problem.detail;
    super([...new Set([head, ...faults])].join("\n"));
    this.code = problem.code;
    this.status = problem.status;
    this.places = (problem.errors ?? []).map((each) => each.pointer); // RFC 6901, in what was sent
    this.codes = [problem.code, ...(problem.errors ?? []).map((each) => each.code)];
  }
}
// The network did not carry it there or back.
export class Unreached extends Error {
  constructor() {
    super(text("No connection with the register. Try again in a moment."));
  }
}

export async function authorization(session) {
  return { Authorization: `Bearer ${await makeToken(session.actor, session.origin, session.signer)}` };
}

async function reach(path, options) {
  try {
    const response = await fetch(path, { ...options, signal: AbortSignal.timeout(patience) });
    const body = await response.text();
    return { response, body };
  } catch {
    throw new Unreached();
  }
}

async function ask(session, path, { accept = "application/json", headers = {}, ...options } = {}) {
  const { response, body } = await reach(path, {
    ...options,
    headers: { Accept: accept, ...headers, ...(session ? await authorization(session) : {}) },
  });
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get("Content-Type") ?? "");
  // A network that wants a sign-in of its own answers for the register, with a page.
  if (response.ok && accept === "application/json" && !isJson) throw new Unreached();
  const value = isJson ? JSON.parse(body) : body;
  if (!response.ok) throw new Problem(isJson ? value : { detail: body, status: response.status });
  return { value, headers: response.headers };
}

export const call = async (session, path, options) => (await ask(session, path, options)).value;
export const post = (session, path, json) =>
  call(session, path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(json),
  });

// Rows of a list, up to `most`: {items, index: what they are true for, more: whether there are others}.
export async function list(session, path, most = 500) {
  const items = [];
  let index = -1;
  let next = path;
  while (next && items.length < most) {
    const { value, headers } = await ask(session, next);
    items.push(...value.items);
    index = Number(headers.get("Kroniek-Index"));
    next = /<([^>]+)>; rel="next"/.exec(headers.get("Link") ?? "")?.[1] ?? null;
  }
  return { items, index, more: next !== null };
}

const isOf = (response, type) => (response.headers.get("Content-Type") ?? "").startsWith(type);
const passing = (status) => status >= 500 || status === 429 || status === 408;

// Signed statements in one request; an answer for each, in order: what was accepted, or a problem document.
// Only what the register itself says counts as its answer; whatever else comes back is no network.
export async function submitBatch(statements) {
  const { response, body } = await reach("/v1/statements/_batch", {
    method: "POST",
    headers: { "Content-Type": "application/x-ndjson", Accept: "application/x-ndjson" },
    body: statements.map((each) => `${JSON.stringify(each)}\n`).join(""),
  });
  if (!response.ok) {
    if (passing(response.status) || !isOf(response, "application/problem+json")) throw new Unreached();
    throw new Problem(JSON.parse(body));
  }
  const lines = body.trim().split("\n");
  if (!isOf(response, "application/x-ndjson") || lines.length !== statements.length) throw new Unreached();
  const answers = lines.map((line) => JSON.parse(line));
  if (answers.some(({ status }) => passing(status))) throw new Unreached();
  return answers;
}
