// Files by their numbers, each a way to the file itself.
import { button, element } from "./dom.js";
import { text } from "./texts.js";

const shownMax = 60; // at once; a list of a whole flight is opened by hand

export const fileButton = (session, { registration, number }) =>
  button(number, () => session.go("Person", registration), { class: "code file" });

// A heading with how many, and their numbers behind it; null where there are none.
export function fileList(session, heading, files) {
  const all = files ?? [];
  if (all.length === 0) return null;
  const more = all.length - shownMax;
  return element(
    "details",
    {},
    element("summary", {}, `${heading}: ${all.length}`),
    element(
      "p",
      { class: "row" },
      all.slice(0, shownMax).map((each) => fileButton(session, each)),
    ),
    more > 0 ? element("p", { class: "hint" }, text("And {more} others.", { more })) : null,
  );
}
