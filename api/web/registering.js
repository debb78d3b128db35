// Registering: the person at the desk is recorded with one Enter, and the form is empty for the next. Nothing
// typed is lost: not by a refusal, nor by a look at another page.
import { uuid7 } from "./bytes.js";
import { call } from "./client.js";
import { button, element, field, guarded, notice } from "./dom.js";
import { arrival, sighting } from "./identity.js";
import { Moment } from "./moment.js";
import { devicePrefix, nextNumber, prefixPattern, rememberPrefix } from "./number.js";
import { send } from "./outbox.js";
import { PersonForm, line } from "./person_form.js";
import { makeStatement } from "./statement.js";
import { momentText, text } from "./texts.js";

export class Registering {
  // `desk` outlives this: {operation, movement, draft, target, last, moment}.
  constructor(session, { desk, mandate, people, exercise }) {
    Object.assign(this, { session, desk, mandate, people, exercise });
    this.place = line({
      value: localStorage.getItem("kroniek-place") ?? "hal-1",
      required: true,
      maxlength: 60,
    });
    this.moment = new Moment(desk, this.place);
    const prefix = { required: true, maxlength: 4, pattern: prefixPattern, class: "upper" };
    this.prefix = line({ value: devicePrefix(), ...prefix });
    this.heading = element("h2", {});
    this.last = element("div", { class: "last", "aria-live": "assertive" });
    this.submit = element("button", { class: "first", type: "submit" }, text("Register"));
    this.form = new PersonForm(session, {
      changed: () => this.save(),
      complete: () => this.submit.focus(),
    });
    this.node = this.draw();
    if (desk.draft) this.form.fill(desk.draft);
    this.aim(desk.target);
    this.showLast();
  }

  draw() {
    const onsubmit = guarded(() => this.register());
    const attributes = { id: "register", class: "grid", novalidate: true, autocomplete: "off", onsubmit };
    const form = element(
      "form",
      attributes,
      this.form.nodes(),
      element(
        "div",
        { class: "row wide" },
        this.submit,
        button(text("Clear the form"), () => this.clear()),
      ),
      element(
        "details",
        { class: "wide" },
        element("summary", {}, text("This desk")),
        element(
          "div",
          { class: "grid" },
          field(text("Checkpoint"), this.place),
          this.moment.nodes(),
          field(text("Device prefix"), this.prefix, text("three or four letters or digits")),
        ),
      ),
    );
    form.addEventListener("input", (event) => {
      this.form.typed(event.target);
      this.save();
    });
    const beside = element("div", {}, this.last, this.people.figures);
    return element("section", { class: "registering" }, element("div", {}, this.heading, form), beside);
  }

  focus() {
    this.form.focus();
  }
  save() {
    this.desk.draft = this.form.values();
  }
  clear() {
    this.form.fill({});
    this.moment.clear();
    this.save();
    this.aim(null);
    this.focus();
  }

  // Whose file the form is for; null for somebody who has none yet.
  aim(target) {
    this.desk.target = target;
    const away = () => {
      this.aim(null);
      this.focus();
    };
    const { number } = target ?? {};
    this.heading.replaceChildren(
      target ? text("For the file {number}", { number }) : text("New person"),
      ...(target ? [" ", button(text("Not this file"), away)] : []),
      " ",
      element("span", { class: "hint" }, this.moment.told()),
    );
  }
  take(view) {
    this.aim(view);
    this.focus();
    this.node.scrollIntoView({ block: "nearest" });
  }
  // The file as far as it was recorded, so that the next try goes on with it.
  async adopt(id) {
    const view = await call(this.session, `/v1/${id}`).catch(() => null);
    this.aim(view);
    if (view) this.people.put(view);
    return view;
  }
  // Puts a person who was refused later back in the form, as seen then and there.
  async restore({ values, id, moment }) {
    this.form.fill(values);
    this.desk.moment = moment;
    this.save();
    await this.adopt(id);
    this.focus();
    notice("");
  }

  async nextTarget() {
    if (this.desk.target) return this.people.file(this.desk.target.id) ?? this.desk.target;
    const number = await nextNumber(this.prefix.value.toUpperCase());
    return { id: `registrations/${uuid7()}`, version: 0, phase: "opened", number };
  }

  sign(target, said, { operation, occurredAt, via }) {
    const common = {
      sub: target.id,
      operation,
      mandate: this.mandate.id,
      exercise: this.exercise,
      occurredAt,
      via,
      basis: this.mandate.basis?.length ? this.mandate.basis : ["Wvr-39"],
    };
    return Promise.all(said.map((each) => makeStatement(this.session, { ...common, ...each })));
  }

  // Where no movement is chosen it is the one that the file is expected on.
  signAll(target, values, moment) {
    const source = `desk-${this.prefix.value.toUpperCase()}`;
    const movement = moment.movement || target.movement;
    const said = arrival({ ...target, source, place: moment.place, movement, values });
    return this.sign(target, said, moment);
  }

  // Somebody who is known already has come with the movement that this desk is at.
  async checkIn(view) {
    const moment = this.moment.typed();
    const statements = await this.sign(view, [sighting(moment.place, moment.movement)], moment);
    const answers = await send({ label: view.number, statements });
    this.desk.last = { number: view.number, answer: answers?.at(-1) ?? null };
    this.showLast();
    if (answers) await this.people.refresh(view.id).catch(() => {});
  }

  async register() {
    this.form.check();
    rememberPrefix(this.prefix.value.toUpperCase());
    localStorage.setItem("kroniek-place", this.place.value.trim());
    const values = this.form.values();
    const moment = this.moment.value();
    const target = await this.nextTarget();
    const answers = await this.sendOrAdopt(target, {
      label: target.number,
      statements: await this.signAll(target, values, moment),
      draft: { values, id: target.id, moment },
    });
    this.desk.last = { number: target.number, answer: answers?.at(-1) ?? null };
    this.showLast();
    this.clear();
    if (answers) await this.people.refresh(target.id).catch(() => {});
  }

  async sendOrAdopt(target, parcel) {
    try {
      return await send(parcel);
    } catch (error) {
      const view = await this.adopt(target.id);
      const isNew = view !== null && target.version === 0;
      const further = text("A part was recorded; the form goes on with the file {number}.", view ?? {});
      throw new Error(isNew ? `${error.message}\n${further}` : error.message);
    }
  }

  showLast() {
    const { last } = this.desk;
    if (!last)
      return this.last.replaceChildren(element("span", { class: "hint" }, text("Nobody yet on this desk.")));
    const { number, answer } = last;
    const recorded = answer && `${text("Recorded")} ${momentText(answer.recordedAt)} · ${answer.index}`;
    return this.last.replaceChildren(
      element("span", { class: "hint" }, text("For the wristband")),
      element("strong", { id: "number" }, number),
      element(
        "span",
        { class: answer ? "good" : "bad" },
        recorded ?? text("kept on this device until there is a connection"),
      ),
    );
  }
}
