// Who looked at somebody's personal data, when and for what; read as soon as somebody asks for it.
import { list } from "./client.js";
import { element, guarded, table } from "./dom.js";
import { shortened } from "./naming.js";
import { momentText, nameOf, text } from "./texts.js";

const most = 500;

const row = ({ at, role, opener, fields, purpose, ground, occasion, index }) => [
  momentText(at),
  element(
    "span",
    {},
    nameOf(role),
    " ",
    element("span", { class: "code hint", title: opener }, shortened(opener)),
  ),
  (fields ?? []).map((name) => nameOf(name)).join(", "),
  purpose ?? text("erased"),
  ground,
  occasion ? nameOf(occasion) : text("this file"),
  String(index),
];

function drawLooks({ items, more }) {
  if (items.length === 0) return [element("p", {}, text("Nobody has looked."))];
  const heads = ["When", "Who", "Which fields", "Purpose", "Ground", "As part of", "In the log"];
  return [
    table(
      heads.map((head) => text(head)),
      [...items].reverse().map(row),
    ),
    more ? element("p", { class: "hint" }, text("Only the first {most} are shown.", { most })) : null,
  ].filter(Boolean);
}

export function looksOf(session, id) {
  const found = element("div", { "aria-live": "polite" });
  const read = guarded(async () => {
    found.replaceChildren(...drawLooks(await list(session, `/v1/${id}/_looks?limit=${most}`, most)));
  });
  const ontoggle = (event) => (event.target.open ? read() : undefined);
  return element("details", { id: "looks", ontoggle }, element("summary", {}, text("Who looked")), found);
}
