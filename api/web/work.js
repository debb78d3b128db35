// What waits: the register's worklist, the most urgent first, and any view that it leads to.
import { call, list } from "./client.js";
import { button, element, field, guarded, select, show, table } from "./dom.js";
import { historyTable } from "./person.js";
import { stateButton } from "./state.js";
import { momentText, nameOf, text } from "./texts.js";
import { pageOf } from "./ways.js";

const most = 200; // rows at once

const names = new Map(); // of organisations, as they were when first asked
async function organisationName(session, id) {
  if (!id) return "";
  if (!names.has(id)) names.set(id, (await call(session, `/v1/${id}`)).name);
  return names.get(id);
}

async function rowOf(session, item) {
  const until = item.until ? momentText(item.until) : "";
  return [
    nameOf(item.kind),
    await organisationName(session, item.organisation),
    item.role ? nameOf(item.role) : "",
    momentText(item.since),
    item.overdue ? element("strong", { class: "bad" }, `${until} (${text("overdue")})`) : until,
    button(text("Look"), () => session.go(pageOf(item.stream), item.stream)),
  ];
}

export async function showWork(session) {
  const whose = select([
    ["", text("Everybody's")],
    ["mine", text("My organisation's")],
    ["overdue", text("Overdue only")],
  ]);
  const found = element("div", { id: "work", "aria-live": "polite" });
  const heads = ["What", "On whom", "Role", "Since", "Until", ""].map((head) => (head ? text(head) : ""));
  const read = guarded(async () => {
    const narrowed = { mine: `&organisation=${session.organisation}`, overdue: "&overdue=true" };
    const path = `/v1/worklist?limit=${most}${narrowed[whose.value] ?? ""}`;
    const { items, more } = await list(session, path, most);
    const rows = await Promise.all(items.map((item) => rowOf(session, item)));
    found.replaceChildren(
      rows.length ? table(heads, rows) : element("p", {}, text("Nothing waits.")),
      more ? element("p", { class: "hint" }, text("Only the first {most} are shown.", { most })) : "",
    );
  });
  whose.addEventListener("change", read);
  show(
    element("h2", {}, text("What waits")),
    element("form", { class: "grid" }, field(text("Whose work"), whose)),
    found,
  );
  await read();
}

export async function showView(session, id) {
  const [view, history] = await Promise.all([
    call(session, `/v1/${id}`),
    list(session, `/v1/${id}/statements?limit=500`),
  ]);
  const heading = element("h2", { tabindex: -1 }, view.title ?? view.name ?? id);
  show(
    element(
      "div",
      { class: "head" },
      heading,
      element(
        "span",
        { class: "row" },
        stateButton(session, view),
        button(text("Back"), () => session.back()),
      ),
    ),
    element("pre", {}, JSON.stringify(view, null, 2)),
    element("h2", {}, text("History")),
    historyTable(session, history.items),
  );
  heading.focus();
}
