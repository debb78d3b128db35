// The page: sign in, then the desk, any statement, and the log. The key is kept nowhere; what waits for the
// network is kept on the device (outbox.js), and so are the device's number range and the language.
import { call } from "./client.js";
import { forgetDesk, showDesk } from "./desk.js";
import { button, element, guarded, keepInputs, notice, restoreInputs } from "./dom.js";
import { showFlight } from "./flight.js";
import { showHandover } from "./handover.js";
import { showLink } from "./link.js";
import { showLinks } from "./links.js";
import { showLog } from "./log.js";
import { drain, isKept, openOutbox, waiting } from "./outbox.js";
import { showPerson } from "./person.js";
import { showSearch } from "./search.js";
import { showSignIn } from "./signin.js";
import { showState } from "./state.js";
import { currentLanguage, rememberedLanguage, setLanguage, text } from "./texts.js";
import { showView, showWork } from "./work.js";

const pages = {
  Desk: showDesk,
  Search: showSearch,
  Flight: showFlight,
  Links: showLinks,
  Handover: showHandover,
  Work: showWork,
  Statement: showState,
  Log: showLog,
  Person: showPerson,
  Link: showLink,
  View: showView,
};
const tabs = ["Desk", "Search", "Flight", "Links", "Handover", "Work", "Statement", "Log"];
const main = document.getElementById("main");
let session = null;
let here = { page: "Desk" };
let trail = []; // the pages that led here, the first of them a tab; none for a tab itself
let leaving = new AbortController();
let start = null;

// Shows a page; what the one before still followed ends.
async function go(page, argument) {
  leaving.abort();
  leaving = new AbortController();
  here = { page, argument };
  draw();
  await pages[page](session, argument, leaving.signal);
}
function open(page, argument) {
  const isHere = page === here.page && argument === here.argument;
  if (tabs.includes(page) && argument === undefined) trail = [];
  else if (!isHere) trail.push(here);
  return guarded(() => go(page, argument))();
}
function back() {
  const { page, argument } = trail.pop() ?? { page: "Desk" };
  return guarded(() => go(page, argument))();
}

function draw() {
  const at = tabs.includes(here.page) || trail.length === 0 ? here.page : trail[0].page;
  document.getElementById("skip").textContent = text("To the content");
  const nav = document.getElementById("tabs");
  nav.setAttribute("aria-label", text("Main menu"));
  nav.replaceChildren(
    ...(session
      ? tabs.map((name) =>
          button(text(name), () => open(name), { "aria-current": name === at ? "page" : null }),
        )
      : []),
  );
  document
    .getElementById("who")
    .replaceChildren(
      ...(session
        ? [element("span", {}, session.name ?? session.actor), " ", button(text("Sign out"), signOut)]
        : []),
    );
  const language = document.getElementById("language");
  language.textContent = currentLanguage() === "nl" ? "English" : "Nederlands";
  language.lang = currentLanguage() === "nl" ? "en" : "nl";
  tell();
}

function signOut() {
  const warning =
    "Statements wait for the network. They stay on this device and are sent as soon as it is back. Sign out?";
  if (waiting().length > 0 && !confirm(text(warning))) return;
  leaving.abort();
  session = null;
  forgetDesk();
  document.getElementById("exercise").hidden = true;
  notice("");
  draw();
  start();
}

async function switchLanguage() {
  const kept = keepInputs(main);
  setLanguage(currentLanguage() === "nl" ? "en" : "nl");
  if (session) await go(here.page, here.argument);
  else start();
  draw();
  restoreInputs(main, kept);
}

let toldOf = 0;
function tell() {
  const bar = document.getElementById("network");
  const count = waiting().length;
  bar.className = count > 0 ? "waiting" : "";
  bar.textContent = count > 0 ? text("No connection: {count} kept here until it is back.", { count }) : "";
  if (toldOf > 0 && count === 0) notice(text("The network is back: all was sent."), "good");
  toldOf = count;
}

window.addEventListener("kroniek-outbox", tell);
window.addEventListener("online", () => drain());
setInterval(() => {
  if (waiting().length > 0) drain();
}, 5000);
window.addEventListener("beforeunload", (event) => {
  if (waiting().length > 0 && !isKept()) event.preventDefault();
});
document.getElementById("language").addEventListener("click", guarded(switchLanguage));

async function begin() {
  setLanguage(rememberedLanguage());
  await openOutbox();
  const [version, apiDocument, key] = await Promise.all([
    call(null, "/version"),
    call(null, "/v1/openapi.json"),
    call(null, "/log/key", { accept: "text/plain" }),
  ]);
  document.getElementById("foot").textContent =
    `${version.origin} · ${key.trim()} · ${version.version} (${version.commit})`;
  start = () =>
    showSignIn(version.origin, apiDocument, async (signedIn) => {
      session = { ...signedIn, go: open, back };
      trail = [];
      await go("Desk");
    });
  draw();
  start();
  await drain();
}
guarded(begin)();
