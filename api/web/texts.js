// Dutch first, English second. A text is found by its English key; what the field lists say comes from the API document.
const dutch = {
  "Desk": "Balie", "Statement": "Verklaring", "Log": "Logboek", "Sign in": "Aanmelden", "Sign out": "Afmelden",
  "Key file": "Sleutelbestand", "Who are you?": "Wie bent u?", "Actor": "Actor", "Mandate": "Mandaat",
  "The file stays on this device; the key is used in this tab only.":
    "Het bestand blijft op dit apparaat; de sleutel wordt alleen in dit tabblad gebruikt.",
  "Choose personas.json, or a private JWK.": "Kies personas.json, of een eigen sleutel (JWK).",
  "Operation": "Operatie", "Movement": "Verplaatsing", "All": "Alle", "Register a person": "Persoon registreren",
  "Number": "Nummer", "Phase": "Stand", "Category": "Categorie", "Level": "Niveau", "Minor": "Minderjarig",
  "Place": "Plaats", "Open": "Openen", "Purpose": "Doel", "Ground": "Grond", "Family name": "Achternaam",
  "Given names": "Voornamen", "Date of birth": "Geboortedatum", "Nationality": "Nationaliteit", "Sex": "Geslacht",
  "Device prefix": "Apparaatcode", "Checkpoint": "Controlepunt", "Read": "Lezen", "Machine-readable zone": "Leesbare strook (MRZ)",
  "Recorded": "Vastgelegd", "Personal data": "Persoonsgegevens", "History": "Geschiedenis", "Receipt": "Bewijs",
  "Check": "Controleren", "Back": "Terug", "Type": "Soort", "Stream": "Dossier", "State it": "Vastleggen",
  "Waiting to be sent": "Wacht op verzending", "Send now": "Nu verzenden", "Nothing here.": "Niets gevonden.",
  "persons": "personen", "More": "Meer", "yes": "ja", "no": "nee", "unknown": "onbekend", "Document number": "Documentnummer",
  "Every look is recorded before anything is shown.": "Elke inzage wordt vastgelegd voordat er iets getoond wordt.",
  "The receipt holds: the statement stands at index {index} of a log of {size}, and nothing of it was changed.":
    "Het bewijs klopt: de verklaring staat op plaats {index} in een logboek van {size}, en er is niets aan veranderd.",
  "The receipt does not hold: {why}": "Het bewijs klopt niet: {why}",
  "Statement id": "Nummer van de verklaring", "Newest statements": "Nieuwste verklaringen", "Legal basis": "Grondslag",
  "No connection: {count} kept here until it is back.": "Geen verbinding: {count} hier bewaard tot die er weer is.",
  "Occurred": "Gebeurd", "Author": "Gesteld door", "signed by the author": "door de steller getekend",
  "sealed by the register": "door het register verzegeld",
};

let language = "nl";
export const setLanguage = (to) => {
  language = to;
  document.documentElement.lang = to;
};
export const currentLanguage = () => language;

export function text(key, values = {}) {
  const found = language === "nl" ? dutch[key] ?? key : key;
  return found.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

// A field's label in the language of the page, from the API document.
export const labelOf = (name, schema) =>
  (language === "nl" ? schema["x-label-nl"] : schema["x-label-en"]) ?? schema["x-label-en"] ?? name;
