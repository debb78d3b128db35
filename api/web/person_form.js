// The fields about the person at the desk: a zone is read into them, or they are typed. What the zone vouches
// for is told apart from what a hand changed afterwards.
import { Problem, Unreached, post } from "./client.js";
import { element, field, guarded, select } from "./dom.js";
import { documentTypeOf, faultsOf, isMinor, isWholeZone, isoDate, zoneLines } from "./identity.js";
import { schemaOf } from "./statement.js";
import { nameOf, text } from "./texts.js";

export const line = (attributes = {}) =>
  element("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
const named = (values) => values.map((value) => [value, nameOf(value)]);

function makeInputs(session) {
  const { document } = schemaOf(session.document, "registration.identified").properties;
  const zone = { class: "code", rows: 3, spellcheck: "false", autocomplete: "off" };
  return {
    mrz: element("textarea", { ...zone, autocapitalize: "characters" }),
    family: line({ maxlength: 100 }),
    given: line({ maxlength: 100 }),
    born: line({ maxlength: 10, placeholder: "17-05-1984", inputmode: "numeric" }),
    minor: select([
      ["", text("choose")],
      ["no", text("no, 18 or older")],
      ["yes", text("yes, under 18")],
    ]),
    sex: select([["", text("unknown")], ...named(["female", "male", "unspecified"])]),
    nationality: line({ maxlength: 24, placeholder: "NLD, MAR", class: "upper" }),
    documentType: select([["", text("none")], ...named(document.properties.type.enum)]),
    documentNumber: line({ maxlength: 40, class: "upper" }),
    issuer: line({ maxlength: 3, placeholder: "NLD", class: "upper" }),
  };
}

// A change of one of these by hand takes back what the zone vouched for; a name may be written as in print.
const ofZone = ["born", "nationality", "documentType", "documentNumber", "issuer"];

export class PersonForm {
  // `changed` is called after every change; `complete` when a zone was read and only Enter is left.
  constructor(session, { changed, complete }) {
    this.session = session;
    this.told = { changed, complete };
    this.inputs = makeInputs(session);
    this.zone = { zoneResult: "", expiry: "" };
    this.zoneText = element("p", { class: "hint wide", role: "status" });
    this.readZone = guarded(() => this.tryZone());
    this.inputs.mrz.addEventListener("input", () => {
      if (isWholeZone(zoneLines(this.inputs.mrz.value))) this.readZone();
    });
    this.inputs.mrz.addEventListener("change", () => {
      if (this.inputs.mrz.value.trim() && !this.zone.zoneResult) this.readZone();
    });
    this.hint();
  }

  // The inputs under their labels, in the order of the keyboard.
  nodes() {
    const { mrz, family, given, born, minor, sex, nationality, documentType, documentNumber, issuer } =
      this.inputs;
    return [
      element("label", { class: "wide" }, element("span", {}, text("Machine-readable zone")), mrz),
      this.zoneText,
      field(text("Family name"), family),
      field(text("Given names"), given),
      field(text("Date of birth"), born),
      field(`${text("Under 18")} *`, minor),
      field(text("Sex"), sex),
      field(text("Nationality"), nationality),
      field(text("Document"), documentType),
      field(text("Document number"), documentNumber),
      field(text("Issued by"), issuer),
    ];
  }

  focus() {
    this.inputs.mrz.focus();
  }

  values() {
    const typed = Object.entries(this.inputs).map(([name, input]) => [name, input.value]);
    return { ...this.zone, ...Object.fromEntries(typed) };
  }

  fill(values) {
    for (const [name, input] of Object.entries(this.inputs)) input.value = values[name] ?? "";
    this.zone = { zoneResult: values.zoneResult ?? "", expiry: values.expiry ?? "" };
    this.mark([]);
    this.hint();
  }

  // Throws with all that is typed wrongly, and stands at the first of it.
  check() {
    const faults = faultsOf(this.values());
    this.mark(faults);
    if (faults.length === 0) return;
    this.inputs[faults[0].name].focus();
    throw new Error(faults.map(({ key }) => text(key)).join("\n"));
  }

  mark(faults) {
    for (const input of Object.values(this.inputs)) input.removeAttribute("aria-invalid");
    for (const { name } of faults) this.inputs[name].setAttribute("aria-invalid", "true");
  }

  // Something was typed into that input.
  typed(input) {
    const isVouchedFor = ofZone.some((name) => this.inputs[name] === input);
    if (isVouchedFor && this.zone.zoneResult === "valid") this.zone.zoneResult = "";
    if (input === this.inputs.born) this.guessMinor();
  }

  guessMinor() {
    const minor = isMinor(isoDate(this.inputs.born.value));
    if (minor !== undefined) this.inputs.minor.value = minor ? "yes" : "no";
  }

  say(message, kind) {
    this.zoneText.textContent = message;
    this.zoneText.className = `${kind} wide`;
  }
  hint() {
    this.say(text("Scan or type the lines below the photo; it is read as soon as it is complete."), "hint");
  }

  async tryZone() {
    const lines = zoneLines(this.inputs.mrz.value);
    try {
      this.take(await post(this.session, "/v1/registrations/_read-mrz", { lines }));
    } catch (error) {
      this.explain(error);
    }
    this.told.changed();
  }

  take(zone) {
    const born = zone.dateOfBirth === "unknown" ? "" : zone.dateOfBirth.split("-").reverse().join("-");
    this.fill({
      ...this.values(),
      family: zone.primaryIdentifier,
      given: zone.secondaryIdentifier,
      born,
      sex: zone.sex,
      nationality: zone.nationality,
      documentType: documentTypeOf(zone.documentType),
      documentNumber: zone.documentNumber,
      issuer: zone.issuer,
      zoneResult: "valid",
      expiry: zone.expiry,
    });
    this.guessMinor();
    this.say(text("Zone read, every check digit is right."), "good");
    if (this.inputs.minor.value) this.told.complete();
    else this.inputs.minor.focus();
  }

  explain(error) {
    if (error instanceof Unreached)
      return this.say(text("Without a connection the zone cannot be read: fill in the form by hand."), "bad");
    if (!(error instanceof Problem) || error.status !== 400) throw error;
    const isDigit = error.codes.some((code) => code.startsWith("mrz.check-digit"));
    this.zone = { zoneResult: isDigit ? "check-digit-wrong" : "unreadable", expiry: "" };
    const why = text("The zone was not read: {why}", { why: error.message });
    this.say(`${why}\n${text("Compare it with the document, or fill in the form by hand.")}`, "bad");
    return this.inputs.mrz.focus();
  }
}
