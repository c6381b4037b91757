// Where the map cannot be: the text stays and can be read, with the still picture of the map, and a notice above it says
// what is wrong, with the file's name and with what to do.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open, PHONE, picture, READY_MS } from "./page.mjs";
import { browser, server, startSite } from "./site.mjs";

const MODULE = "**/high-north_bg.wasm";
const SCRIPT = "**/high-north.js*";
/** Longer than a file is asked for again. */
const GIVEN_UP_MS = 40_000;

startSite();

/** What the notice says of a fault, after what a reader still has was looked at. */
async function problem(prepare, { context, mayPanic = false, name } = {}) {
  const tab = await open(browser, server.origin, { prepare, context });
  const { page } = tab;
  try {
    const notice = page.locator("#problem");
    await notice.waitFor({ state: "visible", timeout: mayPanic ? READY_MS : GIVEN_UP_MS });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), "failed");
    assert.ok(await page.locator("#again").isVisible(), "there is a button to try again");
    assert.ok(!(await page.locator("#progress").isVisible()), "nothing seems to be under way");
    const box = await page.locator("#loading").boundingBox();
    assert.ok(box.height < page.viewportSize().height / 3, `the notice is ${box.height} high`);
    assert.ok(await page.locator("#document h1").isVisible(), "the text is there");
    assert.ok(await page.locator("#still").isVisible(), "and the still picture");
    await page.waitForFunction(() => document.getElementById("still").naturalWidth > 0, undefined, { timeout: 10_000 });
    await page.evaluate(() => scrollTo(0, 1_000));
    assert.equal(await page.evaluate(() => scrollY), 1_000, "the text can be scrolled");
    await page.evaluate(() => scrollTo(0, 0));
    assert.ok(!(await page.locator("#map").isVisible()), "no dead map lies about");
    if (name) await picture(page, name);
    // What did not come the browser itself reports.
    const own = tab.errors.filter((text) => !text.startsWith("Failed to load "));
    if (!mayPanic) assert.deepEqual(own, [], "the console has errors");
    return await notice.textContent();
  } finally {
    await tab.close();
  }
}

const answer = (pattern, response) => (page) => page.route(pattern, (route) => route.fulfill(response));

/** A browser that gives so many WebGL 2 contexts and then none. */
const contexts = (count) => (page) => page.addInitScript((left) => {
  const original = HTMLCanvasElement.prototype.getContext;
  let rest = left;
  HTMLCanvasElement.prototype.getContext = function getContext(kind, ...more) {
    if (kind === "webgl2") rest -= 1;
    return kind === "webgl2" && rest < 0 ? null : original.call(this, kind, ...more);
  };
}, count);

test("a module that is not on the server is named, with the server's answer", async () => {
  const text = await problem(answer(MODULE, { status: 404, contentType: "text/plain", body: "no" }));
  assert.match(text, /high-north_bg\.wasm.*404.*cargo xtask web/s);
});

test("a server that answers with a web page in place of a file is found out", async () => {
  const html = { status: 200, contentType: "text/html; charset=utf-8", body: "<!doctype html><title>x</title>" };
  assert.match(await problem(answer(MODULE, html)), /high-north_bg\.wasm is not there.*web page/s);
  assert.match(await problem(answer(SCRIPT, html)), /high-north\.js is not there.*web page/s);
});

// Both wait most of the time, so they wait together.
describe("a file that never comes", { concurrency: true }, () => {
  test("a connection that breaks is tried again five times and then named", { timeout: 2 * GIVEN_UP_MS }, async () => {
    let asked = 0;
    const text = await problem((page) => page.route(MODULE, (route) => {
      asked += 1;
      return route.abort("connectionreset");
    }));
    assert.match(text, /high-north_bg\.wasm could not be fetched.*connected/s);
    assert.equal(asked, 5);
  });

  test("a server that is out of order for good is named with its answer", { timeout: 2 * GIVEN_UP_MS }, async () => {
    const text = await problem(answer(MODULE, { status: 503, body: "no" }));
    assert.match(text, /high-north_bg\.wasm.*503.*in a while/s);
  });
});

test("a module that is cut short is named", async () => {
  const cut = { status: 200, contentType: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0\x01") };
  assert.match(await problem(answer(MODULE, cut)), /high-north_bg\.wasm is damaged or cut short/);
});

for (const [where, context] of [["at a desk", {}], ["on a phone", PHONE]]) {
  test(`a browser without WebGL 2 has the text and is told what it lacks, ${where}`, async () => {
    const text = await problem(contexts(0), { context, name: `no-webgl-${where.at(-1)}` });
    assert.match(text, /WebGL 2.*hardware acceleration/s);
  });
}

test("a browser without WebAssembly is told what it lacks", async () => {
  const text = await problem((page) => page.addInitScript(() => delete globalThis.WebAssembly));
  assert.match(text, /WebAssembly.*current Firefox/s);
});

test("a context that cannot be made leaves the text", { timeout: 2 * READY_MS }, async () => {
  const text = await problem(contexts(1), { mayPanic: true });
  assert.match(text, /fault of its own|could not be started/);
});

test("the map comes when it is tried again", { timeout: 2 * READY_MS }, async () => {
  let isThere = false;
  const tab = await open(browser, server.origin, {
    prepare: (page) => page.route(MODULE, (route) => (isThere ? route.continue() : route.fulfill({ status: 404, body: "no" }))),
  });
  try {
    await tab.page.locator("#again").click({ timeout: GIVEN_UP_MS });
    await tab.page.locator("#again").waitFor({ state: "visible" });
    isThere = true;
    await tab.page.locator("#again").click();
    await tab.page.waitForFunction(() => document.documentElement.dataset.state === "ready", undefined, { timeout: READY_MS });
  } finally {
    await tab.close();
  }
});
