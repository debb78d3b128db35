// Organisations by code and name, for who must choose one: read once for whoever is signed in.
import { list } from "./client.js";
import { element } from "./dom.js";

export async function readOrganisations(session) {
  session.organisations ??= (await list(session, "/v1/organisations?limit=500", 2000)).items;
  return session.organisations;
}

export const codeAndName = ({ code, name }) => [code, name].filter(Boolean).join(" – ");
export const nameOfOrganisation = (organisations, id) =>
  organisations.find((each) => each.id === id)?.name ?? id;

let lists = 0;
// {input, list, chosen()}: an input that suggests them as one types; chosen() is the one meant, or undefined.
export function organisationInput(organisations) {
  const id = `organisations-${++lists}`;
  const options = organisations.map((each) => element("option", { value: codeAndName(each) }));
  const input = element("input", { type: "text", list: id, required: true, autocomplete: "off" });
  const chosen = () => {
    const typed = input.value.trim().toLowerCase();
    return organisations.find((each) =>
      [codeAndName(each), each.code, each.name].some((name) => name?.toLowerCase() === typed),
    );
  };
  return { input, list: element("datalist", { id }, options), chosen };
}
