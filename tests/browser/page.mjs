// Opens the page of a review in Chromium and does what its readers do.
//
// node page.mjs CHROMIUM REVIEW.HTML REVIEW.JSON HOSTILE.HTML
// Every figure that is shown is held against the review written as JSON. Whatever is on the console,
// leaves the page or hinders somebody is a failure.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, html, json, hostile] = process.argv.slice(2);
const review = JSON.parse(readFileSync(json, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const address = pathToFileURL(html).href;
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** Opens an address, and closes it again; what it should not do is a failure. */
async function open(url, options, act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (request.url().split("#")[0] !== url.split("#")[0] && !request.url().startsWith("data:")) wrong.push(`request: ${request.url()}`); });
  await page.goto(url);
  await act(page);
  assert.deepEqual(wrong, [], url);
  await context.close();
}

/** Nothing on the page may hinder anybody seriously. */
async function hindersNobody(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join("\n")}`);
  assert.deepEqual(told, [], what);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wider <= 0, `${what}: ${wider} pixels wider than the window`);
}

const number = (text) => Number(text.replace(/[.,\s]/g, ""));
const texts = (page, selector) => page.locator(selector).allTextContents();
const counted = async (page) => (await page.locator(".count").textContent()).match(/\d[\d.,]*/g).map(number);
const open_findings = review.findings.filter(({ decision }) => !decision || decision.verdict !== "reject" || decision.lapsed.length);

await open(address, {}, async (page) => {
  const { summary, measures, targets } = review;
  const tiles = (await texts(page, ".tiles strong")).map(number);
  assert.deepEqual(tiles, [summary.procedures, summary.findings, summary.proposals, summary.data_gaps]);
  const of = (severity) => open_findings.filter((finding) => finding.severity === severity).length;
  const parts = (await texts(page, ".tile-parts"))[1].match(/\d+/g).map(Number);
  assert.deepEqual(parts, [of("must"), of("should"), of("consider")]);
  const rows = (await texts(page, ".sizes .number")).map(number);
  const names = ["procedures", "fields", "documents", "originals", "certified", "copies", "steps", "consultations"];
  const sizes = names.map((name) => [measures.before[name], measures.after[name]]).filter(([now, then]) => now + then);
  assert.deepEqual(rows, sizes.flat());
  assert.equal(await page.locator(".targets > li").count(), targets.length);
  assert.equal(await page.locator(".targets > li.met").count(), targets.filter(({ met }) => met).length);
  const [least, most] = measures.cost.after_vnd;
  const cost = (await texts(page, ".figure")).at(-1);
  assert.ok(cost.replace(/\./g, "").includes(String(least)) && cost.replace(/\./g, "").includes(String(most)), cost);
  assert.equal(await page.locator(".top > li").count(), Math.min(10, summary.chosen));

  assert.equal(await page.locator("html").getAttribute("lang"), "vi");
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.match(await page.title(), /^Review of/);
  assert.ok((await texts(page, "h2")).includes("Targets"));
  await page.getByRole("link", { name: "Proposals", exact: true }).click();

  const unanswered = review.findings.filter(({ proposal }) => !proposal).length;
  const all = summary.proposals + unanswered;
  assert.deepEqual(await counted(page), [all, all]);
  await page.getByLabel("Severity").selectOption("must");
  const gravest = review.proposals.filter(({ findings }) => findings.some((id) => review.findings.find((one) => one.id === id).severity === "must")).length;
  const [must] = await counted(page);
  assert.equal(must, gravest + review.findings.filter(({ proposal, severity }) => !proposal && severity === "must").length);
  await page.getByLabel("Choice").selectOption("question");
  await page.getByRole("button", { name: "Clear filters" }).click();
  assert.deepEqual(await counted(page), [all, all]);
  await page.getByRole("searchbox").fill("SO HO khau");
  const [found] = await counted(page);
  assert.ok(found > 0 && found < all, "accents and case do not matter");
  await page.getByRole("searchbox").fill("no such words anywhere");
  assert.equal((await counted(page))[0], 0);
  await page.getByRole("searchbox").fill("");

  // By the keyboard alone: from the search box to the first row, and open it.
  const first = page.locator(".entries > li > details > summary").first();
  await first.focus();
  await page.keyboard.press("Enter");
  const body = page.locator(".entries .body").first();
  await body.locator("dl.finding").first().waitFor();
  const told = await body.textContent();
  for (const part of ["Why", "Basis", "Proof", "Provisions to amend"]) assert.ok(told.includes(part), part);
  await body.locator(".finding details summary").first().click();
  assert.ok((await body.locator(".proof li").count()) > 1, "the proof is told");
  await hindersNobody(page, "an open proposal");

  // What is missing in words of the language is code, and not between backticks.
  await page.evaluate(() => { location.hash = "overview"; });
  await page.locator(".savings code").first().waitFor();
  assert.ok((await texts(page, ".savings dd")).every((text) => !text.includes("`")));
  await page.evaluate(() => { location.hash = "proposals"; });
  await page.locator(".entries > li").first().waitFor();

  // On paper stands all that matches, and no more.
  await page.getByLabel("Severity").selectOption("should");
  const [matching] = await counted(page);
  assert.ok(matching > 60 && matching < all, "more than are shown at first");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".entries > li").count(), matching);
  await page.getByRole("button", { name: "Clear filters" }).click();

  // As far down as there are rows.
  await page.evaluate(() => {
    const more = document.querySelector(".more");
    while (!more.hidden) more.click();
  });
  assert.equal(await page.locator(".entries > li").count(), all);
});

// Each procedure with its steps, now and then.
await open(address, {}, async (page) => {
  for (const { name, steps, documents, fields } of review.procedures) {
    await page.evaluate((hash) => { location.hash = hash; }, `procedure=${encodeURIComponent(name)}`);
    await page.waitForFunction((link) => document.querySelector("main").dataset.view === "procedures" && location.hash.includes(link), encodeURIComponent(name));
    await page.waitForTimeout(20);
    if (steps) assert.equal(await page.locator(".drawing").first().locator(".box").count(), steps, `${name}: steps`);
    for (const known of [documents, fields]) assert.notEqual(known, undefined);
  }
  await page.goBack();
});

const views = ["overview", "proposals", "procedures", "roadmap", "map", "gaps", "procedure=khai-sinh", "item=P1"];
for (const [what, options] of [["light", {}], ["dark", { colorScheme: "dark" }], ["phone", { viewport: { width: 360, height: 740 } }]]) {
  for (const view of views) {
    await open(`${address}#${view}`, options, async (page) => {
      await page.locator("main > *").first().waitFor({ state: "attached" });
      await hindersNobody(page, `${view}, ${what}`);
    });
  }
}

// Names that would be markup are names.
await open(pathToFileURL(hostile).href, {}, async (page) => {
  await page.getByRole("link", { name: "Thủ tục", exact: true }).click();
  const names = await texts(page, ".procedures a");
  assert.ok(names.some((name) => name.includes("</script><script>alert(1)</script>")), "markup is shown as it is written");
  assert.ok(names.every((name) => !/[\u0000-\u0008\u202e\u2066]/.test(name)), "nothing steers the page");
  for (const link of await page.locator(".procedures a").all()) {
    const href = await link.getAttribute("href");
    await open(pathToFileURL(hostile).href + href, { viewport: { width: 360, height: 740 } }, async (other) => {
      await other.locator("main h2").first().waitFor({ state: "attached" });
      const wider = await other.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wider <= 0, `${href.slice(0, 60)}: wider than the window`);
    });
  }
  for (const view of ["proposals", "roadmap", "map", "gaps"]) await page.evaluate((hash) => { location.hash = hash; }, view);
});

await browser.close();
console.log("all is as it should be");
