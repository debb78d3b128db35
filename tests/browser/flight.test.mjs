// A flight's reconciliation: the numbers and their files, decisions, past moments, the whole way, the lists.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, launch, namelessInputs, openPage, openTab } from "./support/browser.mjs";
import { makeDemo } from "./support/register.mjs";
import { Speaking } from "./support/speaking.mjs";
import { formatNumber } from "./web/number.js";

let register = null;
let browser = null;
let speaking = null;
let flight = null;

before(async () => {
  [register, browser] = await Promise.all([makeDemo(), launch()]);
  speaking = new Speaking(register);
  flight = await speaking.movement();
});
after(async () => {
  await browser.close();
  await register.stop();
});

let made = 0;
const number = () => formatNumber("VLUC", ++made) ?? number();
// Somebody who is expected on the flight, and of whom nothing is known.
const traveller = () => speaking.file(number(), [["expected", { movement: flight.id, source: "BALIE-1" }]]);
const reconciliation = () => speaking.ask(`${flight.id}/_reconciliation`);

const as = (handle, name, work) =>
  test(name, async () => {
    const opened = await openPage(browser, register.url);
    await enter(opened.page, register, handle);
    await work(opened);
    await opened.done();
  });

const openFlight = (page) => openTab(page, "Vlucht", "#flight .sum");
const figure = (page, member) => page.locator(`.sum [data-member=${member}]`);
const count = async (page, member) => Number(await figure(page, member).locator("strong").textContent());
const members = ["expected", "seen", "noShow", "diverted", "unresolved", "unexpected"];
const counts = async (page) =>
  Object.fromEntries(await Promise.all(members.map(async (each) => [each, await count(page, each)])));
const row = (page, file) => page.locator("#flight tr", { hasText: file.number });
const told = (page, member, value) =>
  figure(page, member)
    .locator("strong", { hasText: new RegExp(`^${value}$`) })
    .waitFor();

as(
  "reception-lead",
  "the numbers are the register's, add up, and each leads to its files",
  async ({ page }) => {
    await openFlight(page);
    const { totals, columns, items, dualNationals } = await reconciliation();
    const shown = await counts(page);
    assert.deepEqual(shown, totals);
    assert.equal(shown.expected, shown.seen + shown.noShow + shown.diverted + shown.unresolved);
    for (const member of ["noShow", "unexpected"]) {
      await figure(page, member).click();
      await page.locator("#behind", { hasText: `: ${totals[member]}` }).waitFor();
      assert.equal(await figure(page, member).getAttribute("aria-pressed"), "true");
    }
    const dutch = columns.find(({ category }) => category === "dutch");
    await page.getByRole("button", { name: `Gezien, Nederlands: ${dutch.totals.seen}` }).click();
    await page.locator("#behind", { hasText: `Gezien, Nederlands: ${dutch.totals.seen}` }).waitFor();
    const { number: first } = items.find((each) => each.outcome === "seen" && each.category === "dutch");
    await page.locator("#flight tr", { hasText: first }).first().waitFor();
    await page.getByText("Wie meer nationaliteiten heeft, telt één keer").waitFor();
    assert.ok(dualNationals > 0);
    const sum = page.locator("tr", { has: page.getByRole("cell", { name: "Samen", exact: true }) });
    assert.equal(await sum.locator("td").last().textContent(), String(dualNationals));
  },
);

as(
  "reception-lead",
  "of whom nothing is known is decided with one button, and the numbers are recorded anew",
  async ({ page }) => {
    const [absent, home] = [await traveller(), await traveller()];
    const { totals } = await reconciliation();
    await openFlight(page);
    await told(page, "unresolved", totals.unresolved);
    await page.getByRole("button", { name: `Niet verschenen: ${absent.number}` }).click();
    await told(page, "noShow", totals.noShow + 1);
    await page.getByRole("button", { name: `Zelf naar huis: ${home.number}` }).click();
    await told(page, "diverted", totals.diverted + 1);
    await told(page, "unresolved", totals.unresolved - 2);
    assert.deepEqual((await speaking.ask(absent.id)).noShowOn, [flight.id]);
    assert.equal((await speaking.ask(home.id)).phase, "home-by-other-means");

    await page.getByText("Eerder met andere aantallen vastgelegd").waitFor();
    await page.getByRole("button", { name: "Deze aantallen vastleggen" }).click();
    await page.getByText(/De aantallen zijn vastgelegd op plaats \d+/).waitFor();
    await page.getByText("de dossiers zeggen nog dezelfde aantallen").waitFor();
    assert.equal(await page.getByRole("button", { name: "Deze aantallen vastleggen" }).count(), 0);
    const { stated } = await reconciliation();
    assert.deepEqual([stated.totals, stated.differs], [await counts(page), false]);
  },
);

as(
  "reception-lead",
  "numbers that others changed meanwhile are not recorded, and decisions that were taken are not twice",
  async ({ page, expect }) => {
    const file = await traveller();
    await openFlight(page);
    await row(page, file).waitFor();
    await speaking.say("registration.marked-no-show", { movement: flight.id }, { sub: file.id });
    await page.getByRole("button", { name: "Deze aantallen vastleggen" }).click();
    await page.getByRole("alert").filter({ hasText: "De dossiers zijn intussen veranderd" }).waitFor();
    await page.getByRole("button", { name: `Niet verschenen: ${file.number}` }).click();
    await page.getByRole("alert").filter({ hasText: "Dit is al vastgelegd." }).waitFor();
    const { items } = await speaking.ask(`${file.id}/statements`);
    assert.equal(items.filter(({ claims }) => claims.type === "registration.marked-no-show").length, 1);
  },
);

as(
  "reception-lead",
  "a past moment shows what was known then, and nothing is decided of it",
  async ({ page, expect }) => {
    expect("404 (Not Found)");
    await openFlight(page);
    const { arrivedAt } = flight;
    const local = (iso, seconds) => {
      const at = new Date(new Date(iso).getTime() + seconds * 1000);
      return new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
    };
    const moment = local(arrivedAt, 20 * 60 + 1);
    const then = await speaking.ask(`${flight.id}/_reconciliation?asOf=${new Date(moment).toISOString()}`);
    await page.getByLabel("Zoals bekend op").fill(moment);
    await told(page, "unresolved", then.totals.unresolved);
    assert.deepEqual(await counts(page), then.totals);
    assert.equal(await page.getByRole("button", { name: /^Niet verschenen:/ }).count(), 0);
    assert.equal(await page.getByRole("button", { name: "Deze aantallen vastleggen" }).count(), 0);
    await page.getByLabel("Zoals bekend op").fill("2001-01-01T00:00:01");
    await page.getByRole("alert").filter({ hasText: "het was er toen nog niet" }).waitFor();
    assert.equal(await page.locator("#flight .sum").count(), 0, "no numbers of another moment");
    await page.getByRole("button", { name: "Nu", exact: true }).click();
    await told(page, "expected", (await reconciliation()).totals.expected);
  },
);

as("registrar", "the whole way is shown leg by leg, and everybody counts once", async ({ page }) => {
  await openFlight(page);
  await page.getByRole("button", { name: "Hele reis" }).click();
  await page.getByRole("heading", { name: "Hele reis" }).waitFor();
  const { chain } = await speaking.ask(`${flight.id}/_reconciliation?chain=true`);
  const last = page.locator("tr", { has: page.getByRole("cell", { name: "Hele reis", exact: true }) });
  const cells = await last.locator("td").allTextContents();
  assert.deepEqual(
    cells.slice(1, 7).map(Number),
    members.map((member) => chain.totals[member]),
  );
  await page.getByRole("button", { name: "Hele reis" }).click();
  await page.getByRole("heading", { name: "Hele reis" }).waitFor({ state: "hidden" });
});

as("registrar", "every version of a list is shown with what it changed", async ({ page }) => {
  await openFlight(page);
  const { items } = await speaking.ask(`${flight.id}/_manifests`);
  assert.ok(items.length > 0);
  for (const each of items) {
    const version = page.locator("tr", {
      has: page.getByRole("cell", { name: String(each.index), exact: true }),
    });
    await version.filter({ hasText: each.source }).waitFor();
    if (each.added?.length) await version.getByText(`Erbij: ${each.added.length}`).waitFor();
  }
});

as(
  "registrar",
  "a file is opened from the list, and the way back leads to the same numbers",
  async ({ page }) => {
    await openFlight(page);
    await figure(page, "noShow").click();
    await page.locator("#flight button.file").first().click();
    await page.getByRole("heading", { name: "Persoonsgegevens" }).waitFor();
    await page.getByRole("button", { name: "Terug" }).click();
    await page.locator("#behind", { hasText: "Niet verschenen" }).waitFor();
  },
);

as("supervisor", "who may only read sees the numbers, and no button to change them", async ({ page }) => {
  await traveller();
  await openFlight(page);
  await figure(page, "unresolved").click();
  await page.locator("#behind", { hasText: "Onopgelost" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^Niet verschenen:/ }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Deze aantallen vastleggen" }).count(), 0);
  assert.deepEqual(await namelessInputs(page), []);
});

as("reception-lead", "what waits of a movement leads to its numbers", async ({ page }) => {
  await traveller();
  await openTab(page, "Wat wacht", "#work tr");
  const work = page.locator("#work tr", { hasText: /Onopgeloste reizigers|Lijst en aankomst/ }).first();
  await work.getByRole("button", { name: "Bekijken" }).click();
  await page.locator("#flight .sum").waitFor();
});
