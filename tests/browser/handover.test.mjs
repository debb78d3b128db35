// Hand-overs: lists to give along, on paper too, and the answers of those who were asked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, launch, namelessInputs, openPage, openTab } from "./support/browser.mjs";
import { makeDemo } from "./support/register.mjs";
import { Speaking } from "./support/speaking.mjs";
import { formatNumber } from "./web/number.js";

let register = null;
let browser = null;
let speaking = null;

before(async () => {
  [register, browser] = await Promise.all([makeDemo(), launch()]);
  speaking = new Speaking(register);
});
after(async () => {
  await browser.close();
  await register.stop();
});

let made = 0;
const number = () => formatNumber("OVER", ++made) ?? number();

const as = (handle, name, work) =>
  test(name, async () => {
    const opened = await openPage(browser, register.url);
    await enter(opened.page, register, handle);
    await openTab(opened.page, "Overdracht", "#waiting > *");
    await work(opened);
    await opened.done();
  });

async function make(page, said) {
  const form = page.locator("#handover");
  for (const [label, value] of Object.entries({ Doel: "Overdracht van de zorg", ...said }))
    await form
      .locator("label", { has: page.getByText(label, { exact: true }) })
      .locator("input")
      .fill(value);
  await form.getByRole("button", { name: "Lijst maken" }).click();
}
const list = (page) => page.locator("#handover-list");
const lists = (asked) => asked.filter((request) => request.url().endsWith("/_handover-list"));

const bound = async (family, municipality) => {
  const file = await speaking.person(number(), { family, given: "Gaat Mee", born: "1977-07" });
  const destination = { municipality, address: "Molenweg 12" };
  await speaking.say("registration.destination-recorded", destination, { sub: file.id });
  return file;
};
const transferred = async (family) => {
  const file = await speaking.person(number(), { family, given: "Wacht" });
  const to = speaking.persona("region-duty-officer-vr13").organisation;
  await speaking.say("registration.transferred", { to }, { sub: file.id, handle: "reception-lead" });
  return file;
};
const row = (page, file) => page.locator("#waiting tr", { hasText: file.number });

as(
  "reception-lead",
  "a municipality's list names who is bound there, on record, and prints without the page around it",
  async ({ page }) => {
    const file = await bound("Naar Groningen", "GM0014");
    assert.deepEqual(await namelessInputs(page), []);
    await make(page, { Gemeente: "gm0014" });
    const person = list(page).locator("tr", { hasText: file.number });
    await person.waitFor();
    assert.match(await person.textContent(), /Naar Groningen, Gaat Mee.*07-1977.*Molenweg 12/);
    await list(page).getByRole("heading", { name: "Overdracht: GM0014 –" }).waitFor();
    const [, index] = /vastgelegd op plaats (\d+)/.exec(await list(page).textContent());
    const { items } = await speaking.ask("statements?type=opening.made-for-several");
    assert.ok(
      items.some((each) => each.index === Number(index)),
      index,
    );
    await page.emulateMedia({ media: "print" });
    for (const [selector, isShown] of [
      ["header", false],
      ["#handover", false],
      ["#waiting", false],
      ["#handover-list table", true],
      ["#handover-list .signature", true],
    ])
      assert.equal(await page.locator(selector).isVisible(), isShown, selector);
  },
);

as("registrar", "a list by place and one by organisation", async ({ page }) => {
  const file = await transferred("Voor Amsterdam");
  await page.getByLabel("Voor wie").selectOption("organisation");
  await make(page, { Organisatie: "VR13" });
  await list(page).locator("tr", { hasText: file.number }).getByText("Voor Amsterdam, Wacht").waitFor();
  await page.getByLabel("Voor wie").selectOption("place");
  await make(page, { Plaats: "EIN-GATE-1" });
  await list(page).locator("tr", { hasText: file.number }).waitFor();
});

as(
  "registrar",
  "no municipality, no purpose, no ground: nothing is asked; and nobody bound there is said",
  async ({ page, asked, expect }) => {
    expect("400 (Bad Request)");
    await make(page, { Gemeente: "Nergenshuizen" });
    await page.getByRole("alert").filter({ hasText: "Kies er een uit de lijst" }).waitFor();
    await make(page, { Gemeente: "GM0014", Doel: "" });
    assert.equal(lists(asked).length, 0);
    await make(page, { Grond: "geen idee" });
    await page.getByRole("alert").filter({ hasText: "De grond is een code" }).waitFor();
    await page.getByLabel("Voor wie").selectOption("place");
    await make(page, { Plaats: "NERGENS-1", Grond: "AVG-6-1-e" });
    await list(page).getByText("Niemand is daarheen op weg.").waitFor();
    assert.equal(await list(page).getByRole("button", { name: "Afdrukken" }).count(), 0);
  },
);

as(
  "region-duty-officer-vr13",
  "who was asked accepts, or refuses with reasons, and is offered no names",
  async ({ page }) => {
    const [taken, refused] = [await transferred("Wordt Aangenomen"), await transferred("Wordt Geweigerd")];
    await page.getByRole("button", { name: "Verversen" }).click();
    await page.getByText("U hebt geen mandaat om de namen op zo'n lijst in te zien.").waitFor();
    await row(page, taken).getByRole("button", { name: "Aannemen" }).click();
    await row(page, taken).waitFor({ state: "detached" });
    await row(page, refused).getByRole("button", { name: "Weigeren" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByRole("button", { name: "Weigeren" }).click();
    assert.ok(await dialog.isVisible(), "not without reasons");
    await dialog.getByLabel("Redenen *").fill("De opvang is vol.");
    await dialog.getByRole("button", { name: "Weigeren" }).click();
    await row(page, refused).waitFor({ state: "detached" });
    const status = async ({ id }) => (await speaking.ask(id)).handover.status;
    assert.deepEqual([await status(taken), await status(refused)], ["accepted", "refused"]);
  },
);

as(
  "reception-lead",
  "an answer that came by phone is recorded on behalf of who was asked",
  async ({ page }) => {
    const file = await transferred("Per Telefoon");
    await page.getByRole("button", { name: "Verversen" }).click();
    await row(page, file).getByRole("button", { name: "Namens hen antwoorden" }).click();
    assert.equal(
      await page.getByLabel("Namens *").inputValue(),
      speaking.persona("region-duty-officer-vr13").organisation,
    );
    await page.getByLabel("Antwoord *").selectOption("accepted");
    await page.getByLabel("Blijkt uit *").fill("Gebeld om 04:10.");
    await page.getByRole("button", { name: "Vastleggen", exact: true }).click();
    await page.locator("#waiting").waitFor();
    assert.equal((await speaking.ask(file.id)).handover.status, "accepted");
  },
);

as("supervisor", "who may only read sees what waits, and no button to answer it", async ({ page }) => {
  const file = await transferred("Alleen Kijken");
  await page.getByRole("button", { name: "Verversen" }).click();
  await row(page, file).waitFor();
  assert.equal(await row(page, file).getByRole("button").count(), 1, "only the way to the file");
});
