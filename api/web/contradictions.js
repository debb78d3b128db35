// What was said of a file and cannot all be true, for a person to settle.
import { element, table } from "./dom.js";
import { stateButton } from "./state.js";
import { momentText, nameOf, text } from "./texts.js";

const type = "registration.contradiction-settled";

// A sighting or a report, by the statement that told it.
function toldBy(view, statement) {
  if (!statement) return "";
  const sighting = (view.sightings ?? []).find((each) => each.statement === statement);
  if (sighting)
    return `${text("seen at {place}", { place: sighting.checkpoint })} ${momentText(sighting.from)}`;
  const report = (view.reports ?? []).find((each) => each.statement === statement);
  return report ? `${text("reported by a device")} ${momentText(report.at)}` : statement;
}

export function drawContradictions(session, view) {
  const open = (view.contradictions ?? []).filter((each) => !each.settled);
  if (open.length === 0) return [];
  const row = (each) => [
    nameOf(each.kind),
    toldBy(view, each.sighting),
    toldBy(view, each.against),
    each.since ? momentText(each.since) : "",
    stateButton(session, view, text("Settle"), { type, data: { sighting: each.sighting } }) ?? "",
  ];
  const heads = ["What contradicts", "Said later", "Against", "Since", ""];
  return [
    element("h2", {}, text("Open contradictions")),
    table(
      heads.map((head) => (head ? text(head) : "")),
      open.map(row),
    ),
  ];
}
