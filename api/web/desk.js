// The desk: who is expected, seen and registered on a movement; a person registered in one form.
import { uuid7 } from "./bytes.js";
import { call, list, state } from "./client.js";
import { element, field, notice, select, show, table } from "./dom.js";
import { devicePrefix, nextNumber } from "./number.js";
import { showPerson } from "./person.js";
import { text } from "./texts.js";

const remembered = { operation: "", movement: "" };

function counts(rows) {
  const byPhase = new Map();
  for (const row of rows) byPhase.set(row.phase, (byPhase.get(row.phase) ?? 0) + 1);
  return element("ul", { class: "figures" },
    element("li", {}, element("strong", {}, String(rows.length)), text("persons")),
    [...byPhase].map(([phase, count]) => element("li", {}, element("strong", {}, String(count)), phase)));
}

function rowsTable(session, rows, again) {
  if (rows.length === 0) return element("p", {}, text("Nothing here."));
  return table([text("Number"), text("Phase"), text("Category"), text("Level"), text("Minor"), text("Place"), ""],
    rows.map((row) => [row.number, row.phase, row.category ?? "", String(row.level ?? ""), row.minor ? text("yes") : "",
      row.place ?? "", element("button", { type: "button", onclick: () => showPerson(session, row.id, again) }, text("Open"))]));
}

async function readZone(session, zone, inputs) {
  const read = await call(session, "/v1/registrations/_read-mrz", {
    method: "POST", headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ lines: zone.value.trim().toUpperCase().split(/\s*\n\s*/) }),
  });
  inputs.family.value = read.primaryIdentifier ?? "";
  inputs.given.value = read.secondaryIdentifier ?? "";
  inputs.born.value = read.birthDate ?? "";
  inputs.sex.value = read.sex ?? "";
  inputs.nationality.value = read.nationality ?? "";
  inputs.document.value = read.documentNumber ?? "";
  inputs.zone = read;
}

// What the form says, as the event's data; unknown stays unknown.
function identified(inputs) {
  const born = inputs.born.value.trim();
  const nationalities = inputs.nationality.value.toUpperCase().split(/[\s,]+/).filter(Boolean);
  const names = {};
  if (inputs.family.value.trim()) names.family = inputs.family.value.trim();
  if (inputs.given.value.trim()) names.given = inputs.given.value.trim();
  const zone = inputs.zone;
  const age = born ? (Date.now() - Date.parse(born.length === 4 ? `${born}-07-01` : born)) / 31556952000 : 99;
  return {
    level: zone ? 3 : inputs.document.value.trim() ? 2 : 1,
    basis: zone ? ["document-seen", "mrz"] : inputs.document.value.trim() ? ["document-seen"] : ["oral-self"],
    category: nationalities.includes("NLD") ? "dutch" : inputs.category.value,
    minor: age < 18,
    dualNational: nationalities.length > 1,
    ...(born.endsWith("-01-01") ? { birthDateDoubtful: true } : {}),
    ...(zone ? { mrzResult: "valid" } : {}),
    ...(Object.keys(names).length ? { names } : {}),
    ...(born ? { dateOfBirth: born } : {}),
    ...(inputs.sex.value ? { sex: inputs.sex.value } : {}),
    ...(nationalities.length ? { nationalities } : {}),
    ...(inputs.document.value.trim() ? { document: {
      type: zone?.documentType?.startsWith("I") ? "identity-card" : "passport",
      issuer: zone?.issuer ?? nationalities[0] ?? "XXX", number: inputs.document.value.trim(),
      ...(zone?.expiry ? { expiry: zone.expiry } : {}) } } : {}),
  };
}

async function registerPerson(session, inputs) {
  const sub = `registrations/${uuid7()}`;
  const common = { sub, operation: remembered.operation, basis: ["Wvr-39"] };
  const movement = remembered.movement ? { movement: remembered.movement } : {};
  const number = nextNumber(inputs.prefix.value);
  const told = [
    { ...common, type: "registration.opened", version: 1, data: { number } },
    { ...common, type: "registration.seen", version: 2, data: { checkpoint: inputs.checkpoint.value.trim(), ...movement } },
    { ...common, type: "registration.identified", version: 3, data: identified(inputs) },
    { ...common, type: "registration.registered", version: 4, data: {} },
  ];
  let last;
  for (const said of told) last = await state(session, said);
  return { number, last };
}

function registrationForm(session, again) {
  const text200 = () => element("input", { type: "text", maxlength: 100, autocomplete: "off" });
  const inputs = {
    family: text200(), given: text200(), born: element("input", { type: "text", placeholder: "1984-05-17, 1984-05, 1984" }),
    sex: select([["", text("unknown")], ["female"], ["male"], ["unspecified"]]),
    nationality: element("input", { type: "text", placeholder: "NLD, MAR", maxlength: 19 }),
    category: select([["dutch"], ["eu"], ["other"]]), document: text200(),
    checkpoint: element("input", { type: "text", value: "hal-1", required: true, maxlength: 60 }),
    prefix: element("input", { type: "text", value: devicePrefix(), required: true, maxlength: 4 }), zone: null,
  };
  const zone = element("textarea", { class: "mrz", rows: 3, spellcheck: "false", autocomplete: "off" });
  const guard = (work) => async (event) => {
    event.preventDefault();
    notice("");
    try {
      await work();
    } catch (error) {
      notice(error.message);
    }
  };
  const submit = guard(async () => {
    const { number, last } = await registerPerson(session, inputs);
    await again();
    notice(`${text("Recorded")}: ${number} – index ${last.index}`, "good");
  });
  return element("form", { class: "grid", id: "register", onsubmit: submit },
    element("label", { class: "wide" }, text("Machine-readable zone"), zone),
    element("button", { type: "button", onclick: guard(() => readZone(session, zone, inputs)) }, text("Read")),
    field(text("Family name"), inputs.family), field(text("Given names"), inputs.given),
    field(text("Date of birth"), inputs.born), field(text("Sex"), inputs.sex),
    field(text("Nationality"), inputs.nationality), field(text("Category"), inputs.category),
    field(text("Document number"), inputs.document), field(text("Checkpoint"), inputs.checkpoint),
    field(text("Device prefix"), inputs.prefix),
    element("button", { class: "first", type: "submit" }, text("Register a person")));
}

export async function showDesk(session) {
  const again = () => showDesk(session);
  const operations = await list(session, "/v1/operations?phase=open");
  remembered.operation ||= operations[0]?.id ?? "";
  const movements = remembered.operation ? await list(session, `/v1/movements?operation=${remembered.operation}`) : [];
  const filter = remembered.movement ? `&movement=${remembered.movement}` : "";
  const rows = remembered.operation
    ? await list(session, `/v1/registrations?operation=${remembered.operation}${filter}&limit=500`, 2000) : [];
  const pick = (name, options) => select(options, { onchange: (event) => { remembered[name] = event.target.value; again(); } });
  const operation = pick("operation", operations.map((each) => [each.id, each.title ?? each.id]));
  const movement = pick("movement", [["", text("All")], ...movements.map((each) => [each.id, `${each.carrier} ${each.number}`])]);
  operation.value = remembered.operation;
  movement.value = remembered.movement;
  show(element("div", { class: "figures" }, field(text("Operation"), operation), field(text("Movement"), movement)),
    counts(rows), element("h2", {}, text("Register a person")), registrationForm(session, again),
    element("h2", {}, text("persons")), rowsTable(session, rows, again));
}
