// The map in a frame of a page of another origin: what it takes from that page, what it leaves it, what they tell each other.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { hand, PHONE } from "./fingers.mjs";
import { addressView, dataset, launch, open, READY_MS, ready, rested, serveDist, watchFrames } from "./page.mjs";

const timeout = 2 * READY_MS;
const WAIT = { timeout: 30_000 };
const FRAME = { left: 40, top: 300, width: 640, height: 480 };
const START = "#map=5/69.7/30";

let server;
let around;
let browser;
before(async () => {
  server = await serveDist();
  around = await servePage();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  around?.close();
  server?.close();
});

/** A page of another origin: something to scroll, a field before the frame and a field after it. */
async function servePage() {
  const pages = createServer((request, response) => {
    const source = new URL(request.url, "http://localhost").searchParams.get("source");
    if (!source) {
      response.writeHead(204).end(); // The icon of a page, which browsers ask for.
      return;
    }
    const width = source.includes("narrow") ? 350 : FRAME.width;
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(`<!doctype html><title>Around</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <body style="margin: 0; height: 4000px"><input id="first" style="position: absolute; top: 0">
      <iframe id="map" title="Map" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" allow="clipboard-write"
        style="position: absolute; border: 0; left: ${width < 400 ? 20 : FRAME.left}px; top: ${FRAME.top}px; width: ${width}px; height: ${FRAME.height}px"></iframe>
      <input id="last" style="position: absolute; top: 900px">
      <script>
        const told = [];
        addEventListener("message", (event) => told.push({ data: event.data, origin: event.origin }));
        document.querySelector("iframe").src = ${JSON.stringify(source)};
      </script>`);
  });
  await new Promise((resolve) => pages.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${pages.address().port}`, close: () => pages.close() };
}

/** Opens the page around the map and waits for the map. */
async function openAround(search, device = { viewport: { width: 1000, height: 900 } }) {
  const context = await browser.newContext(device);
  const page = await context.newPage();
  await page.addInitScript(watchFrames);
  const errors = [];
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  page.on("pageerror", (error) => { if (!error.message.includes("Using exceptions")) errors.push(String(error)); });
  const narrow = device === PHONE ? "&narrow" : "";
  const source = `${server.origin}/${search}${narrow}${START}`;
  await page.goto(`${around.origin}/?source=${encodeURIComponent(source)}`);
  const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
  await frame.waitForFunction(() => document.documentElement.dataset.state === "ready", undefined, { timeout: READY_MS });
  await untilAtStart(frame);
  return { page, frame, errors, close: () => context.close() };
}

/** Waits until the map has written its own address over the link, and rests. */
async function untilAtStart(frame) {
  await frame.waitForFunction((start) => location.hash.includes("map=") && location.hash !== start, START, WAIT);
  await rested(frame);
}

/** Looks at a frame that was just opened, and at the end whether anything was wrong. */
async function inAFrame(search, look, device) {
  const tab = await openAround(search, device);
  try {
    await look(tab.page, tab.frame);
    assert.deepEqual(tab.errors, [], "the console has errors");
  } finally {
    await tab.close();
  }
}

/** The page around a map that tests share as long as none fails. */
let shared;

/** Looks at the frame that tests share, as it is when nobody has touched it. */
async function inTheFrame(look) {
  const tab = shared ?? await openAround("?embed");
  if (shared) {
    await tab.page.mouse.move(5, 5);
    await tab.page.evaluate(() => { document.getElementById("first").focus(); scrollTo(0, 0); });
    await tab.frame.evaluate((start) => { location.hash = start; }, START);
    await untilAtStart(tab.frame);
    assert.equal(await embed(tab.frame), "idle");
  }
  shared = undefined;
  try {
    await look(tab.page, tab.frame);
    assert.deepEqual(tab.errors, [], "the console has errors");
    shared = tab;
  } finally {
    if (!shared) await tab.close();
  }
}

const scrolled = (page) => page.evaluate(() => scrollY);
const embed = (frame) => frame.evaluate(() => document.documentElement.dataset.embed);
const hash = (frame) => frame.evaluate(() => location.hash);
const zoom = async (frame) => (await addressView(frame)).zoom;
const onMap = [FRAME.left + 400, FRAME.top + 200];

test("the wheel scrolls the page around it until the map is clicked, and again when it is left", { timeout }, async () => {
  await inTheFrame(async (page, frame) => {
    const start = await zoom(frame);
    await page.mouse.move(...onMap);
    await page.mouse.wheel(0, 60);
    await page.waitForFunction(() => scrollY > 0, undefined, WAIT);
    assert.ok(await frame.locator("#embed-hint.shown").isVisible(), "a hint says how to use the map");
    await rested(frame);
    assert.equal(await zoom(frame), start, "the map has taken the wheel");

    const [x, y] = [onMap[0], onMap[1] - await scrolled(page)];
    await page.mouse.click(x, y);
    assert.equal(await embed(frame), "held");
    const before = await scrolled(page);
    await page.mouse.wheel(0, -150);
    await frame.waitForFunction((old) => Number(/map=([\d.]+)/.exec(location.hash)[1]) > old + 0.3, start, WAIT);
    assert.equal(await scrolled(page), before, "the page has scrolled as well");

    await page.mouse.move(x, 5);
    assert.equal(await embed(frame), "idle", "it was left");
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction((old) => scrollY > old, before, WAIT);
  });
});

test("with Ctrl the wheel is the map's at once", { timeout }, async () => {
  await inTheFrame(async (page, frame) => {
    const start = await zoom(frame);
    await page.mouse.move(...onMap);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -150);
    await page.keyboard.up("Control");
    await frame.waitForFunction((old) => Number(/map=([\d.]+)/.exec(location.hash)[1]) > old + 0.3, start, WAIT);
    assert.equal(await scrolled(page), 0);
    assert.equal(await page.evaluate(() => visualViewport.scale), 1, "the page was not enlarged");
  });
});

test("a finger scrolls the page around it until the map is tapped", { timeout }, async () => {
  await inAFrame("?embed", async (page, frame) => {
    const start = await hash(frame);
    const { move, tap } = await hand(page);
    await move([[195, 600]], [[195, 400]]);
    await page.waitForFunction(() => scrollY > 100, undefined, WAIT);
    await rested(frame);
    assert.equal(await hash(frame), start, "the map has moved");
    assert.equal(await embed(frame), "idle");

    await tap([195, 300]);
    await frame.waitForFunction(() => document.documentElement.dataset.embed === "held", undefined, WAIT);
    assert.equal((await dataset(frame)).place, undefined, "the tap that takes hold opens nothing");
    const before = await scrolled(page);
    await move([[195, 330]], [[195, 230]]);
    await frame.waitForFunction((old) => location.hash !== old, start, WAIT);
    assert.equal(await scrolled(page), before, "the page has scrolled as well");

    await tap([380, 60]);
    await page.evaluate(() => document.getElementById("last").focus());
    await frame.waitForFunction(() => document.documentElement.dataset.embed === "idle", undefined, WAIT);
  }, PHONE);
});

test("Tab goes into the frame and out of it, Escape lets go of the wheel", { timeout }, async () => {
  await inTheFrame(async (page, frame) => {
    await page.locator("#first").focus();
    let stops = 0;
    const isAtTheMap = () => frame.evaluate(() => document.activeElement?.id === "map");
    while (!(await isAtTheMap()) && stops < 40) {
      await page.keyboard.press("Tab");
      stops += 1;
    }
    assert.ok(stops < 40, "Tab never comes to the map");
    assert.equal(await embed(frame), "held", "who comes by key has the map");
    await page.keyboard.press("Escape");
    assert.equal(await embed(frame), "idle");
    for (stops = 0; stops < 8 && (await page.evaluate(() => document.activeElement.id)) !== "last"; stops += 1) {
      await page.keyboard.press("Tab");
    }
    assert.ok(stops < 8, "Tab does not soon leave the frame");
    await frame.locator("#read").focus();
    await page.keyboard.press("Enter");
    await frame.waitForFunction(() => document.getElementById("text").contains(document.activeElement), undefined, WAIT);
    await page.keyboard.press("Escape");
    assert.ok(await isAtTheMap(), "who asks for the text has it, and comes back from it");
  });
});

test("what is chosen on the map is no step of the Back of the page around it", { timeout }, async () => {
  await inTheFrame(async (page, frame) => {
    const entries = await page.evaluate(() => history.length);
    await page.mouse.click(...onMap);
    await page.keyboard.press("n");
    await frame.waitForFunction(() => document.documentElement.dataset.place, undefined, WAIT);
    await frame.waitForFunction(() => location.hash.includes("place="), undefined, WAIT);
    await frame.evaluate(() => history.back());
    await rested(frame);
    assert.equal(await page.evaluate(() => history.length), entries);
    assert.ok((await hash(frame)).includes("place="), "going back inside leaves the map as it is");
  });
});

test("the whole map opens in a tab of its own, at what is shown", { timeout }, async () => {
  await inTheFrame(async (page, frame) => {
    const link = frame.locator("#embed-foot a");
    await page.mouse.click(...onMap);
    const before = await hash(frame);
    await page.keyboard.press("NumpadAdd");
    await frame.waitForFunction((old) => location.hash !== old, before, WAIT);
    await rested(frame);
    assert.equal(await link.getAttribute("href"), `${server.origin}/${await hash(frame)}`);
    assert.equal(await link.getAttribute("rel"), "noopener");
    const [tab] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
    await tab.waitForLoadState();
    assert.equal(await tab.evaluate(() => [opener, top === self].join()), ",true");
    await tab.close();
  });
});

const told = (page) => page.evaluate(() => told.map(({ data }) => data));

test("the page that is named is told what is shown, and can say where to go", { timeout }, async () => {
  await inAFrame(`?embed=${around.origin}`, async (page, frame) => {
    const messages = await told(page);
    assert.ok(messages.length >= 2 && messages.every(({ type }) => type === "high-north:state"), JSON.stringify(messages));
    assert.equal(messages[0].ready, false);
    const last = messages.at(-1);
    assert.deepEqual([last.ready, last.place], [true, null]);
    assert.equal(last.link, await hash(frame));
    assert.deepEqual(await page.evaluate(() => [...new Set(told.map(({ origin }) => origin))]), [server.origin]);

    const entries = await page.evaluate(() => history.length);
    const say = (message) => page.evaluate(
      ([data, origin]) => document.querySelector("iframe").contentWindow.postMessage(data, origin), [message, server.origin],
    );
    await say({ type: "high-north:go", link: "#place=kirkenes" });
    await frame.waitForFunction(() => document.documentElement.dataset.place === "kirkenes", undefined, WAIT);
    await page.waitForFunction(() => told.at(-1).data.place === "kirkenes" && told.at(-1).data.link.includes("place=kirkenes"), undefined, WAIT);
    assert.equal(await page.evaluate(() => history.length), entries);

    const here = await hash(frame);
    for (const bad of [
      null, 7, "high-north:go", {}, { type: "high-north:go" }, { type: "high-north:go", link: 5 }, { type: "go", link: "#place=bodo" },
      { type: "high-north:go", link: "https://example.org/#place=bodo" }, { type: "high-north:go", link: "javascript:alert(1)" },
      { type: "high-north:go", link: `#${"x".repeat(20_000)}` },
    ]) await say(bad);
    await rested(frame);
    assert.equal(await hash(frame), here, "nonsense leads nowhere");
  });
});

test("a page that is not named is told nothing and cannot say where to go", { timeout: 4 * timeout }, async () => {
  const assertIsDeaf = async (page, frame) => {
    assert.deepEqual(await told(page), [], frame.url());
    await frame.evaluate(() => { globalThis.heard = new Promise((resolve) => { addEventListener("message", () => resolve(), { once: true }); }); });
    await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ type: "high-north:go", link: "#place=kirkenes" }, "*"));
    await frame.evaluate(() => globalThis.heard);
    await rested(frame);
    assert.equal((await dataset(frame)).place, undefined, frame.url());
  };
  await inTheFrame(assertIsDeaf);
  for (const search of ["?embed=https://example.org", "?embed=*", `?embed=${around.origin}/path`, "?embed=null"]) {
    await inAFrame(search, assertIsDeaf);
  }
});

test("by itself the page is as it was: no foot, and the wheel is the map's", { timeout }, async () => {
  const tab = await open(browser, server.origin, { hash: START });
  try {
    await ready(tab);
    await tab.page.waitForFunction(() => location.hash.includes("map="), undefined, WAIT);
    assert.equal(await tab.page.locator("#embed-foot, #embed-hint").count(), 0);
    assert.equal((await dataset(tab.page)).embed, undefined);
    const start = await zoom(tab.page);
    await tab.page.mouse.move(700, 300);
    await tab.page.mouse.wheel(0, -150);
    await tab.page.waitForFunction((old) => Number(/map=([\d.]+)/.exec(location.hash)[1]) > old + 0.3, start, WAIT);
    assert.deepEqual(tab.errors, []);
  } finally {
    await tab.close();
  }
});
