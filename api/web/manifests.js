// The lists of a movement: every version that came, and what each changed against the one before.
import { element, table } from "./dom.js";
import { fileList } from "./files.js";
import { text } from "./texts.js";

function difference(session, version) {
  const parts = [
    fileList(session, text("Added"), version.added),
    fileList(session, text("Left out"), version.removed),
    fileList(session, text("Said otherwise"), version.changed),
  ].filter(Boolean);
  return parts.length ? element("div", {}, parts) : text("no difference");
}

export function drawManifests(session, { items }) {
  const versions = items ?? [];
  const heading = element("h2", {}, text("Passenger lists"));
  if (versions.length === 0) return [heading, element("p", {}, text("No list was received."))];
  const heads = ["Source", "Version", "People", "Without a file", "Unchanged", "Difference", "In the log"];
  const rows = versions.map((each) => [
    element("span", {}, each.source, each.current ? [" ", element("strong", {}, text("newest"))] : null),
    String(each.version),
    String(each.count ?? 0),
    String(each.withoutFile ?? 0),
    String(each.unchanged ?? 0),
    difference(session, each),
    String(each.index),
  ]);
  return [
    heading,
    table(
      heads.map((head) => text(head)),
      rows,
    ),
  ];
}
