// A button that fetches a statement, its receipt and the log's key, and checks them here.
import { call } from "./client.js";
import { element } from "./dom.js";
import { verifyReceipt } from "./receipt.js";
import { text } from "./texts.js";

export async function checkStatement(session, jti) {
  const [receipt, statement, key] = await Promise.all([
    call(session, `/v1/statements/${jti}/proof`, { accept: "text/plain" }),
    call(session, `/v1/statements/${jti}`, { accept: "application/sd-jwt" }),
    call(null, "/log/key", { accept: "text/plain" }),
  ]);
  return verifyReceipt(receipt, statement, key);
}

export function checkButton(session, jti) {
  const result = element("span", { class: "hint" });
  const button = element("button", { type: "button", onclick: async () => {
    try {
      const proved = await checkStatement(session, jti);
      result.className = "good";
      result.textContent = text(
        "The receipt holds: the statement stands at index {index} of a log of {size}, and nothing of it was changed.",
        { index: proved.index, size: proved.size });
    } catch (error) {
      result.className = "bad";
      result.textContent = text("The receipt does not hold: {why}", { why: error.message });
    }
  } }, text("Check"));
  return element("span", {}, button, " ", result);
}
