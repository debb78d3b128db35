// The newest statements of the log as they come, and any statement with its receipt.
import { call } from "./client.js";
import { element, field, guarded, show, table } from "./dom.js";
import { follow } from "./follow.js";
import { historyCells, historyHeads, historyTable } from "./person.js";
import { text } from "./texts.js";

const newest = 50; // statements

export async function showLog(session, argument, signal) {
  const size = Number((await call(null, "/log/checkpoint", { accept: "text/plain" })).split("\n")[1]);
  const sizeText = element("strong", {}, String(size));
  const id = element("input", {
    type: "text",
    required: true,
    pattern: "[0-9a-f\\-]{36}",
    autocomplete: "off",
    class: "code",
  });
  const found = element("div", { "aria-live": "polite" });
  const look = guarded(async () => {
    const statement = await call(session, `/v1/statements/${id.value.trim()}`);
    found.replaceChildren(
      historyTable(session, [statement]),
      element("pre", {}, JSON.stringify(statement.claims, null, 2)),
    );
  });
  const rows = table(historyHeads(), []);
  const body = rows.querySelector("tbody");
  show(
    element("h2", {}, text("Log")),
    element("p", {}, `${text("Size of the log")}: `, sizeText),
    element(
      "form",
      { class: "grid", onsubmit: look },
      field(text("Statement id"), id),
      element(
        "div",
        { class: "row end" },
        element("button", { class: "first", type: "submit" }, text("Read")),
      ),
    ),
    found,
    element("h2", {}, text("Newest statements")),
    rows,
  );
  follow(
    session,
    Math.max(0, size - newest),
    (statement) => {
      body.prepend(
        element(
          "tr",
          {},
          historyCells(session, statement).map((cell) => element("td", {}, cell)),
        ),
      );
      if (body.children.length > newest) body.lastChild.remove();
      sizeText.textContent = String(Math.max(size, statement.index + 1));
    },
    signal,
  );
}
