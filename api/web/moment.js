// When, where and of what way the person at the form was seen: now and here, as a paper form says, or as a
// refused statement of earlier said it.
import { element, field, select } from "./dom.js";
import { momentText, text } from "./texts.js";

export class Moment {
  // `desk` outlives this: {operation, movement, moment}. `place` is the input of the checkpoint.
  constructor(desk, place) {
    Object.assign(this, { desk, place });
    this.via = select([
      ["desk", text("at the desk, now")],
      ["paper", text("from paper forms")],
    ]);
    this.when = element("input", { type: "datetime-local", step: 1 });
    this.whenField = field(text("Seen at, as the form says"), this.when);
    this.via.addEventListener("change", () => this.show());
    this.show();
  }

  nodes() {
    return [field(text("Registered"), this.via), this.whenField];
  }
  show() {
    this.whenField.hidden = this.via.value !== "paper";
  }

  // {occurredAt, via, place, movement, operation}. Throws where a paper form's moment is missing.
  value() {
    return this.desk.moment ?? this.typed();
  }
  // Of somebody else than whom the form is about.
  typed() {
    const { operation, movement } = this.desk;
    const here = { place: this.place.value.trim(), movement, operation };
    if (this.via.value !== "paper") return { ...here, via: "desk", occurredAt: new Date().toISOString() };
    const when = new Date(this.when.value);
    if (Number.isNaN(when.valueOf()) || when > new Date()) {
      this.when.focus();
      throw new Error(text("Say when the person was seen, as the paper form says."));
    }
    return { ...here, via: "paper", occurredAt: when.toISOString() };
  }

  // The next person is seen at another moment, also on paper.
  clear() {
    this.desk.moment = null;
    this.when.value = "";
  }

  // What stands over the form of somebody who was seen earlier; empty otherwise.
  told() {
    const { moment } = this.desk;
    if (!moment) return "";
    return text("As seen at {place}, {when}", { place: moment.place, when: momentText(moment.occurredAt) });
  }
}
