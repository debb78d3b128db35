// Searching a person, and the person's file: who looked, the other files, what contradicts, and the extract.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { enter, launch, namelessInputs, openPage, openTab } from "./support/browser.mjs";
import { makeDemo } from "./support/register.mjs";
import { Speaking } from "./support/speaking.mjs";
import { uuid7 } from "./web/bytes.js";
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
const number = () => formatNumber("ZOEK", ++made) ?? number();

const as = (handle, name, work) =>
  test(name, async () => {
    const opened = await openPage(browser, register.url);
    await enter(opened.page, register, handle);
    await work(opened);
    await opened.done();
  });

const searches = (asked) => asked.filter((request) => request.url().endsWith("/_search"));
const openSearch = (page) => openTab(page, "Zoeken", "#search");
const focused = (page) => page.evaluate(() => document.activeElement.labels?.[0]?.firstChild.textContent);

async function search(page, said) {
  for (const [label, value] of Object.entries({ Doel: "Familie vraagt", ...said }))
    await page.locator("#search").getByLabel(label).fill(value);
  await page.locator("#search").getByRole("button", { name: "Zoeken" }).click();
}

as(
  "registrar",
  "a person is found under another spelling, with the reasons, and the search stands in the log",
  async ({ page, asked }) => {
    const file = await speaking.person(number(), {
      family: "van der Meulenbroek",
      given: "Willeke Liselotte",
      born: "1965-03-10",
    });
    await openSearch(page);
    await search(page, { Naam: "meulenbroeck willeke", Geboortedatum: "1965" });
    const hit = page.locator(".hit", { hasText: file.number });
    await hit.waitFor();
    await hit.getByRole("heading", { name: "van der Meulenbroek, Willeke Liselotte" }).waitFor();
    await hit.getByText("Geboren 10-03-1965").waitFor();
    await hit.getByText("naam anders gespeld").waitFor();
    await hit.getByText("geboortedatum klopt voor zover bekend").waitFor();
    const [, index] = /Deze zoekopdracht is vastgelegd op plaats (\d+)/.exec(
      await page.locator("#found").textContent(),
    );
    const { items } = await speaking.ask(`openings?subjects=${file.id}&occasion=search`);
    assert.ok(
      items.some((each) => each.index === Number(index)),
      index,
    );

    await hit.getByRole("button", { name: `Openen ${file.number}` }).click();
    await page.getByRole("heading", { name: file.number, exact: true }).waitFor();
    assert.equal(await page.locator("#open").getByLabel("Doel").inputValue(), "Familie vraagt", "remembered");
    await page.getByRole("button", { name: "Terug" }).click();
    await hit.waitFor();
    assert.equal(await page.locator("#search").getByLabel("Naam").inputValue(), "meulenbroeck willeke");
    assert.equal(searches(asked).length, 1, "coming back is no new look");
  },
);

as(
  "registrar",
  "a person is found in another script, by a wristband, and by a document with a wrong character",
  async ({ page }) => {
    const file = await speaking.file(number(), [
      ["seen", { checkpoint: "EIN-GATE-1" }],
      [
        "identified",
        {
          level: 2,
          basis: ["document-seen"],
          minor: false,
          names: { family: "Shevchenko", given: "Oleksandr" },
          document: { type: "passport", issuer: "UKR", number: "FQ884213" },
        },
      ],
      ["registered", {}],
      ["tagged", { tag: "POLS-88421" }],
    ]);
    await openSearch(page);
    const hit = page.locator(".hit", { hasText: file.number });
    await search(page, { Naam: "Шевченко Олександр" });
    await hit.getByText("Shevchenko, Oleksandr").waitFor();
    await search(page, { Naam: "", Documentnummer: "FQ884218" });
    await hit.getByText("documentnummer op één teken na").waitFor();
    await search(page, { Documentnummer: "", Polsband: "POLS-88421" });
    await hit.getByText("polsband gelijk").waitFor();
  },
);

as(
  "registrar",
  "whoever is not there is not found, and that is said; the search is recorded all the same",
  async ({ page }) => {
    await openSearch(page);
    await search(page, { Naam: "Qwxzvbn Zzyzxqq" });
    await page.getByRole("heading", { name: "Niemand gevonden." }).waitFor();
    await page.getByText(/Deze zoekopdracht is vastgelegd op plaats \d+/).waitFor();
  },
);

as(
  "registrar",
  "a search for nothing, on no date, for no purpose or on no ground is refused and loses nothing",
  async ({ page, asked, expect }) => {
    expect("400 (Bad Request)");
    await openSearch(page);
    await search(page, {});
    await page.getByRole("alert").filter({ hasText: "Vul minstens één van naam" }).waitFor();
    await search(page, { Naam: "Jansen", Geboortedatum: "31-02-1984" });
    await page.getByRole("alert").filter({ hasText: "Schrijf de datum als" }).waitFor();
    await search(page, { Geboortedatum: "", Doel: "" });
    assert.equal(searches(asked).length, 0);
    await search(page, { Grond: "zomaar even" });
    await page.getByRole("alert").filter({ hasText: "De grond is een code" }).waitFor();
    assert.equal(await page.locator("#search").getByLabel("Naam").inputValue(), "Jansen");
    assert.equal(await page.locator(".hit").count(), 0);
  },
);

as("supervisor", "whoever may not open names cannot search for them", async ({ page, asked }) => {
  await page.locator("#tabs").getByRole("button", { name: "Zoeken" }).click();
  await page.getByText("U hebt geen mandaat om personen te zoeken.").waitFor();
  assert.equal(await page.locator("#search").count(), 0);
  assert.equal(searches(asked).length, 0);
});

as(
  "registrar",
  "searching goes by keyboard, every input has a name, and nothing is left after signing out",
  async ({ page }) => {
    await page.locator("#tabs").getByRole("button", { name: "Zoeken" }).press("Enter");
    await page.locator("#search").waitFor();
    assert.deepEqual(await namelessInputs(page), []);
    const passed = [];
    for (let i = 0; i < 7; ++i) {
      passed.push(await focused(page));
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(passed, [
      "Naam",
      "Geboortedatum",
      "Documentnummer",
      "Polsband",
      "Operatie",
      "Doel",
      "Grond",
    ]);
    await page.locator("#search").getByLabel("Naam").fill("Niet Voor Een Ander");
    await page.getByLabel("Doel").fill("Geheim doel");
    await page.keyboard.press("Enter");
    await page.locator("#found h2").waitFor();
    await page.getByRole("button", { name: "Afmelden" }).click();
    await enter(page, register, "registrar-2");
    await openSearch(page);
    assert.equal(await page.locator("#search").getByLabel("Naam").inputValue(), "");
    assert.equal(await page.getByLabel("Doel").inputValue(), "");
    assert.equal(await page.locator(".hit").count(), 0);
  },
);

const typeOf = (page) => page.getByRole("combobox", { name: "Soort", exact: true });
async function openFile(page, file) {
  await page.getByLabel("Verplaatsing").selectOption("");
  await page.locator("[data-phase=all]").waitFor();
  await page.getByLabel("Nummer zoeken").fill(file.number);
  await page.getByRole("button", { name: `Openen ${file.number}` }).click();
  await page.getByRole("heading", { name: file.number, exact: true }).waitFor();
}

as("registrar", "a file says who looked, for what and as part of what", async ({ page }) => {
  const file = await speaking.person(number(), { family: "Bekeken", given: "Vaak" });
  const look = { purpose: "Polsband omwisselen", ground: "AVG-6-1-e" };
  await speaking.ask(`${file.id}/_open`, { json: { ...look, fields: ["names"] }, handle: "registrar-2" });
  await openFile(page, file);
  await page.getByText("Wie heeft gekeken").click();
  const row = page.locator("#looks tr", { hasText: "Polsband omwisselen" });
  await row.waitFor();
  assert.match(await row.textContent(), /Registratiemedewerker.*Naam.*AVG-6-1-e.*dit dossier/);
});

as(
  "registrar",
  "whatever a mandate allows is stated about the file that is at hand, and nothing else",
  async ({ page }) => {
    const file = await speaking.person(number(), { family: "Over Mij", given: "Iets" });
    await openFile(page, file);
    await page.getByRole("button", { name: "Iets hierover vastleggen" }).click();
    assert.equal(await page.getByLabel("Dossier", { exact: true }).inputValue(), file.id);
    assert.equal(await page.getByLabel("Operatie").inputValue(), file.operation);
    const types = await typeOf(page)
      .locator("option")
      .evaluateAll((all) => all.map((each) => each.value));
    assert.ok(types.length > 10 && types.every((type) => type.startsWith("registration.")), types.join());
    assert.ok(!types.includes("registration.opened") && !types.includes("registration.marked-deceased"));
    assert.deepEqual(await namelessInputs(page), []);
    await typeOf(page).selectOption("registration.registered");
    await page.getByRole("button", { name: "Vastleggen", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "Deze persoon is al geregistreerd." }).waitFor();
    await typeOf(page).selectOption("registration.tagged");
    await page.getByLabel("Polsband *").fill("POLS-7");
    await page.getByRole("button", { name: "Vastleggen", exact: true }).click();
    await page.getByRole("heading", { name: file.number, exact: true }).waitFor();
    await page.locator("dd", { hasText: "POLS-7" }).waitFor();
  },
);

as("registrar", "what contradicts is shown, and settled from there", async ({ page }) => {
  const file = await speaking.person(number(), { family: "Tegen", given: "Spraak" });
  const report = { what: "registration.identified", refused: uuid7(), minor: true };
  await speaking.say("registration.reported-otherwise", report, { sub: file.id, version: null });
  await openFile(page, file);
  await page.getByRole("heading", { name: "Open tegenspraak" }).waitFor();
  await page.getByText("melding van een apparaat").waitFor();
  await page.getByRole("button", { name: "Oplossen" }).click();
  assert.equal(await typeOf(page).inputValue(), "registration.contradiction-settled");
  const { contradictions } = await speaking.ask(file.id);
  assert.equal(await page.getByLabel("Waarneming *").inputValue(), contradictions[0].sighting);
  await page.getByLabel("Uitkomst *").fill("De volwassene is bedoeld; het paspoort is gezien.");
  await page.getByRole("button", { name: "Vastleggen", exact: true }).click();
  await page.getByRole("heading", { name: file.number, exact: true }).waitFor();
  assert.equal(await page.getByRole("heading", { name: "Open tegenspraak" }).count(), 0);
  assert.equal((await speaking.ask(file.id)).contradictionOpen, false);
});

as(
  "data-protection-officer",
  "the person's own extract is downloaded, and that look is recorded too",
  async ({ page }) => {
    const file = await speaking.person(number(), { family: "Uittreksel", given: "Vraagt" });
    await openFile(page, file);
    await page.getByText("Uittreksel voor de persoon").click();
    const form = page.locator("#extract form");
    assert.equal(await form.getByLabel("Grond").inputValue(), "AVG-15");
    await form.getByLabel("Doel").fill("Verzoek om inzage");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      form.getByRole("button", { name: "Downloaden" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `${file.number}.json`);
    const extract = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(extract.subject, file.id);
    assert.ok(JSON.stringify(extract).includes("Uittreksel"), "with its values");
    await page.getByText("Het uittreksel is gemaakt").waitFor();
    await page.getByText("Wie heeft gekeken").click();
    await page.locator("#looks tr", { hasText: "Verzoek om inzage" }).getByText("uittreksel").waitFor();
  },
);

as("registrar", "who does not open everything is offered no extract", async ({ page }) => {
  const file = await speaking.person(number(), { family: "Geen", given: "Uittreksel" });
  await openFile(page, file);
  await page.locator("#open").waitFor();
  assert.equal(await page.locator("#extract").count(), 0);
});

as("supervisor", "who opens nothing is told so, and sees the rest of the file", async ({ page }) => {
  const file = await speaking.person(number(), { family: "Niet", given: "Te Openen" });
  await openFile(page, file);
  await page.getByText("U hebt geen mandaat om de persoonsgegevens van dit dossier in te zien.").waitFor();
  assert.equal(await page.locator("#open").count(), 0);
  assert.equal(await page.getByRole("button", { name: "Iets hierover vastleggen" }).count(), 0);
});
