// Files that may be of one person: found, compared, judged by two people, and parted again.
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
const number = () => formatNumber("DUBB", ++made) ?? number();

async function at(handle, work) {
  const opened = await openPage(browser, register.url);
  await enter(opened.page, register, handle);
  await work(opened.page, opened);
  await opened.done();
}

const openLinks = (page) => openTab(page, "Dubbelen", "#queue");
const dialog = (page) => page.locator("dialog[open]");
async function answer(page, reasons) {
  await dialog(page).getByRole("textbox").fill(reasons);
  await dialog(page).getByRole("button").first().click();
}

// Two files that look alike.
const pair = (family, given, born) =>
  Promise.all([
    speaking.person(number(), { family, given, born, category: "dutch", dualNational: false }),
    speaking.person(number(), { family: `${family}e`, given, born, category: "eu", dualNational: false }),
  ]);

const suggested = async ([a, b], score = 90) => {
  const data = { a: a.id, b: b.id, score, scoreParts: [{ kind: "name", score }], method: "by-eye" };
  const { stream } = await speaking.say("link.suggested", data, { handle: "family-contact" });
  return stream;
};
const row = (page, [a]) => page.locator("#queue tr", { hasText: a.number });

test("files that look alike are looked for, on record, and stand side by side", async () => {
  const files = await pair("Oosterwolde", "Willemijn Roos", "1971-08-09");
  await at("registrar", async (page) => {
    await openLinks(page);
    await page.getByText("Zoek dossiers die op elkaar lijken").click();
    assert.deepEqual(await namelessInputs(page), []);
    const form = page.locator("#suggest form");
    await form.getByLabel("Doel").fill("Dubbele dossiers vinden");
    await form.getByRole("button", { name: "Zoek ze" }).click();
    await page.getByText(/voorgesteld, \d+ waren bekend, van \d+ dossiers; vastgelegd op plaats/).waitFor();
    await row(page, files).getByRole("button", { name: "Vergelijken" }).click();
    for (const file of files) await page.getByRole("button", { name: file.number, exact: true }).waitFor();
    await page.locator(".differs", { hasText: "EU" }).waitFor();
    await page.getByText("Wat u voorstelde, bevestigt iemand anders.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Bevestigen: één persoon" }).count(), 0);
    assert.ok(!(await page.locator("main").textContent()).includes("Oosterwolde"), "no name before a look");
    await page.getByLabel("Doel").fill("Dubbele dossiers vinden");
    await page.getByRole("button", { name: "Beide openen" }).click();
    await page.locator("#values .differs", { hasText: "Oosterwoldee, Willemijn Roos" }).waitFor();
    await page.getByText(/De inzage is vastgelegd op plaats \d+/).waitFor();
  });
});

test("two people confirm, the files are one person's then, and part again", async () => {
  const files = await pair("Twee Bevestigers", "Anna", "1980-01-02");
  const link = await suggested(files);
  await at("registrar", async (page) => {
    await openTab(page, "Wat wacht", "#work tr");
    await page.getByLabel("Wiens werk").selectOption("");
    await openLinks(page);
    await row(page, files).getByRole("button", { name: "Vergelijken" }).click();
    await page.getByRole("button", { name: "Bevestigen: één persoon" }).click();
    await answer(page, "");
    await page.getByText("U hebt het bevestigd; iemand anders moet het ook bevestigen.").waitFor();
    assert.equal((await speaking.ask(link)).phase, "confirmed-once");
  });
  await at("identity-verifier", async (page) => {
    await openLinks(page);
    await row(page, files).getByRole("button", { name: "Vergelijken" }).click();
    await page.getByRole("button", { name: "Bevestigen: één persoon" }).click();
    await answer(page, "Hetzelfde paspoort.");
    await page.getByText(/Het oordeel is vastgelegd op plaats \d+/).waitFor();
    await page.getByRole("button", { name: files[0].number, exact: true }).click();
    await page.getByRole("heading", { name: "Andere dossiers van deze persoon" }).waitFor();
    await page.locator("tr", { hasText: files[1].number }).getByText("bevestigd door 2").waitFor();
    await page.getByRole("button", { name: "De koppeling" }).click();
    await page.getByRole("button", { name: "Intrekken" }).click();
    await answer(page, "  ");
    assert.ok(await dialog(page).isVisible(), "not without reasons");
    await answer(page, "Toch twee zussen.");
    await page.locator("#judging", { hasText: "Ingetrokken" }).waitFor();
    await page.getByText("Redenen: Toch twee zussen.").waitFor();
    await page.getByRole("button", { name: files[0].number, exact: true }).click();
    await page.getByRole("heading", { name: "Geschiedenis" }).waitFor();
    assert.equal(await page.getByRole("heading", { name: "Andere dossiers van deze persoon" }).count(), 0);
  });
});

test("a rejection needs its reasons, may be left, and is out of the queue", async () => {
  const files = await pair("Wel Degelijk Twee", "Bram", "1991-03-04");
  const link = await suggested(files);
  await at("registrar-2", async (page) => {
    await openLinks(page);
    await row(page, files).getByRole("button", { name: "Vergelijken" }).click();
    await page.getByRole("button", { name: "Afwijzen: twee personen" }).press("Enter");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    assert.equal((await speaking.ask(link)).phase, "suggested");
    await page.getByRole("button", { name: "Afwijzen: twee personen" }).click();
    await answer(page, "Tweelingbroers, beiden gezien.");
    await page.locator("#judging", { hasText: "Afgewezen" }).waitFor();
    await page.getByRole("button", { name: "Terug" }).click();
    await page.locator("#queue").waitFor();
    await page.getByLabel("Welke").selectOption("apart");
    await row(page, files).waitFor();
    await page.getByLabel("Welke").selectOption("waiting");
    await row(page, files).waitFor({ state: "hidden" });
  });
});

test("what waits of a link leads to the pair, and who may not judge is told so", async () => {
  await suggested(await pair("Uit De Lijst", "Cees", "1955-05-05"));
  await at("supervisor", async (page) => {
    await openTab(page, "Wat wacht", "#work tr");
    const work = page.locator("#work tr", { hasText: "Mogelijk dubbel dossier beoordelen" }).first();
    await work.getByRole("button", { name: "Bekijken" }).click();
    await page.getByText("U hebt geen mandaat om dit te beoordelen.").waitFor();
    assert.equal(await page.locator("#open").count(), 0);
  });
});
