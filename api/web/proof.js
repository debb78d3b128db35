// A button that fetches a statement, its receipt and the log's key, and checks them here.
import { Unreached, call } from "./client.js";
import { button, element, notice } from "./dom.js";
import { verifyReceipt } from "./receipt.js";
import { text } from "./texts.js";

async function fetchAll(session, jti) {
  return Promise.all([
    call(session, `/v1/statements/${jti}/proof`, { accept: "text/plain" }),
    call(session, `/v1/statements/${jti}`, { accept: "application/sd-jwt" }),
    call(null, "/log/key", { accept: "text/plain" }),
  ]);
}

export function checkButton(session, jti) {
  const result = element("span", { role: "status" });
  const check = async () => {
    try {
      const { index, size } = await verifyReceipt(...(await fetchAll(session, jti)));
      result.className = "good";
      result.textContent = text(
        "The receipt holds: index {index} of a log of {size}, and nothing of it was changed.",
        { index, size },
      );
    } catch (error) {
      if (error instanceof Unreached) return notice(error.message);
      result.className = "bad";
      result.textContent = text("The receipt does not hold: {why}", { why: error.message });
    }
    return undefined;
  };
  return element("span", {}, button(text("Check"), check), " ", result);
}
