// The desk's hard hours: a network that answers for the register, paper, people who come after all, the second
// leg, and one device with two users.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { after, before, test } from "node:test";
import { launch, openPage, signIn } from "./support/browser.mjs";
import { makeDemo } from "./support/register.mjs";
import { makeTeller } from "./support/teller.mjs";
import { uuid7 } from "./web/bytes.js";

globalThis.crypto ??= webcrypto; // not global before Node 19

let register = null;
let browser = null;
let registrar = null;
let lead = null;

before(async () => {
  [register, browser] = await Promise.all([makeDemo(), launch()]);
  registrar = await makeTeller(register, "registrar");
  lead = await makeTeller(register, "reception-lead");
});
after(async () => {
  await browser.close();
  await register.stop();
});

const desk = (name, work) =>
  test(name, async () => {
    const opened = await openPage(browser, register.url);
    await signIn(opened.page, register, "registrar");
    await work(opened);
    await opened.done();
  });

const number = async (page, told = "Vastgelegd") => {
  await page.locator(".last", { hasText: told }).waitFor();
  return page.locator("#number").textContent();
};
async function fillByHand(page, family, nationality = "NLD") {
  await page.getByLabel("Achternaam").fill(family);
  await page.getByLabel("Jonger dan 18").selectOption("no");
  await page.getByLabel("Nationaliteit").fill(nationality);
  await page.getByRole("button", { name: "Registreren" }).click();
}
const fileOf = async (given) => (await registrar.ask(`registrations?number=${given}`)).items[0];
const claimsOf = async (given, type) => {
  const { items } = await registrar.ask(`${(await fileOf(given)).id}/statements`);
  return items.map(({ claims }) => claims).find((claims) => claims.type === `registration.${type}`);
};
const batch = "**/v1/statements/_batch";

desk("a network that wants a sign-in of its own is none: what was signed waits for the register", async ({ page, expect }) => {
  expect("403 (Forbidden)");
  const stranger = { contentType: "text/html", body: "<h1>Welkom op het netwerk</h1>" };
  await page.route(batch, (route) => route.fulfill({ status: 200, ...stranger }));
  await fillByHand(page, "Achter Het Portaal");
  const given = await number(page, "bewaard op dit apparaat");
  await page.unroute(batch);
  await page.route(batch, (route) => route.fulfill({ status: 403, ...stranger }));
  await fillByHand(page, "Achter De Poort");
  await page.getByText("Geen verbinding: 2 hier bewaard").waitFor();
  assert.equal(await page.getByRole("heading", { name: "Niet vastgelegd" }).count(), 0);
  await page.unroute(batch);
  await page.getByText("Er is weer verbinding: alles is verzonden.").waitFor();
  assert.equal((await fileOf(given)).phase, "registered");
});

desk("an answer that says less than was sent is none", async ({ page }) => {
  await page.route(batch, async (route) => {
    const response = await route.fetch();
    const [line] = (await response.text()).split("\n");
    await route.fulfill({ response, body: `${line}\n` });
  });
  await fillByHand(page, "Half Antwoord");
  const given = await number(page, "bewaard op dit apparaat");
  await page.unroute(batch);
  await page.getByText("Er is weer verbinding: alles is verzonden.").waitFor();
  const file = await fileOf(given);
  assert.deepEqual([file.phase, file.version], ["registered", 4], "sent twice, recorded once");
});

desk("what is refused later keeps the moment at which the person was seen", async ({ page, expect }) => {
  expect("net::ERR_FAILED");
  await page.route(batch, (route) => route.abort());
  await fillByHand(page, "Van Vanmiddag", "ZZZ");
  const given = await number(page, "bewaard op dit apparaat");
  const latest = Date.now();
  await page.unroute(batch);
  await page.getByRole("button", { name: "Terug in het formulier" }).click();
  await page.getByText("Zoals gezien bij").waitFor();
  await page.getByLabel("Nationaliteit").fill("NLD");
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, latest + 50 - Date.now())));
  await page.getByRole("button", { name: "Registreren" }).click();
  assert.equal(await number(page), given);
  assert.ok(Date.parse((await claimsOf(given, "identified")).occurredAt) <= latest);
  assert.equal(await page.getByText("Zoals gezien bij").count(), 0, "the next person is seen now");
});

desk("what was refused is sent again as it was signed, and others see only that it is there", async ({ page, expect }) => {
  expect("net::ERR_FAILED");
  await page.route(batch, (route) => route.abort());
  await fillByHand(page, "Van De Ander", "ZZZ");
  await number(page, "bewaard op dit apparaat");
  await page.unroute(batch);
  await page.getByRole("heading", { name: "Niet vastgelegd" }).waitFor();
  await page.getByRole("button", { name: "Nogmaals versturen" }).click();
  await page.getByText("Een landcode is onbekend").waitFor();
  await page.getByRole("button", { name: "Afmelden" }).click();
  await page.getByRole("heading", { name: "Aanmelden" }).waitFor();
  await signIn(page, register, "registrar-2");
  await page.getByText("1 van een andere gebruiker").waitFor();
  assert.equal(await page.getByRole("button", { name: "Terug in het formulier" }).count(), 0);
  await page.getByRole("button", { name: "Afmelden" }).click();
  await signIn(page, register, "registrar");
  await page.getByRole("button", { name: "Weggooien" }).click();
  await page.getByRole("heading", { name: "Niet vastgelegd" }).waitFor({ state: "hidden" });
});

desk("a paper form is entered with the moment that it gives", async ({ page, asked }) => {
  await page.getByText("Deze balie", { exact: true }).click();
  await page.locator("select:has(option[value=paper])").selectOption("paper");
  await fillByHand(page, "Van Papier");
  await page.getByRole("alert").filter({ hasText: "Vul in wanneer de persoon is gezien" }).waitFor();
  assert.equal(asked.filter((request) => request.method() === "POST").length, 0);
  const seen = await page.evaluate(() => {
    const at = new Date(Date.now() - 3_600_000);
    at.setSeconds(30, 0);
    return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  });
  await page.getByLabel("Gezien op").fill(seen);
  await page.getByRole("button", { name: "Registreren" }).click();
  const { via, occurredAt } = await claimsOf(await number(page), "seen");
  const there = await page.evaluate((text) => new Date(text).toISOString(), seen);
  assert.deepEqual([via, Date.parse(occurredAt)], ["paper", Date.parse(there)]);
  assert.equal(await page.getByLabel("Gezien op").inputValue(), "", "the next form has a moment of its own");
});

desk("whoever did not come is taken in hand when he comes after all", async ({ page }) => {
  const { items } = await registrar.ask("registrations?phase=expected");
  const [file] = items;
  const { operation, version, movement } = file;
  const type = "registration.marked-no-show";
  await lead.state({ type, sub: file.id, version: version + 1, operation, data: { movement } });
  await page.locator("tr", { hasText: file.number }).filter({ hasText: "Niet verschenen" }).waitFor();
  await page.getByRole("button", { name: `Behandelen ${file.number}` }).click();
  await fillByHand(page, "Toch Verschenen");
  assert.equal(await number(page), file.number);
  assert.equal((await fileOf(file.number)).phase, "registered");
});

desk("on the second leg whoever is known is checked in with one press, also without a network", async ({ page, context, expect }) => {
  expect("net::ERR_INTERNET_DISCONNECTED");
  expect("net::ERR_NETWORK_CHANGED");
  await fillByHand(page, "Met De Bus");
  const given = await number(page);
  const { id, operation, version, movement } = await fileOf(given);
  const bus = `movements/${uuid7()}`;
  const way = { kind: "bus", carrier: "BUS", number: "12", from: "EIN", to: "GM0772", previous: movement };
  await lead.state({ type: "movement.planned", sub: bus, version: 1, operation, data: way });
  const expected = { movement: bus, source: "bus-list" };
  await registrar.state({ type: "registration.expected", sub: id, version: version + 1, operation, data: expected });
  await page.getByRole("button", { name: "Balie" }).click();
  await page.getByLabel("Verplaatsing").selectOption(bus);
  const here = page.getByRole("button", { name: `Is er ${given}` });
  await here.waitFor();
  await context.setOffline(true);
  await here.click();
  assert.equal(await number(page, "bewaard op dit apparaat"), given);
  await context.setOffline(false);
  await page.getByText("Er is weer verbinding: alles is verzonden.").waitFor();
  await here.waitFor({ state: "detached" });
  assert.deepEqual((await fileOf(given)).seenOn.includes(bus), true);
});
