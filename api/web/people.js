// The people of a movement: how many stand where, and a list to find a file in. Loaded once; after that only what changed.
import { call, list } from "./client.js";
import { button, element, field, table } from "./dom.js";
import { nameOf, text } from "./texts.js";

const loadedMax = 5000; // files; larger operations are looked at by movement
const shownMax = 50; // rows; the rest is found by its number
export const inHandBefore = ["opened", "announced", "expected", "seen", "identified"];
const order = [...inHandBefore, "registered", "needs-assessed", "in-care", "transferred", "departed"];
const rank = (phase) => (order.includes(phase) ? order.indexOf(phase) : order.length);

// `take` is called with the file that a registrar wants to go on with; null where he may not.
export function createPeople(session, { operation, movement, flag }, take) {
  const files = new Map();
  const wanted = { phase: "", number: "" };
  let isMore = false;
  const figures = element("ul", { class: "figures", "aria-live": "polite" });
  const rows = element("div");
  const find = element("input", { type: "search", autocomplete: "off", spellcheck: "false", maxlength: 60 });
  find.addEventListener("input", () => { wanted.number = find.value.trim().toUpperCase(); drawRows(); });

  const belongs = (view) => view.operation === operation.id && (!movement || view.movement === movement);

  function figure(phase, count, label) {
    return element("li", {}, button([element("strong", {}, count), " ", label], () => {
      wanted.phase = wanted.phase === phase ? "" : phase;
      draw();
    }, { "aria-pressed": String(wanted.phase === phase), "data-phase": phase || "all" }));
  }

  function drawFigures() {
    const byPhase = new Map();
    for (const { phase } of files.values()) byPhase.set(phase, (byPhase.get(phase) ?? 0) + 1);
    const all = isMore ? text("at least {count}", { count: files.size }) : String(files.size);
    figures.replaceChildren(figure("", all, text("people")),
      ...[...byPhase].sort(([a], [b]) => rank(a) - rank(b)).map(([phase, count]) => figure(phase, String(count), nameOf(phase))));
  }

  function drawRows() {
    const found = [...files.values()].filter((view) => (!wanted.phase || view.phase === wanted.phase) &&
      (!wanted.number || [view.number, ...(view.sourceKeys ?? []), ...(view.tags ?? [])]
        .some((each) => each.toUpperCase().includes(wanted.number))));
    const shown = found.sort((a, b) => b.index - a.index).slice(0, shownMax);
    rows.replaceChildren(shown.length === 0 ? element("p", {}, text("Nothing here.")) : table(
      [text("Number"), text("Phase"), text("Category"), text("Level"), text("Minor"), text("Place"), ""],
      shown.map((view) => [element("span", { class: "code" }, view.number), nameOf(view.phase),
        view.category ? nameOf(view.category) : "", String(view.level ?? ""), view.minor ? text("yes") : "", view.place ?? "",
        element("span", { class: "row" },
          button(text("Open"), () => session.go("Person", view.id), { "aria-label": `${text("Open")} ${view.number}` }),
          take && inHandBefore.includes(view.phase) ? button(text("Take in hand"), () => take(view),
            { "aria-label": `${text("Take in hand")} ${view.number}` }) : null)])),
    found.length > shown.length ? element("p", { class: "hint" }, text("{shown} of {count} shown; type a number to find one.",
      { shown: shown.length, count: found.length })) : "");
  }
  const draw = () => { drawFigures(); drawRows(); };

  return {
    node: element("section", {}, element("div", { class: "head" }, element("h2", {}, text("People")),
      field(text("Find a number"), find)), take ? null : figures, rows),
    figures, // beside the form, where there is one
    file: (id) => files.get(id),
    // The log's index that the list is true for.
    async load() {
      const filter = movement ? `&movement=${movement}` : "";
      const { items, index, more } = await list(session,
        `/v1/registrations?operation=${operation.id}${filter}&limit=500${flag}`, loadedMax);
      isMore = more;
      for (const view of items) files.set(view.id, view);
      draw();
      return { index };
    },
    async refresh(id) {
      const view = await call(session, `/v1/${id}`);
      if ((files.get(id)?.version ?? 0) >= view.version) return;
      if (belongs(view)) files.set(id, view);
      else files.delete(id);
      draw();
    },
  };
}
