// Dutch first, English second. A text is found by its English key; what the field lists say comes from the
// API document.
import { codes, dutch, names } from "./dutch.js";
import { duties } from "./dutch_duties.js";
import { events } from "./dutch_events.js";

let language = "nl";
export const currentLanguage = () => language;
export function setLanguage(to) {
  language = to === "en" ? "en" : "nl";
  document.documentElement.lang = language;
  localStorage.setItem("kroniek-language", language);
}
export const rememberedLanguage = () => localStorage.getItem("kroniek-language") ?? "nl";

export function text(key, values = {}) {
  const found = language === "nl" ? (dutch[key] ?? key) : key;
  return found.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

// What a refusal's code means, where Dutch knows it; in English the register's own sentence is shown.
export const codeText = (code) => (language === "nl" ? codes[code] : undefined);

// A code such as `in-care` or a view's member such as `placeSince`, for people.
export function nameOf(code) {
  if (language === "nl" && (names[code] ?? duties[code])) return names[code] ?? duties[code];
  const words = String(code)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[-.]/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// An event type with what it means, where Dutch knows it.
export const eventName = (type) => (language === "nl" && events[type] ? `${events[type]} (${type})` : type);

// A field's label in the language of the page, from the API document.
export const labelOf = (name, schema) =>
  (language === "nl" ? schema["x-label-nl"] : schema["x-label-en"]) ?? schema["x-label-en"] ?? nameOf(name);

const locale = () => (language === "nl" ? "nl-NL" : "en-GB");
// A moment in this device's time; the date only where it is not today.
export function momentText(iso) {
  const moment = new Date(iso);
  const isToday = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString(
    locale(),
    isToday ? { timeStyle: "medium" } : { dateStyle: "medium", timeStyle: "medium" },
  );
}
// With its date, to the minute: for what is printed.
export const longMoment = (moment) =>
  moment.toLocaleString(locale(), { dateStyle: "long", timeStyle: "short" });
