// Judging whether two files are of one person: two people confirm, one rejects, and a confirmed link may be
// withdrawn. Whoever proposed it, or confirmed it once, does not confirm it.
import { askText } from "./asking.js";
import { button, element, guarded, notice } from "./dom.js";
import { mayState } from "./may.js";
import { stateAbout } from "./stating.js";
import { momentText, nameOf, text } from "./texts.js";

const judgements = {
  confirmed: { key: "Confirm: one person", why: { key: "Reasons" }, required: false },
  rejected: { key: "Reject: two persons", why: { key: "Reasons" }, required: true },
  withdrawn: { key: "Withdraw", why: { key: "Why the files part again" }, required: true },
  reopened: { key: "Judge it again", why: { key: "What is known now" }, required: true },
};
const waiting = ["confirmed", "rejected"];
const possible = {
  suggested: waiting,
  "confirmed-once": waiting,
  confirmed: ["withdrawn"],
  rejected: ["reopened"],
  withdrawn: ["reopened"],
};

// Why this person does not confirm it; null where he may.
export function whyNot(link, actor) {
  if ((link.proposedBy ?? []).includes(actor)) return text("Somebody else confirms what you proposed.");
  const confirmed = (link.confirmations ?? []).some(({ by }) => by === actor);
  return confirmed ? text("You confirmed it; somebody else must confirm it too.") : null;
}

function history(link) {
  const once = (link.confirmations ?? []).map(({ at }) =>
    element("li", {}, `${text("Confirmed")} ${momentText(at)}`),
  );
  return [
    element("p", {}, element("strong", {}, nameOf(link.phase))),
    once.length ? element("ul", {}, once) : null,
    typeof link.reasons === "string" ? element("p", {}, `${text("Reasons")}: ${link.reasons}`) : null,
  ].filter(Boolean);
}

export function drawJudging(session, link, again) {
  const judge = (name) =>
    guarded(async () => {
      const { key, why, required } = judgements[name];
      const reasons = await askText(text(key), text(why.key), { required });
      if (reasons === null) return;
      const recorded = await stateAbout(session, link, `link.${name}`, reasons ? { reasons } : {});
      if (!recorded) return notice(text("It waits for the network."));
      await again();
      notice(text("The judgement is recorded at index {index}.", recorded), "good");
    });
  const mine = (possible[link.phase] ?? []).filter((name) =>
    mayState(session, `link.${name}`, link.operation),
  );
  const not = mine.includes("confirmed") ? whyNot(link, session.actor) : null;
  const buttons = mine
    .filter((name) => name !== "confirmed" || !not)
    .map((name, at) => button(text(judgements[name].key), judge(name), { class: at === 0 ? "first" : null }));
  return element(
    "section",
    { id: "judging" },
    element("h2", {}, text("Judgement")),
    history(link),
    buttons.length ? element("div", { class: "row" }, buttons) : null,
    not ? element("p", { class: "hint" }, not) : null,
    mine.length === 0 ? element("p", { class: "hint" }, text("No mandate of yours judges this.")) : null,
  );
}
