// Somebody who states and asks past the page: {ask(path), state(said)}.
import assert from "node:assert/strict";
import { uuid7 } from "../web/bytes.js";
import { importSigner, makeToken } from "../web/keys.js";

const origin = "kroniek.demo/kcr2";

export async function makeTeller(register, handle) {
  const { actor, mandate, key } = register.personas.find((persona) => persona.handle === handle);
  const signer = await importSigner(key);
  const call = async (path, options = {}) => {
    const token = await makeToken(actor, origin, signer);
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
    return (await fetch(`${register.url}/v1/${path}`, { ...options, headers })).json();
  };
  return {
    ask: call,
    // A JSON statement, sealed by the register; `said` is {type, sub, version?, operation?, data}.
    state: async (said) => {
      const common = { jti: uuid7(), mandate, occurredAt: new Date().toISOString(), basis: ["Wvr-39"] };
      const answer = await call("statements", {
        method: "POST",
        body: JSON.stringify({ ...common, ...said }),
      });
      assert.ok(answer.index !== undefined, JSON.stringify(answer));
      return answer;
    },
  };
}
