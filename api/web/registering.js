// The form in which the person at the desk is registered: a zone is read or the fields are typed, Enter records it, and the
// form is empty for the next one. Nothing typed is lost: not by a refusal, nor by a look at another page.
import { uuid7 } from "./bytes.js";
import { Problem, Unreached, call, post } from "./client.js";
import { button, element, field, guarded, notice, select } from "./dom.js";
import { arrival, documentTypeOf, faultsOf, isMinor, isWholeZone, isoDate, zoneLines } from "./identity.js";
import { devicePrefix, nextNumber, prefixPattern, rememberPrefix } from "./number.js";
import { send } from "./outbox.js";
import { makeStatement, schemaOf } from "./statement.js";
import { momentText, nameOf, text } from "./texts.js";

const line = (attributes = {}) => element("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
const named = (values) => values.map((value) => [value, nameOf(value)]);

function makeInputs(session) {
  const document = schemaOf(session.document, "registration.identified").properties.document.properties;
  return {
    mrz: element("textarea", { class: "code", rows: 3, spellcheck: "false", autocomplete: "off", autocapitalize: "characters" }),
    family: line({ maxlength: 100 }), given: line({ maxlength: 100 }),
    born: line({ maxlength: 10, placeholder: "17-05-1984", inputmode: "numeric" }),
    minor: select([["", text("choose")], ["no", text("no, 18 or older")], ["yes", text("yes, under 18")]]),
    sex: select([["", text("unknown")], ...named(["female", "male", "unspecified"])]),
    nationality: line({ maxlength: 24, placeholder: "NLD, MAR", class: "upper" }),
    documentType: select([["", text("none")], ...named(document.type.enum)]),
    documentNumber: line({ maxlength: 40, class: "upper" }), issuer: line({ maxlength: 3, placeholder: "NLD", class: "upper" }),
    place: line({ value: localStorage.getItem("kroniek-place") ?? "hal-1", required: true, maxlength: 60 }),
    prefix: line({ value: devicePrefix(), required: true, maxlength: 4, pattern: prefixPattern, class: "upper" }),
  };
}
const kept = ["place", "prefix"]; // of the desk, not of the person
// What the zone vouches for; a change by hand takes that back.
const ofZone = ["born", "nationality", "documentType", "documentNumber", "issuer"];

export function createRegistering(session, { desk, mandate, people, exercise }) {
  const inputs = makeInputs(session);
  const hidden = { zoneResult: "", expiry: "" };
  const zoneState = element("p", { class: "hint wide", role: "status" });
  const heading = element("h2", {});
  const last = element("div", { class: "last", "aria-live": "assertive" });

  const personal = () => Object.keys(inputs).filter((name) => !kept.includes(name));
  const read = () => ({ ...hidden, ...Object.fromEntries(personal().map((name) => [name, inputs[name].value])) });
  const save = () => { desk.draft = read(); };
  function fill(values) {
    for (const name of personal()) inputs[name].value = values[name] ?? "";
    Object.assign(hidden, { zoneResult: values.zoneResult ?? "", expiry: values.expiry ?? "" });
    mark([]);
    save();
  }
  function mark(faults) {
    for (const input of Object.values(inputs)) input.removeAttribute("aria-invalid");
    for (const { name } of faults) inputs[name].setAttribute("aria-invalid", "true");
    if (faults.length) inputs[faults[0].name].focus();
  }
  function say(message, kind = "hint") {
    zoneState.textContent = message;
    zoneState.className = `${kind} wide`;
  }
  const zoneHint = () => say(text("Scan or type the lines below the photo; it is read as soon as it is complete."));
  function aim(target) {
    desk.target = target;
    heading.replaceChildren(target ? text("For the file {number}", { number: target.number }) : text("New person"), " ",
      target ? button(text("Not this file"), () => { aim(null); focus(); }) : "");
  }
  const focus = () => inputs.mrz.focus();

  async function readZone() {
    const lines = zoneLines(inputs.mrz.value);
    inputs.mrz.value = lines.join("\n");
    try {
      const zone = await post(session, "/v1/registrations/_read-mrz", { lines });
      Object.assign(hidden, { zoneResult: "valid", expiry: zone.expiry ?? "" });
      const born = zone.birthDate === "unknown" ? "" : zone.birthDate.split("-").reverse().join("-");
      Object.assign(inputs.family, { value: zone.primaryIdentifier });
      Object.assign(inputs.given, { value: zone.secondaryIdentifier });
      for (const [name, value] of [["born", born], ["sex", zone.sex], ["nationality", zone.nationality],
        ["documentType", documentTypeOf(zone.documentType)], ["documentNumber", zone.documentNumber], ["issuer", zone.issuer]])
        inputs[name].value = value;
      guessMinor();
      mark([]);
      say(text("Zone read, every check digit is right."), "good");
      (inputs.minor.value ? submitButton : inputs.minor).focus();
    } catch (error) {
      if (error instanceof Unreached) return say(text("Without a connection the zone cannot be read: fill in the form by hand."), "bad");
      if (!(error instanceof Problem) || error.status !== 400) throw error;
      const isDigit = error.codes.some((code) => code.startsWith("mrz.check-digit"));
      Object.assign(hidden, { zoneResult: isDigit ? "check-digit-wrong" : "unreadable", expiry: "" });
      say(`${text("The zone was not read: {why}", { why: error.message })}\n` +
        text("Compare it with the document, or fill in the form by hand."), "bad");
      inputs.mrz.focus();
    } finally {
      save();
    }
    return undefined;
  }

  function guessMinor() {
    const minor = isMinor(isoDate(inputs.born.value) || "");
    if (minor !== undefined) inputs.minor.value = minor ? "yes" : "no";
  }

  async function signAll(target, values) {
    const source = `desk-${inputs.prefix.value.toUpperCase()}`;
    const said = arrival({ ...target, source, place: inputs.place.value.trim(), movement: desk.movement, values });
    const occurredAt = new Date().toISOString();
    const common = { sub: target.id, operation: desk.operation, mandate: mandate.id, exercise, occurredAt,
      basis: mandate.basis?.length ? mandate.basis : ["Wvr-39"] };
    return Promise.all(said.map((each) => makeStatement(session, { ...common, ...each })));
  }

  // After a refusal: the file as far as it was recorded, so that the next try goes on with it.
  async function adopt(id) {
    const view = await call(session, `/v1/${id}`).catch(() => null);
    aim(view);
    if (view) await people.refresh(id).catch(() => {});
    return view;
  }

  async function register() {
    const values = read();
    const faults = faultsOf(values);
    mark(faults);
    if (faults.length) throw new Error(faults.map(({ key }) => text(key)).join("\n"));
    const prefix = inputs.prefix.value.toUpperCase();
    rememberPrefix(prefix);
    localStorage.setItem("kroniek-place", inputs.place.value.trim());
    const target = desk.target ? people.file(desk.target.id) ?? desk.target
      : { id: `registrations/${uuid7()}`, version: 0, phase: "opened", number: await nextNumber(prefix) };
    const statements = await signAll(target, values);
    const draft = { values, target: target.version ? { id: target.id, number: target.number } : null, id: target.id };
    let answers = null;
    try {
      answers = await send({ label: target.number, statements, draft });
    } catch (error) {
      const view = await adopt(target.id);
      throw new Error(error.message + (view && !draft.target
        ? `\n${text("A part was recorded; the form goes on with the file {number}.", view)}` : ""));
    }
    drawLast(target.number, answers);
    clear();
    if (answers) await people.refresh(target.id).catch(() => {});
  }

  function drawLast(number, answers) {
    if (number) desk.last = { number, answer: answers?.at(-1) ?? null };
    const { answer } = desk.last ?? {};
    last.replaceChildren(...(desk.last ? [element("span", { class: "hint" }, text("For the wristband")),
      element("strong", { id: "number" }, desk.last.number),
      element("span", { class: answer ? "good" : "bad" }, answer
        ? `${text("Recorded")} ${momentText(answer.recordedAt)} · ${answer.index}`
        : text("kept on this device until there is a connection"))]
      : [element("span", { class: "hint" }, text("Nobody yet on this desk."))]));
  }

  function clear() {
    fill({});
    aim(null);
    zoneHint();
    focus();
  }

  const submitButton = element("button", { class: "first", type: "submit" }, text("Register"));
  const form = element("form", { id: "register", class: "grid", novalidate: true, autocomplete: "off", onsubmit: guarded(register) },
    element("label", { class: "wide" }, element("span", {}, text("Machine-readable zone")), inputs.mrz),
    zoneState,
    field(text("Family name"), inputs.family), field(text("Given names"), inputs.given),
    field(text("Date of birth"), inputs.born), field(`${text("Under 18")} *`, inputs.minor),
    field(text("Sex"), inputs.sex), field(text("Nationality"), inputs.nationality),
    field(text("Document"), inputs.documentType), field(text("Document number"), inputs.documentNumber),
    field(text("Issued by"), inputs.issuer),
    element("div", { class: "row wide" }, submitButton, button(text("Clear the form"), clear)),
    element("details", { class: "wide" }, element("summary", {}, text("This desk")), element("div", { class: "grid" },
      field(text("Checkpoint"), inputs.place),
      field(text("Device prefix"), inputs.prefix, text("three or four letters or digits")))));
  form.addEventListener("input", (event) => {
    if (ofZone.some((name) => inputs[name] === event.target)) hidden.zoneResult = "";
    if (event.target === inputs.born) guessMinor();
    save();
  });
  const tryZone = guarded(readZone);
  inputs.mrz.addEventListener("input", () => { if (isWholeZone(zoneLines(inputs.mrz.value))) tryZone(); });
  inputs.mrz.addEventListener("change", () => {
    if (inputs.mrz.value.trim() && !hidden.zoneResult) tryZone();
  });

  if (desk.draft) fill(desk.draft);
  aim(desk.target);
  zoneHint();
  drawLast();
  return {
    node: element("section", { class: "registering" }, element("div", {}, heading, form),
      element("div", {}, last, people.figures)),
    focus,
    take(view) {
      aim(view);
      focus();
      form.scrollIntoView({ block: "nearest" });
    },
    // Puts a refused person back in the form.
    async restore({ values, id }) {
      fill(values);
      await adopt(id);
      focus();
      notice("");
    },
  };
}
