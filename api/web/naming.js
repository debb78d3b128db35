// How persons, dates and ids are written for people.
import { text } from "./texts.js";

// As a list is sorted: family name first; null where nothing is known.
export const fullName = (names) => [names?.family, names?.given].filter(Boolean).join(", ") || null;

// 1984-05-17 → 17-05-1984, and what is known of it where parts are unknown.
export const dateText = (iso) =>
  !iso || iso === "unknown" ? text("unknown") : iso.split("-").reverse().join("-");

// The collection and the end of a stream's id.
export const shortened = (id) => id.replace(/^(.*\/).*(.{12})$/, "$1…$2");
