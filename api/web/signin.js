// Signing in: a key file is read on the device and becomes a key that cannot be taken out again.
import { call } from "./client.js";
import { element, field, notice, select, show } from "./dom.js";
import { importSigner } from "./keys.js";
import { text } from "./texts.js";

async function sessionOf(persona, origin, apiDocument) {
  const signer = await importSigner(persona.key);
  const session = { actor: persona.actor, name: persona.name, origin, signer, document: apiDocument };
  session.caller = await call(session, "/v1/_whoami");
  session.mandates = session.caller.mandates.filter((mandate) => mandate.phase === "active");
  session.mandate = persona.mandate ?? session.mandates[0]?.id;
  return session;
}

export function showSignIn(origin, apiDocument, done) {
  const file = element("input", { type: "file", accept: ".json,.jwk", required: true });
  const who = select([], { disabled: true });
  const actor = element("input", { type: "text", placeholder: "actors/…" });
  const actorField = field(text("Actor"), actor);
  actorField.hidden = true;
  const button = element("button", { class: "first", type: "submit", disabled: true }, text("Sign in"));
  let personas = [];

  file.addEventListener("change", async () => {
    notice("");
    try {
      const read = JSON.parse(await file.files[0].text());
      personas = Array.isArray(read) ? read : [{ key: read, name: file.files[0].name }];
      who.replaceChildren(...personas.map((persona, i) =>
        element("option", { value: i }, [persona.name, persona.role].filter(Boolean).join(" – "))));
      actorField.hidden = Array.isArray(read);
      who.disabled = button.disabled = false;
    } catch (error) {
      notice(error.message);
    }
  });

  const form = element("form", { class: "grid", onsubmit: async (event) => {
    event.preventDefault();
    const persona = { ...personas[Number(who.value)] };
    if (!persona.actor) persona.actor = actor.value.trim();
    try {
      done(await sessionOf(persona, origin, apiDocument));
    } catch (error) {
      notice(error.message);
    }
  } },
  field(text("Key file"), file, text("Choose personas.json, or a private JWK.")),
  field(text("Who are you?"), who), actorField, button,
  element("p", { class: "hint wide" }, text("The file stays on this device; the key is used in this tab only.")));
  show(element("h2", {}, text("Sign in")), form);
}
