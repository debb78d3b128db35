// The newest statements of the log, and any statement with its receipt.
import { call } from "./client.js";
import { element, field, notice, show } from "./dom.js";
import { historyTable } from "./person.js";
import { text } from "./texts.js";

export async function showLog(session) {
  const { items: [newest] } = await call(session, "/v1/statements?limit=1");
  const size = Number((await call(null, "/log/checkpoint", { accept: "text/plain" })).split("\n")[1]);
  const rows = [];
  if (newest) {
    const from = await call(session, `/v1/statements?limit=50&cursor=${cursorAt(size, Math.max(0, size - 50))}`);
    rows.push(...from.items.reverse());
  }
  const id = element("input", { type: "text", required: true, pattern: "[0-9a-f-]{36}" });
  const found = element("div");
  const form = element("form", { class: "grid", onsubmit: async (event) => {
    event.preventDefault();
    notice("");
    try {
      const statement = await call(session, `/v1/statements/${id.value.trim()}`);
      found.replaceChildren(historyTable(session, [statement]),
        element("pre", {}, JSON.stringify(statement.claims, null, 2)));
    } catch (error) {
      notice(error.message);
    }
  } }, field(text("Statement id"), id), element("button", { type: "submit" }, text("Read")));
  show(form, found, element("h2", {}, text("Newest statements")), historyTable(session, rows));
}

// Where a list page begins, as the register writes it.
const cursorAt = (size, first) => btoa(`${size}.${first}`).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
