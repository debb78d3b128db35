// Calls of the register's API by the signed-in person. A problem document becomes an Error with all its faults.
import { makeToken } from "./keys.js";
import { makeStatement } from "./statement.js";

export class Problem extends Error {
  constructor(problem) {
    const faults = (problem.errors ?? []).map((each) => `${each.pointer}: ${each.detail}`);
    super([`${problem.detail} (${problem.code})`, ...faults].join("\n"));
    this.code = problem.code;
    this.status = problem.status;
  }
}

async function answerOf(response) {
  const type = response.headers.get("Content-Type") ?? "";
  const body = type.includes("json") && !type.includes("ndjson") ? await response.json() : await response.text();
  if (!response.ok) throw new Problem(typeof body === "object" ? body : { detail: body, status: response.status });
  return body;
}

export async function call(session, path, { accept = "application/json", ...options } = {}) {
  const headers = { Accept: accept, ...options.headers };
  if (session?.signer) headers.Authorization = `Bearer ${await makeToken(session.actor, session.origin, session.signer)}`;
  return answerOf(await fetch(path, { ...options, headers }));
}

// All pages of a list, up to `most` rows.
export async function list(session, path, most = 500) {
  const items = [];
  let next = path;
  while (next && items.length < most) {
    const headers = { Authorization: `Bearer ${await makeToken(session.actor, session.origin, session.signer)}` };
    const response = await fetch(next, { headers });
    items.push(...(await answerOf(response)).items);
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "")?.[1] ?? null;
  }
  return items;
}

// Statements that wait for the network. They are signed already, so sending one twice records it once.
const waiting = [];
export const waitingCount = () => waiting.length;

async function send(statement) {
  return answerOf(await fetch("/v1/statements", {
    method: "POST", headers: { "Content-Type": "application/sd-jwt" }, body: statement,
  }));
}

export async function sendWaiting() {
  while (waiting.length > 0) {
    const { statement, resolve, reject } = waiting[0];
    try {
      resolve(await send(statement));
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 503) return;
      reject(error);
    }
    waiting.shift();
  }
}

// Signs and sends. Without a network the statement waits here, and the promise with it.
export async function state(session, said) {
  const statement = await makeStatement(session, said);
  return new Promise((resolve, reject) => {
    waiting.push({ statement, resolve: (answer) => resolve({ ...answer, sdJwt: statement }), reject });
    sendWaiting().then(() => window.dispatchEvent(new Event("kroniek-waiting")));
  });
}
