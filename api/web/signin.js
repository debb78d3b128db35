// Signing in: a key file is read on the device and becomes a key that cannot be taken out again.
import { call } from "./client.js";
import { element, field, guarded, notice, select, show } from "./dom.js";
import { importSigner } from "./keys.js";
import { nameOf, text } from "./texts.js";

async function sessionOf(persona, origin, apiDocument) {
  const signer = await importSigner(persona.key);
  const session = { actor: persona.actor, name: persona.name, origin, signer, document: apiDocument };
  const caller = await call(session, "/v1/_whoami");
  session.mandates = caller.mandates.filter((mandate) => mandate.phase === "active");
  session.organisation = caller.organisation;
  session.mandate = persona.mandate ?? session.mandates[0]?.id;
  return session;
}

// A list of personas, one of them, or a bare key.
function personasOf(read, fileName) {
  const personas = Array.isArray(read) ? read : [read.key ? read : { key: read, name: fileName }];
  if (!personas.every((persona) => persona.key?.kty)) throw new Error(text("This is no key file."));
  return personas;
}

export function showSignIn(origin, apiDocument, done) {
  const file = element("input", { type: "file", accept: ".json,.jwk,application/json", required: true });
  const who = select([], { disabled: true });
  const actor = element("input", { type: "text", placeholder: "actors/…", autocomplete: "off" });
  const actorField = field(text("Actor"), actor);
  actorField.hidden = true;
  const enter = element("button", { class: "first", type: "submit", disabled: true }, text("Sign in"));
  let personas = [];

  file.addEventListener(
    "change",
    guarded(async () => {
      enter.disabled = who.disabled = true;
      const content = await file.files[0].text();
      let read = null;
      try {
        read = JSON.parse(content);
      } catch {
        throw new Error(text("This is no key file."));
      }
      personas = personasOf(read, file.files[0].name);
      who.replaceChildren(
        ...personas.map((persona, i) =>
          element(
            "option",
            { value: i },
            [persona.name, persona.role && nameOf(persona.role), persona.organisationCode]
              .filter(Boolean)
              .join(" – "),
          ),
        ),
      );
      actorField.hidden = personas.every((persona) => persona.actor);
      enter.disabled = who.disabled = false;
      who.focus();
    }),
  );

  const submit = guarded(async () => {
    const persona = { ...personas[Number(who.value)] };
    persona.actor ??= actor.value.trim();
    const session = await sessionOf(persona, origin, apiDocument);
    personas = [];
    await done(session);
  });
  show(
    element("h2", {}, text("Sign in")),
    element(
      "form",
      { class: "grid narrow", onsubmit: submit },
      field(text("Key file"), file, text("Choose personas.json, or a private JWK.")),
      field(text("Who are you?"), who),
      actorField,
      enter,
      element(
        "p",
        { class: "hint wide" },
        text("The file stays on this device; the key is used in this tab only."),
      ),
    ),
  );
  notice("");
  file.focus();
}
