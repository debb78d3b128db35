// A browser, and desks in it: each a context of its own, watched for errors and for requests to anybody else.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const patience = 60_000; // milliseconds: the machine may be busy, or the program slowed down by a sanitizer

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

// Chromium reports every answer of 4xx and every dead network; what a test asks for is no error of the page.
const isAsked = (message, expected) =>
  message.startsWith("Failed to load resource") && expected.some((each) => message.includes(each));

// {page, expect(text), done()}: done() fails where the page logged an error or spoke to another origin.
export async function openPage(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: "nl-NL" });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const [errors, strangers, expected, asked] = [[], [], [], []];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isAsked(message.text(), expected))
      errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.stack));
  context.on("request", (request) => {
    asked.push(request);
    if (new URL(request.url()).origin !== url) strangers.push(request.url());
  });
  await page.goto(`${url}/`);
  return {
    page,
    context,
    asked,
    expect: (text) => expected.push(text),
    done: async () => {
      await context.close();
      assert.deepEqual(errors, []);
      assert.deepEqual(strangers, []);
    },
  };
}

// Whoever it is: not everybody has a desk.
export async function enter(page, register, handle) {
  await page.getByLabel("Sleutelbestand").setInputFiles(register.personasFile);
  const number = register.personas.findIndex((persona) => persona.handle === handle);
  await page.getByLabel("Wie bent u?").selectOption(String(number));
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.locator("#tabs button").first().waitFor();
}

export async function signIn(page, register, handle) {
  await enter(page, register, handle);
  await page.locator("#register").waitFor();
}

// The page behind a tab, once it shows.
export async function openTab(page, name, shown) {
  await page.locator("#tabs").getByRole("button", { name, exact: true }).click();
  await page.locator(shown).first().waitFor();
}

export async function namelessInputs(page) {
  return page
    .locator("input, select, textarea")
    .evaluateAll((inputs) =>
      inputs.filter((input) => input.labels.length === 0).map((input) => input.outerHTML),
    );
}
