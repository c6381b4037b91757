// What the page says before the map is there: how far it has come, and when it cannot start, in words, with
// the file's name and with what to do.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serveDist } from "./page.mjs";

const MODULE = "**/high-north_bg.wasm";
const SCRIPT = "**/high-north.js";

let server;
let browser;
before(async () => {
  server = await serveDist();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function problem(prepare) {
  const tab = await open(browser, server.origin, { prepare });
  try {
    const text = tab.page.locator("#problem");
    await text.waitFor({ state: "visible", timeout: 20_000 });
    assert.equal(await tab.page.evaluate(() => document.documentElement.dataset.state), "failed");
    assert.ok(await tab.page.locator("#again").isVisible(), "there is a button to try again");
    assert.ok(!(await tab.page.locator("#progress").isVisible()), "nothing seems to be under way");
    return await text.textContent();
  } finally {
    await tab.close();
  }
}

const answer = (pattern, response) => (page) => page.route(pattern, (route) => route.fulfill(response));

test("the bar shows how much of the module has come", async () => {
  const tab = await open(browser, server.origin, {
    // The first half of the module, and then nothing more.
    prepare: (page) => page.addInitScript(() => {
      const original = globalThis.fetch;
      globalThis.fetch = async (...request) => {
        const response = await original(...request);
        if (!response.url.endsWith(".wasm")) return response;
        const bytes = new Uint8Array(await response.arrayBuffer());
        const half = new ReadableStream({ start: (stream) => stream.enqueue(bytes.slice(0, bytes.length / 2)) });
        return new Response(half, { headers: response.headers });
      };
    }),
  });
  try {
    const { page } = tab;
    await page.waitForFunction(() => document.getElementById("progress").value > 0, undefined, { timeout: 20_000 });
    const share = await page.evaluate(() => document.getElementById("progress").position);
    assert.ok(Math.abs(share - 0.5) < 0.01, `the bar is at ${share}`);
    assert.match(await page.locator("#stage-text").textContent(), /^Loading the program: [\d.]+ of [\d.]+ MB$/);
  } finally {
    await tab.close();
  }
});

test("a module that is not on the server is named, with the server's answer", async () => {
  const text = await problem(answer(MODULE, { status: 404, contentType: "text/plain", body: "no" }));
  assert.match(text, /high-north_bg\.wasm.*404.*cargo xtask web/s);
});

test("a server that answers with a web page in place of a file is found out", async () => {
  const html = { status: 200, contentType: "text/html; charset=utf-8", body: "<!doctype html><title>x</title>" };
  assert.match(await problem(answer(MODULE, html)), /high-north_bg\.wasm is not there.*development server/s);
  assert.match(await problem(answer(SCRIPT, html)), /high-north\.js is not there.*development server/s);
});

test("a connection that breaks is named as one", async () => {
  const text = await problem((page) => page.route(MODULE, (route) => route.abort("connectionreset")));
  assert.match(text, /high-north_bg\.wasm could not be fetched.*connected/s);
});

test("a module that is cut short does not leave the page waiting", async () => {
  const cut = { status: 200, contentType: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0\x01") };
  assert.match(await problem(answer(MODULE, cut)), /could not be started/);
});

test("a browser without WebGL 2 is told what it lacks", async () => {
  const text = await problem((page) => page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function getContext(kind, ...rest) {
      return kind === "webgl2" ? null : original.call(this, kind, ...rest);
    };
  }));
  assert.match(text, /WebGL 2.*hardware acceleration/s);
});

test("a browser without WebAssembly is told what it lacks", async () => {
  const text = await problem((page) => page.addInitScript(() => delete globalThis.WebAssembly));
  assert.match(text, /WebAssembly.*current Firefox/s);
});
