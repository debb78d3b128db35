// The page: sign in, then the desk, any statement, and the log. Nothing is kept but the device's number range.
import { call, sendWaiting, waitingCount } from "./client.js";
import { showDesk } from "./desk.js";
import { element, notice } from "./dom.js";
import { showLog } from "./log.js";
import { showSignIn } from "./signin.js";
import { showState } from "./state.js";
import { currentLanguage, setLanguage, text } from "./texts.js";

const pages = { Desk: showDesk, Statement: showState, Log: showLog };
let session = null;
let page = "Desk";
let start = null;

async function open(name) {
  page = name;
  notice("");
  draw();
  try {
    await pages[name](session);
  } catch (error) {
    notice(error.message);
  }
}

function draw() {
  const tabs = document.getElementById("tabs");
  const who = document.getElementById("who");
  document.getElementById("language").textContent = currentLanguage() === "nl" ? "English" : "Nederlands";
  tabs.replaceChildren(...(session ? Object.keys(pages).map((name) => element("button", {
    type: "button", "aria-current": name === page ? "page" : null, onclick: () => open(name) }, text(name))) : []));
  who.replaceChildren(...(session ? [session.name ?? session.actor, " ",
    element("button", { type: "button", onclick: signOut }, text("Sign out"))] : []));
}

function signOut() {
  session = null;
  draw();
  start();
}

document.getElementById("language").addEventListener("click", () => {
  setLanguage(currentLanguage() === "nl" ? "en" : "nl");
  draw();
  if (session) open(page);
  else start();
});

// Statements without a network wait in this tab, and go when it is back.
const tell = () => {
  if (waitingCount() > 0) notice(text("No connection: {count} kept here until it is back.", { count: waitingCount() }));
};
window.addEventListener("kroniek-waiting", tell);
window.addEventListener("online", sendWaiting);
setInterval(() => { if (waitingCount() > 0) sendWaiting(); }, 5000);
window.addEventListener("beforeunload", (event) => { if (waitingCount() > 0) event.preventDefault(); });

async function main() {
  const [version, apiDocument, key] = await Promise.all([
    call(null, "/version"), call(null, "/v1/openapi.json"), call(null, "/log/key", { accept: "text/plain" })]);
  document.getElementById("foot").textContent = `${version.origin} · ${key.trim()} · ${version.version} (${version.commit})`;
  start = () => showSignIn(version.origin, apiDocument, (signedIn) => {
    session = signedIn;
    open("Desk");
  });
  draw();
  start();
}
main().catch((error) => notice(error.message));
