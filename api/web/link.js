// One pair of files that may be of one person: side by side, and what somebody may judge of it.
import { call } from "./client.js";
import { button, element, show } from "./dom.js";
import { drawJudging } from "./link_judging.js";
import { drawPair } from "./link_pair.js";
import { text } from "./texts.js";

export async function showLink(session, id, signal) {
  const link = await call(session, `/v1/${id}`);
  const files = await Promise.all([link.a, link.b].map((file) => call(session, `/v1/${file}`)));
  if (signal.aborted) return;
  const heading = element(
    "h2",
    { tabindex: -1 },
    text("One person? {a} and {b}", { a: files[0].number, b: files[1].number }),
  );
  const again = () => session.go("Link", id);
  show(
    element(
      "div",
      { class: "head" },
      heading,
      button(text("Back"), () => session.back()),
    ),
    drawPair(session, link, files),
    drawJudging(session, link, again),
  );
  heading.focus();
}
