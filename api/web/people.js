// The people of a movement: how many stand where, and a list to find a file in. Loaded once; after that only
// what changed.
import { call, list } from "./client.js";
import { button, element, field, guarded, table } from "./dom.js";
import { isYetToRegister, isYetToSee } from "./identity.js";
import { nameOf, text } from "./texts.js";

const loadedMax = 5000; // files; larger operations are looked at by movement
const shownMax = 50; // rows; the rest is found by its number
const order = [
  ...["opened", "announced", "expected", "seen", "identified"],
  ...["registered", "needs-assessed", "in-care", "transferred", "departed"],
];
const rank = (phase) => (order.includes(phase) ? order.indexOf(phase) : order.length);

export class People {
  // `does` is what a registrar can do with a file: {take: go on with it in the form, checkIn: it was seen on
  // this movement too}; null for who may not.
  constructor(session, { operation, movement, flag }, does) {
    Object.assign(this, { session, operation, movement, flag, does });
    this.files = new Map();
    this.isMore = false;
    this.wanted = { phase: "", number: "" };
    this.figures = element("ul", { class: "figures", "aria-live": "polite" });
    this.rows = element("div");
    const typed = (event) => {
      this.wanted.number = event.target.value.trim().toUpperCase();
      this.drawRows();
    };
    const find = element("input", { type: "search", autocomplete: "off", maxlength: 60, oninput: typed });
    const head = element(
      "div",
      { class: "head" },
      element("h2", {}, text("People")),
      field(text("Find a number"), find),
    );
    this.node = element("section", {}, head, does ? null : this.figures, this.rows);
  }

  file(id) {
    return this.files.get(id);
  }

  // The log's index that the list is true for. Of a movement: who is on it, and who is expected on it but
  // still on the one before.
  async load() {
    const path = `/v1/registrations?operation=${this.operation.id}&limit=500${this.flag}`;
    const on = (name) => `&${name}=${this.movement}`;
    const filters = this.movement ? ["movement", "expectedOn"].map(on) : [""];
    const lists = await Promise.all(filters.map((each) => list(this.session, path + each, loadedMax)));
    this.isMore = lists.some(({ more }) => more);
    for (const { items } of lists)
      for (const view of items) if (this.isNews(view)) this.files.set(view.id, view);
    this.draw();
    return Math.min(...lists.map(({ index }) => index));
  }
  isNews(view) {
    return (this.file(view.id)?.version ?? 0) < view.version;
  }
  async refresh(id) {
    this.put(await call(this.session, `/v1/${id}`));
  }
  put(view) {
    if (!this.isNews(view)) return;
    const isOn = view.movement === this.movement || view.expectedOn?.includes(this.movement);
    const belongs = view.operation === this.operation.id && (!this.movement || isOn);
    if (belongs) this.files.set(view.id, view);
    else this.files.delete(view.id);
    this.draw();
  }

  draw() {
    this.drawFigures();
    this.drawRows();
  }

  figure(phase, count, label) {
    const choose = () => {
      this.wanted.phase = this.wanted.phase === phase ? "" : phase;
      this.draw();
      this.figures.querySelector(`[data-phase="${phase || "all"}"]`)?.focus();
    };
    const attributes = { "aria-pressed": String(this.wanted.phase === phase), "data-phase": phase || "all" };
    return element("li", {}, button([element("strong", {}, count), " ", label], choose, attributes));
  }

  drawFigures() {
    const byPhase = new Map();
    for (const { phase } of this.files.values()) byPhase.set(phase, (byPhase.get(phase) ?? 0) + 1);
    const { size } = this.files;
    this.figures.replaceChildren(
      this.figure("", this.isMore ? text("at least {count}", { count: size }) : String(size), text("people")),
      ...[...byPhase]
        .sort(([a], [b]) => rank(a) - rank(b))
        .map(([phase, count]) => this.figure(phase, String(count), nameOf(phase))),
    );
  }

  isWanted(view) {
    const { phase, number } = this.wanted;
    const codes = [view.number, ...(view.sourceKeys ?? []), ...(view.tags ?? [])];
    return (
      (!phase || view.phase === phase) &&
      (!number || codes.some((code) => code.toUpperCase().includes(number)))
    );
  }

  drawRows() {
    const found = [...this.files.values()].filter((view) => this.isWanted(view));
    const shown = found.sort((a, b) => b.index - a.index).slice(0, shownMax);
    if (shown.length === 0) return this.rows.replaceChildren(element("p", {}, text("Nothing here.")));
    const heads = ["Number", "Phase", "Category", "Level", "Minor", "Place"].map((head) => text(head));
    const counts = { shown: shown.length, count: found.length };
    return this.rows.replaceChildren(
      table(
        [...heads, ""],
        shown.map((view) => this.cells(view)),
      ),
      found.length > shown.length
        ? element(
            "p",
            { class: "hint" },
            text("{shown} of {count} shown; type a number to find one.", counts),
          )
        : "",
    );
  }

  cells(view) {
    const named = (label, work) =>
      button(text(label), work, { "aria-label": `${text(label)} ${view.number}` });
    const isToTake = this.does && isYetToRegister(view);
    const isToCheckIn = this.does && !isToTake && isYetToSee(view, this.movement);
    return [
      element("span", { class: "code" }, view.number),
      nameOf(view.phase),
      view.category ? nameOf(view.category) : "",
      String(view.level ?? ""),
      view.minor ? text("yes") : "",
      view.place ?? "",
      element(
        "span",
        { class: "row" },
        named("Open", () => this.session.go("Person", view.id)),
        isToTake ? named("Take in hand", () => this.does.take(view)) : null,
        isToCheckIn
          ? named(
              "Is here",
              guarded(() => this.does.checkIn(view)),
            )
          : null,
      ),
    ];
  }
}
