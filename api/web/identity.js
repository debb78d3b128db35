// From what a registrar types to what `registration.identified` says. Pure: nothing here is read from or
// shown on the page. Unknown stays unknown, and nothing is filled in that nobody saw.

// ICAO 9303 codes of the member states of the Union; Germany prints D.
const union = new Set(
  (
    "AUT BEL BGR HRV CYP CZE DNK EST FIN FRA D DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK " +
    "SVN ESP SWE"
  ).split(" "),
);

const pad = (text, length) => text.padStart(length, "0");

// 17-05-1984, 17.5.1984, 1984-05-17, 05-1984, 1984 → the same as ISO 8601, as far as it is known; null if it
// is no date.
export function isoDate(typed) {
  const parts = typed.trim().split(/[-./ ]+/);
  if (typed.trim() === "") return "";
  if (parts.some((part) => !/^[0-9]+$/.test(part)) || parts.length > 3) return null;
  if (parts[0].length !== 4) parts.reverse();
  const [year, month, day] = parts;
  if (year.length !== 4) return null;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  const days = new Date(Date.UTC(Number(year), Number(month ?? 1), 0)).getUTCDate();
  if (day !== undefined && (Number(day) < 1 || Number(day) > days)) return null;
  return [year, ...parts.slice(1).map((part) => pad(part, 2))].join("-");
}

// Under 18 on that day? undefined where the known parts do not tell.
export function isMinor(birth, today = new Date()) {
  if (!birth) return undefined;
  const [year, month, day] = birth.split("-").map(Number);
  const of18 = (m, d) => Date.UTC(year + 18, m - 1, d);
  const now = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  if (of18(month ?? 1, day ?? 1) > now) return true;
  if (of18(month ?? 12, day ?? new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate()) <= now) return false;
  return undefined;
}

export const codesOf = (typed) => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;/]+/)
      .filter(Boolean),
  ),
];

// For the totals; undefined while no nationality is known.
export function categoryOf(nationalities) {
  if (nationalities.length === 0) return undefined;
  if (nationalities.includes("NLD")) return "dutch";
  return nationalities.some((code) => union.has(code)) ? "eu" : "other";
}

// The lines of a zone as typed or scanned; one text without line ends is cut where its length says.
export function zoneLines(typed) {
  const lines = typed.toUpperCase().split(/\s+/).filter(Boolean);
  const width = { 88: 44, 72: 36, 90: 30 }[lines[0]?.length];
  return lines.length === 1 && width ? lines[0].match(new RegExp(`.{${width}}`, "g")) : lines;
}
// Whether a whole zone stands there: TD3 and MRV-A, TD2 and MRV-B, TD1.
export const isWholeZone = (lines) =>
  ["44,44", "36,36", "30,30,30"].includes(lines.map((line) => line.length).join());

// The kind of document that its zone's first letters tell (Doc 9303 parts 4 to 7).
export const documentTypeOf = (letters) => ({ P: "passport", V: "visa" })[letters[0]] ?? "identity-card";

// What a form says wrongly: [{name, key}], with the text that explains it.
export function faultsOf(values) {
  const faults = [];
  if (isoDate(values.born) === null)
    faults.push({ name: "born", key: "Write the date as 17-05-1984, 05-1984 or 1984." });
  if (codesOf(values.nationality).some((code) => code !== "D" && !/^[A-Z]{3}$/.test(code)))
    faults.push({ name: "nationality", key: "Nationalities are codes of three letters: NLD, MAR." });
  if (values.issuer && codesOf(values.issuer).some((code) => code !== "D" && !/^[A-Z]{3}$/.test(code)))
    faults.push({ name: "issuer", key: "The issuer is a code of three letters: NLD." });
  if (values.minor === "")
    faults.push({ name: "minor", key: "Say whether the person is under 18; estimate it if need be." });
  return faults;
}

function documentOf(values) {
  const [number, issuer] = [values.documentNumber.trim(), values.issuer.trim().toUpperCase()];
  if (!values.documentType && !number) return null;
  return {
    type: values.documentType || "other",
    ...(issuer ? { issuer } : {}),
    ...(number ? { number } : {}),
    ...(values.expiry ? { expiry: values.expiry } : {}),
  };
}

// The event's data. `values.zoneResult` is `valid`, `check-digit-wrong` or `unreadable` where a zone was
// tried.
export function identified(values) {
  const born = isoDate(values.born);
  const nationalities = codesOf(values.nationality);
  const document = documentOf(values);
  const read = values.zoneResult === "valid" && document !== null;
  const names = Object.fromEntries(
    [
      ["family", values.family.trim()],
      ["given", values.given.trim()],
    ].filter(([, name]) => name),
  );
  const category = categoryOf(nationalities);
  return {
    level: read ? 3 : document ? 2 : 1,
    basis: read ? ["document-seen", "mrz"] : document ? ["document-seen"] : ["oral-self"],
    ...(category ? { category } : {}),
    minor: values.minor === "yes",
    ...(nationalities.length ? { dualNational: nationalities.length > 1 } : {}),
    ...(born.endsWith("-01-01") ? { birthDateDoubtful: true } : {}),
    ...(document && values.zoneResult ? { mrzResult: values.zoneResult } : {}),
    ...(Object.keys(names).length ? { names } : {}),
    ...(born ? { dateOfBirth: born } : {}),
    ...(values.sex ? { sex: values.sex } : {}),
    ...(nationalities.length ? { nationalities } : {}),
    ...(document ? { document } : {}),
  };
}

// What was refused because of what became of the file meanwhile, told again: the data of
// `registration.reported-otherwise`. `values` of the form, if it said who the person is; `sight` is what
// `registration.seen` said, if that was refused.
export function reported(values, { what, refused, sight }) {
  const { basis, mrzResult, ...said } = values ? identified(values) : {};
  const { checkpoint, movement } = sight ?? {};
  return {
    what,
    refused,
    ...said,
    ...(checkpoint ? { place: checkpoint } : {}),
    ...(movement ? { movement } : {}),
  };
}

const notYetSeen = ["opened", "announced", "expected"];
// Side exits that a sighting disproves.
const away = ["no-show", "stayed-by-choice", "home-by-other-means"];
// Nothing more is registered of these.
const shut = ["departed", "aftercare-handed-over", "closed", "deceased", "registered-in-error"];

export const isYetToRegister = ({ phase }) =>
  [...notYetSeen, ...away, "seen", "identified"].includes(phase);
// Whether standing here is news: of the person, or of the person on that movement.
export const isYetToSee = ({ phase, seenOn = [] }, movement) =>
  !shut.includes(phase) &&
  (notYetSeen.includes(phase) || away.includes(phase) || (Boolean(movement) && !seenOn.includes(movement)));

// A sighting is true whatever else is said meanwhile, so it names no version and is never stale.
export const sighting = (place, movement) => ({
  type: "registration.seen",
  data: { checkpoint: place, ...(movement ? { movement } : {}) },
});

// What is stated of somebody who stands at the desk: what is still to be said of the file at `version` in
// `phase`.
export function arrival({ version, phase, seenOn, number, source, place, movement, values }) {
  const said = [];
  const say = (type, data) => said.push({ type, version: version + said.length + 1, data });
  if (version === 0) say("registration.opened", { number, source });
  if (isYetToSee({ phase, seenOn }, movement)) said.push(sighting(place, movement));
  say("registration.identified", identified(values));
  if (isYetToRegister({ phase })) say("registration.registered", {});
  return said;
}
