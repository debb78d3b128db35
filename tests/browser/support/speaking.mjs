// The register as its people speak with it past the page: {ask, say, register a person}, each as one of the
// demo's personas.
import { webcrypto } from "node:crypto";
import { importSigner, makeToken } from "../web/keys.js";

globalThis.crypto ??= webcrypto; // not global before Node 19

const origin = "kroniek.demo/kcr2";

export class Speaking {
  constructor(register) {
    this.register = register;
    this.made = 0;
  }

  persona(handle) {
    return this.register.personas.find((persona) => persona.handle === handle);
  }

  async ask(path, { handle = "registrar", json } = {}) {
    const { actor, key } = this.persona(handle);
    const token = await makeToken(actor, origin, await importSigner(key));
    const response = await fetch(`${this.register.url}/v1/${path}`, {
      method: json ? "POST" : "GET",
      headers: { Authorization: `Bearer ${token}`, ...(json ? { "Content-Type": "application/json" } : {}) },
      body: json ? JSON.stringify(json) : undefined,
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async operation() {
    this.operationId ??= (await this.ask("operations?phase=open")).items.find(
      ({ kind }) => kind === "repatriation",
    ).id;
    return this.operationId;
  }
  // The flight of the demo.
  async movement() {
    return (await this.ask(`movements?operation=${await this.operation()}`)).items[0];
  }

  // A change goes with the version behind the one that is there; `version` null for a fact.
  async say(type, data, { sub, version, handle = "registrar" } = {}) {
    const next = sub && version === undefined ? (await this.ask(sub)).version + 1 : version;
    return this.ask("statements", {
      handle,
      json: {
        type,
        ...(sub ? { sub } : {}),
        ...(next ? { version: next } : {}),
        mandate: this.persona(handle).mandate,
        operation: await this.operation(),
        via: "desk",
        occurredAt: new Date().toISOString(),
        basis: ["Wvr-39"],
        data,
      },
    });
  }

  // A file: opened, and then what `said` says of it, [[type, data]…]. Gives its view.
  async file(number, said) {
    this.made += 1;
    const data = { number, source: `desk-${number.split("-")[0]}` };
    const { stream } = await this.say("registration.opened", data);
    for (const [type, each] of said) await this.say(`registration.${type}`, each, { sub: stream });
    return this.ask(stream);
  }

  // A person who was seen, identified and registered.
  person(number, { family, given, born, ...more }) {
    return this.file(number, [
      ["seen", { checkpoint: "EIN-GATE-1" }],
      [
        "identified",
        {
          level: 1,
          basis: ["oral-self"],
          minor: false,
          names: { family, given },
          ...(born ? { dateOfBirth: born } : {}),
          ...more,
        },
      ],
      ["registered", {}],
    ]);
  }
}
