// The page as a registrar meets it: a real browser, a real register, every answer by the program itself.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { after, before, test } from "node:test";
import { enter, launch, openPage, openTab, signIn } from "./support/browser.mjs";
import { makeDemo } from "./support/register.mjs";
import { importSigner, makeToken } from "./web/keys.js";
import { isNumber } from "./web/number.js";

globalThis.crypto ??= webcrypto; // not global before Node 19

const zone = ["P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<", "SPECI20212NLD6503101F3108309<<<<<<<<<<<<<<<0"];
const origin = "kroniek.demo/kcr2";
let register = null;
let browser = null;

before(async () => {
  [register, browser] = await Promise.all([makeDemo(), launch()]);
});
after(async () => {
  await browser.close();
  await register.stop();
});

// What the register itself says, asked past the page.
async function ask(path) {
  const { actor, key } = register.personas.find((persona) => persona.handle === "registrar");
  const token = await makeToken(actor, origin, await importSigner(key));
  return (
    await fetch(`${register.url}/v1/${path}`, { headers: { Authorization: `Bearer ${token}` } })
  ).json();
}
const filesOf = async (number) => (await ask(`registrations?number=${number}`)).items;

// A test with a desk of its own, at which the registrar is signed in.
const desk = (name, work) =>
  test(name, async () => {
    const opened = await openPage(browser, register.url);
    await signIn(opened.page, register, "registrar");
    await work(opened);
    await opened.done();
  });

const count = async (page, phase) => Number(await page.locator(`[data-phase=${phase}] strong`).textContent());
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return (activeElement.labels?.[0]?.firstChild ?? activeElement).textContent;
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

desk(
  "a zone is typed, Enter registers, and the desk is ready for the next person",
  async ({ page, asked }) => {
    const before = await count(page, "registered");
    await page.keyboard.type(zone.join("\n"));
    await page.getByText("Strook gelezen, alle controlecijfers kloppen.").waitFor();
    assert.equal(await page.getByLabel("Achternaam").inputValue(), "DE BRUIJN");
    assert.equal(await page.getByLabel("Jonger dan 18").inputValue(), "no");
    assert.equal(await focused(page), "Registreren");
    await page.keyboard.press("Enter");
    const given = await number(page);
    assert.ok(isNumber(given), given);
    assert.match(await focused(page), /MRZ/);
    assert.equal(await page.getByLabel("Achternaam").inputValue(), "");
    await page
      .locator("[data-phase=registered] strong", { hasText: new RegExp(`^${before + 1}$`) })
      .waitFor();
    const [file] = await filesOf(given);
    assert.deepEqual(
      [file.phase, file.level, file.category, file.minor, file.version],
      ["registered", 3, "dutch", false, 4],
    );
    const lists = asked.filter((request) => request.url().includes("/v1/registrations?"));
    assert.equal(lists.length, 2, "each list is loaded once: who is on the movement, and who is expected");
  },
);

desk(
  "a zone with a wrong check digit says which one, and the person is registered by hand",
  async ({ page, expect }) => {
    expect("400 (Bad Request)");
    await page.keyboard.type(`${zone[0]}\n${zone[1].slice(0, 9)}3${zone[1].slice(10)}`);
    await page.getByText("Het controlecijfer van het documentnummer klopt niet.").waitFor();
    assert.equal(await page.getByLabel("Achternaam").inputValue(), "");
    await page.getByRole("combobox", { name: "Document" }).selectOption("passport");
    await fillByHand(page, "De Bruijn");
    const [file] = await filesOf(await number(page));
    assert.deepEqual([file.level, file.mrzResult], [2, "check-digit-wrong"]);
  },
);

desk("somebody without any document is registered on his own words", async ({ page }) => {
  await page.getByLabel("Geboortedatum").fill("05-1984");
  await fillByHand(page, "Zonder Papieren", "");
  const [file] = await filesOf(await number(page));
  assert.deepEqual([file.level, file.basis, file.category ?? null], [1, ["oral-self"], null]);
});

desk("what is missing is said at its field before anything is sent", async ({ page, asked }) => {
  await page.getByLabel("Geboortedatum").fill("31-04-1984");
  await page.getByRole("button", { name: "Registreren" }).click();
  await page.getByRole("alert").filter({ hasText: "Schrijf de datum als" }).waitFor();
  assert.equal(await focused(page), "Geboortedatum");
  assert.equal(await page.getByLabel("Jonger dan 18").getAttribute("aria-invalid"), "true");
  assert.equal(asked.filter((request) => request.method() === "POST").length, 0);
});

desk("a refusal loses nothing, and the next try goes on with the same file", async ({ page }) => {
  await fillByHand(page, "Met Een Fout", "ZZZ");
  await page.getByRole("alert").filter({ hasText: "Een landcode is onbekend" }).waitFor();
  assert.equal(await page.getByLabel("Achternaam").inputValue(), "Met Een Fout");
  await page.getByText("Voor het dossier").waitFor();
  await page.getByLabel("Nationaliteit").fill("MAR");
  await page.keyboard.press("Enter");
  const [file, ...others] = await filesOf(await number(page));
  assert.deepEqual([file.phase, file.version, others.length], ["registered", 4, 0]);
});

desk("somebody who is expected is registered on the file that is there", async ({ page }) => {
  const before = await count(page, "expected");
  await page.locator("[data-phase=expected]").click();
  const take = page.getByRole("button", { name: /^Behandelen/ }).first();
  const name = (await take.getAttribute("aria-label")).split(" ").pop();
  await take.click();
  await page.getByText(`Voor het dossier ${name}`).waitFor();
  await fillByHand(page, "Toch Gekomen");
  assert.equal(await number(page), name);
  const [file] = await filesOf(name);
  assert.equal(file.phase, "registered");
  await page.locator(before > 1 ? "[data-phase=expected] strong" : "[data-phase=all] strong").waitFor();
});

desk("personal data opens with purpose and ground, and the opening stands in the log", async ({ page }) => {
  await fillByHand(page, "Te Openen");
  const given = await number(page);
  await page.getByRole("button", { name: `Openen ${given}` }).click();
  await page.getByRole("heading", { name: given }).waitFor();
  assert.ok(
    !(await page.locator("main").textContent()).includes("Te Openen"),
    "nothing personal before the opening",
  );
  await page.getByLabel("Doel").fill("Polsband omwisselen");
  await page.getByLabel("Grond", { exact: true }).fill("AVG-6-1-e");
  await page.keyboard.press("Enter");
  await page.locator("#values", { hasText: "Te Openen" }).waitFor();
  const [, index] = /plaats (\d+)/.exec(await page.locator("#values").textContent());
  await page.getByRole("button", { name: "Logboek" }).click();
  const row = page.locator("tr", { has: page.getByRole("cell", { name: index, exact: true }) });
  await row.filter({ hasText: "opening.made" }).waitFor();
});

desk(
  "a receipt is checked in the browser: the true one holds, one with a changed byte does not",
  async ({ page }) => {
    await page.getByRole("button", { name: "Logboek" }).click();
    const row = page.locator("tbody tr").nth(3);
    await row.getByRole("button", { name: "Controleren" }).click();
    await row.getByText("Het bewijs klopt:").waitFor();
    await page.route("**/proof", async (route) => {
      const response = await route.fetch();
      const lines = (await response.text()).split("\n");
      lines[3] = (lines[3][0] === "A" ? "B" : "A") + lines[3].slice(1); // of the path's first hash
      await route.fulfill({ response, body: lines.join("\n") });
    });
    await row.getByRole("button", { name: "Controleren" }).click();
    await row.getByText("Het bewijs klopt niet:").waitFor();
  },
);

desk("Dutch first, English second, and nothing typed is lost between them", async ({ page }) => {
  assert.equal(await page.locator("html").getAttribute("lang"), "nl");
  await page.getByLabel("Achternaam").fill("Blijft Staan");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Register", exact: true }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.getByLabel("Family name").inputValue(), "Blijft Staan");
  await page.getByRole("button", { name: "Log", exact: true }).click();
  await page.getByRole("heading", { name: "Newest statements" }).waitFor();
  await page.getByRole("button", { name: "Desk" }).click();
  assert.equal(await page.getByLabel("Family name").inputValue(), "Blijft Staan");
  await page.reload();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});

desk(
  "without a network people are registered all the same, and each is sent once when it is back",
  async ({ page, context, asked, expect }) => {
    expect("net::ERR_INTERNET_DISCONNECTED");
    expect("net::ERR_NETWORK_CHANGED");
    await context.setOffline(true);
    await fillByHand(page, "Eerste Zonder Net");
    const first = await number(page, "bewaard op dit apparaat");
    await page.getByText("Geen verbinding: 1 hier bewaard").waitFor();
    assert.match(await focused(page), /MRZ/);
    await fillByHand(page, "Tweede Zonder Net");
    await page.getByText("Geen verbinding: 2 hier bewaard").waitFor();
    const second = await number(page, "bewaard op dit apparaat");
    assert.notEqual(first, second);
    await context.setOffline(false);
    await page.getByText("Er is weer verbinding: alles is verzonden.").waitFor();
    for (const each of [first, second]) {
      const files = await filesOf(each);
      assert.deepEqual(
        files.map((file) => [file.phase, file.version]),
        [["registered", 4]],
      );
    }
    await page.locator("tr", { hasText: second }).waitFor();
    assert.equal(await page.locator("#network").textContent(), "");
    const sent = await Promise.all(
      asked.filter((request) => request.url().endsWith("_batch")).map((each) => each.response()),
    );
    assert.equal(sent.filter((response) => response?.ok()).length, 2);
  },
);

desk(
  "what waits survives a closed page, and what is refused afterwards comes back to the form",
  async ({ page, expect }) => {
    expect("net::ERR_FAILED");
    await page.route("**/v1/statements/_batch", (route) => route.abort());
    await fillByHand(page, "Wacht Op Net", "ZZZ");
    const given = await number(page, "bewaard op dit apparaat");
    await page.reload();
    await page.getByText("Geen verbinding: 1 hier bewaard").waitFor();
    const kept = await page.evaluate(async () =>
      JSON.stringify(
        await new Promise((resolve) => {
          const opening = indexedDB.open("kroniek");
          opening.onsuccess = () => {
            const rows = opening.result.transaction("outbox").objectStore("outbox").getAll();
            rows.onsuccess = () =>
              resolve(rows.result.map(({ text }) => new TextDecoder("latin1").decode(text)));
          };
        }),
      ),
    );
    assert.ok(
      kept.length > 1000 && !kept.includes("Wacht Op Net"),
      "what is kept on the device is encrypted",
    );
    await page.unroute("**/v1/statements/_batch");
    await signIn(page, register, "registrar");
    await page.getByRole("heading", { name: "Niet vastgelegd" }).waitFor();
    await page.getByRole("button", { name: "Terug in het formulier" }).click();
    await page.getByText(`Voor het dossier ${given}`).waitFor();
    assert.equal(await page.getByLabel("Achternaam").inputValue(), "Wacht Op Net");
    await page.getByLabel("Nationaliteit").fill("NLD");
    await page.keyboard.press("Enter");
    assert.equal(await number(page), given);
    assert.deepEqual(
      (await filesOf(given)).map((file) => [file.phase, file.version]),
      [["registered", 4]],
    );
    assert.equal(await page.getByRole("heading", { name: "Niet vastgelegd" }).count(), 0);
  },
);

desk(
  "what others changed meanwhile is no loss: it is told to the file, as a case that a person settles",
  async ({ page, context, expect }) => {
    expect("net::ERR_INTERNET_DISCONNECTED");
    expect("net::ERR_NETWORK_CHANGED");
    const other = await openPage(browser, register.url);
    await signIn(other.page, register, "registrar-2");
    await fillByHand(other.page, "Aan Twee Balies", "ZZZ"); // seen, and no more
    const given = (await other.page.getByText("Voor het dossier").textContent()).split(" ")[3];
    await page.getByRole("button", { name: `Behandelen ${given}` }).click();
    await context.setOffline(true);
    await fillByHand(page, "Zonder Net Gezien");
    await page.getByText("Geen verbinding: 1 hier bewaard").waitFor();
    await other.page.getByLabel("Nationaliteit").fill("NLD");
    await other.page.getByLabel("Achternaam").fill("Met Net Gezien");
    await other.page.keyboard.press("Enter");
    assert.equal(await number(other.page), given);
    await other.done();
    await context.setOffline(false);
    await page.getByRole("heading", { name: "Niet vastgelegd" }).waitFor();
    await page.getByText("Iemand anders heeft dit dossier intussen bijgewerkt").waitFor();
    await page.getByRole("button", { name: "Melden bij het dossier" }).click();
    await page.getByRole("heading", { name: "Niet vastgelegd" }).waitFor({ state: "hidden" });
    const [file] = await filesOf(given);
    assert.equal(file.phase, "registered");
    assert.deepEqual([file.contradictionOpen, file.contradictions[0].kind], [true, "report"]);
    await page.locator("tr", { hasText: given }).getByRole("button", { name: `Openen ${given}` }).click();
    await page.getByLabel("Doel").fill("Tegenspraak oplossen");
    await page.keyboard.press("Enter");
    await page.locator("#values", { hasText: "Zonder Net Gezien" }).waitFor();
    assert.ok((await page.locator("#values").textContent()).includes("Met Net Gezien"));
  },
);

desk("what others register shows by itself", async ({ page }) => {
  const other = await openPage(browser, register.url);
  await signIn(other.page, register, "registrar-2");
  await fillByHand(other.page, "Aan De Andere Balie");
  const given = await number(other.page);
  await page.locator("tr", { hasText: given }).waitFor();
  await other.done();
});

desk("signing out forgets the key", async ({ page }) => {
  await page.getByLabel("Achternaam").fill("Niet Voor De Volgende");
  await page.getByRole("button", { name: "Afmelden" }).click();
  await page.getByRole("heading", { name: "Aanmelden" }).waitFor();
  const { key } = register.personas.find((persona) => persona.handle === "registrar");
  const left = await page.evaluate(() =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      document.body.innerHTML,
      Object.values(document.querySelectorAll("input, select")).map((input) => input.value),
    ]),
  );
  assert.ok(!left.includes(key.d) && !left.includes("Niet Voor De Volgende"));
  assert.ok(await page.getByRole("button", { name: "Aanmelden" }).isDisabled());
  await signIn(page, register, "registrar-2");
  assert.equal(await page.getByLabel("Achternaam").inputValue(), "");
});

test("the whole way goes by keyboard, and every input has a name", async () => {
  const { page, done } = await openPage(browser, register.url);
  await page.getByRole("heading", { name: "Aanmelden" }).waitFor();
  assert.match(await focused(page), /Sleutelbestand/);
  await page.getByLabel("Sleutelbestand").setInputFiles(register.personasFile);
  await page.locator("select option").first().waitFor({ state: "attached" });
  assert.equal(await focused(page), "Wie bent u?");
  await page.keyboard.type("Iris");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("#register").waitFor();
  const passed = [];
  while (passed.at(-1) !== "Registreren" && passed.length < 20) {
    passed.push(await focused(page));
    await page.keyboard.press("Tab");
  }
  assert.deepEqual(passed, [
    "Leesbare strook (MRZ)",
    "Achternaam",
    "Voornamen",
    "Geboortedatum",
    "Jonger dan 18 *",
    "Geslacht",
    "Nationaliteit",
    "Document",
    "Documentnummer",
    "Afgegeven door",
    "Registreren",
  ]);
  await page.getByLabel("Achternaam").focus();
  await page.keyboard.type("Met De Toetsen");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("17-05-1984");
  await page.keyboard.press("Enter");
  assert.ok(isNumber(await number(page)));
  for (const tab of ["Wat wacht", "Verklaring", "Logboek", "Balie"]) {
    await page.getByRole("button", { name: tab }).press("Enter");
    await page
      .getByRole("button", { name: tab, exact: true })
      .and(page.locator("[aria-current=page]"))
      .waitFor();
    // The tab is marked at once; what it shows may still be on its way.
    const shown =
      tab === "Balie" ? page.locator("#register") : page.getByRole("heading", { name: tab, exact: true });
    await shown.waitFor();
    const nameless = await page
      .locator("input, select, textarea")
      .evaluateAll((inputs) =>
        inputs.filter((input) => input.labels.length === 0).map((input) => input.outerHTML),
      );
    assert.deepEqual(nameless, []);
  }
  await done();
});

desk("what waits is shown with whom it waits on, and leads to the view", async ({ page }) => {
  await page.getByRole("button", { name: "Wat wacht" }).click();
  const row = page.locator("#work tr", { hasText: "Kosten declareren" });
  await row.waitFor();
  const { total } = await ask("worklist");
  assert.equal(await page.locator("#work tbody tr").count(), total);
  await page.getByLabel("Wiens werk").selectOption("overdue");
  await page.getByText("Er wacht niets.").waitFor();
  await page.getByLabel("Wiens werk").selectOption("");
  await row.getByRole("button", { name: "Bekijken" }).click();
  await page.locator("pre", { hasText: "assistance-requests/" }).waitFor();
  await page.getByRole("button", { name: "Terug" }).click();
  await row.waitFor();
});

test("what a statement is refused for is shown at its input", async () => {
  const opened = await openPage(browser, register.url);
  const { page, expect } = opened;
  expect("400");
  await enter(page, register, "kcr2-duty-officer");
  await openTab(page, "Verklaring", "form");
  await page.getByLabel("Soort").first().selectOption("operation.opened");
  await page.getByLabel("Soort").last().selectOption("incident");
  await page.getByLabel("Titel").fill("Hoogwater Maas");
  await page.getByLabel("Gebied").fill("VR99");
  await page.getByLabel("Leiding").fill(register.personas[0].organisation);
  await page.getByLabel("Grond", { exact: false }).last().fill("Wvr-39");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.locator("[aria-invalid]").first().waitFor();
  assert.equal(await focused(page), "Gebied");
  await opened.done();
});

test("whoever may not register sees the counts and no form", async () => {
  const { page, done } = await openPage(browser, register.url);
  await page.getByLabel("Sleutelbestand").setInputFiles(register.personasFile);
  const number = register.personas.findIndex((persona) => persona.handle === "supervisor");
  await page.getByLabel("Wie bent u?").selectOption(String(number));
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.getByText("U hebt geen mandaat om in deze operatie mensen te registreren.").waitFor();
  assert.ok((await count(page, "all")) > 0);
  assert.equal(await page.locator("#register").count(), 0);
  await done();
});
