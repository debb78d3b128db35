// The other files of the same person, as confirmed links join them: each keeps its own number and status.
import { call } from "./client.js";
import { button, element, table } from "./dom.js";
import { fileButton } from "./files.js";
import { momentText, nameOf, text } from "./texts.js";

function linkText({ confirmations }) {
  const times = (confirmations ?? []).map(({ at }) => momentText(at));
  return text("confirmed by {count}: {times}", { count: times.length, times: times.join(", ") });
}

// Empty where the file stands alone.
export async function samePerson(session, id) {
  const { files, links } = await call(session, `/v1/${id}/_person`);
  const others = (files ?? []).filter((each) => each.registration !== id);
  if (others.length === 0) return [];
  const of = (file) => (links ?? []).filter(({ a, b }) => a === file.registration || b === file.registration);
  const rows = others.map((file) => [
    fileButton(session, { registration: file.registration, number: file.view.number }),
    nameOf(file.phase),
    element(
      "span",
      { class: "row" },
      of(file).map((link) =>
        element(
          "span",
          {},
          `${linkText(link)} `,
          button(text("The link"), () => session.go("Link", link.link)),
        ),
      ),
    ),
  ]);
  const heads = ["Number", "Phase", "Joined by"];
  return [
    element("h2", {}, text("Other files of this person")),
    table(
      heads.map((head) => text(head)),
      rows,
    ),
  ];
}
