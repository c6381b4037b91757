// Everybody gets in: axe-core finds nothing in any state, a keyboard alone comes to every excerpt, the map is one stop of
// the Tab key, and large text loses nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { dataset, open, PHONE, picture, READY_MS, ready, rested } from "./page.mjs";
import { browser, server, startSite } from "./site.mjs";

const timeout = 2 * READY_MS;
const WAIT = { timeout: 30_000 };
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

startSite();

async function opened(options, look) {
  const tab = await open(browser, server.origin, options);
  try {
    await look(tab.page, tab);
    assert.deepEqual(tab.elsewhere, [], "the page asks other servers");
    assert.deepEqual(tab.errors, [], "the console has errors");
  } finally {
    await tab.close();
  }
}

/** What axe-core finds wrong, with every rule that it has but those that are still tried out. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  assert.ok(found.passes.length >= 10, `only ${found.passes.length} rules were met: was the page there?`);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join("; ")}`);
}

const focused = (page) => page.evaluate(() => document.activeElement.id);
const isStarting = (page) => page.waitForFunction(() => document.documentElement.dataset.state === "starting", undefined, WAIT);
const openCard = (page, place) =>
  page.waitForFunction((wanted) => document.documentElement.dataset.place === wanted, place, WAIT);
const readText = async (page) => {
  await page.locator("#read").focus();
  await page.keyboard.press("Enter");
};

async function leaveTextForCard(page) {
  await page.locator("#to-map").click();
  await page.evaluate(() => { location.hash = "#place=bodo"; });
  await openCard(page, "bodo");
}

const held = (page) => page.route("**/high-north_bg.wasm", () => {});
const missing = (page) => page.route("**/high-north_bg.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
const withoutWebGl = (page) => page.addInitScript(() => {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function getContext(kind, ...rest) {
    return kind === "webgl2" ? null : original.call(this, kind, ...rest);
  };
});

/** axe-core is a script itself, so scripts are not forbidden, but those of the page do nothing. */
const withoutScripts = (page) =>
  page.route("**/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));

/** Looks at the page as it is, and keeps a picture of it. */
async function assertNoViolation(page, state) {
  await picture(page, `state-${state.replaceAll(" ", "-")}-${page.viewportSize().width}`);
  assert.deepEqual(await violations(page), [], state);
}

/** Every state of a page without a map: how it is come to, and what is waited for. */
const WITHOUT_A_MAP = [
  ["loading", held, isStarting],
  ["without WebGL 2", withoutWebGl, (page) => page.locator("#problem").waitFor(WAIT)],
  ["without scripts", withoutScripts, (page) => page.locator("#document h1").waitFor(WAIT)],
];
/** Every state of a page with one, each come to from the one before. */
const WITH_A_MAP = [
  ["ready", (page, tab) => ready(tab)],
  ["with the text", readText],
  ["with a card", leaveTextForCard],
];

for (const [where, phone] of [["at a desk", {}], ["on a phone", PHONE]]) {
  for (const [state, prepare, reached] of WITHOUT_A_MAP) {
    test(`axe-core finds no violation in the page ${state}, ${where}`, { timeout }, async () => {
      await opened({ prepare, context: phone }, async (page) => {
        await reached(page);
        await assertNoViolation(page, state);
      });
    });
  }
  test(`axe-core finds no violation in the page ${WITH_A_MAP.map(([state]) => state).join(", ")}, ${where}`, { timeout }, async () => {
    await opened({ context: phone }, async (page, tab) => {
      for (const [state, reach] of WITH_A_MAP) {
        await reach(page, tab);
        await assertNoViolation(page, state);
      }
    });
  });
}

test("axe-core finds no violation where a file is missing, and would find one", { timeout }, async () => {
  const tab = await open(browser, server.origin, { prepare: missing });
  try {
    await tab.page.locator("#problem").waitFor(WAIT);
    assert.deepEqual(await violations(tab.page), []);
    await tab.page.locator("#again").evaluate((button) => { button.textContent = ""; });
    assert.match((await violations(tab.page)).join(), /button-name/);
  } finally {
    await tab.close();
  }
});

test("the map is one stop of the Tab key, between the way to the text and the text", { timeout }, async () => {
  await opened({}, async (page, tab) => {
    await ready(tab);
    const outside = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, textarea, [tabindex]")]
      .filter((part) => part.tabIndex >= 0 && !part.closest("#text") && part.checkVisibility({ checkVisibilityCSS: true }))
      .map(({ id }) => id));
    assert.deepEqual(outside, ["read", "map"]);
    assert.equal(await page.locator('[role="application"]').count(), 0, "screen readers keep their own keys");
    const stops = [];
    for (let stop = 0; stop < 4; stop += 1) {
      await page.keyboard.press("Tab");
      stops.push(await focused(page) || await page.evaluate(() => document.activeElement.closest("#document")?.id));
    }
    assert.deepEqual(stops.slice(0, 3), ["read", "map", "to-map"]);
    assert.equal(await page.evaluate(() => document.activeElement.closest("main")?.id), "document");
    assert.equal((await dataset(page)).text, "open", "what has the focus is seen");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), "map");
    // The keys are the map's again.
    await page.waitForFunction(() => location.hash.includes("map="), undefined, WAIT);
    const before = await page.evaluate(() => location.hash);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((old) => location.hash !== old, before, WAIT);
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), "read");
  });
});

test("a key alone moves the map before anything has the focus", { timeout }, async () => {
  await opened({}, async (page, tab) => {
    await ready(tab);
    await page.waitForFunction(() => location.hash.includes("map="), undefined, WAIT);
    const before = await page.evaluate(() => location.hash);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((old) => location.hash !== old, before, WAIT);
    assert.equal(await focused(page), "map");
  });
});

/** Whether the excerpt of a place is seen, and the place has the focus or is the one that is marked. */
const readsExcerpt = (page, place) => page.evaluate((place) => {
  const section = document.getElementById(`place=${place}`);
  const quote = section.querySelector("blockquote");
  const box = quote.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + 20, box.top + 8);
  return quote.contains(hit) && quote.querySelector("mark") !== null
    && (section.contains(document.activeElement) || section.ariaCurrent === "true");
}, place);

test("a keyboard alone comes from the address bar to the excerpt of Bodø through the text", { timeout }, async () => {
  await opened({}, async (page, tab) => {
    await ready(tab);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "read");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "document");
    for (let stop = 0; ; stop += 1) {
      assert.ok(stop < 300, "no link leads to Bodø");
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.getAttribute("href") === "#place=bodo")) break;
    }
    await page.keyboard.press("Enter");
    await openCard(page, "bodo");
    assert.ok(await readsExcerpt(page, "bodo"));
  });
});

test("a keyboard alone comes from the address bar to the excerpt of Bodø through the map", { timeout }, async () => {
  await opened({}, async (page, tab) => {
    await ready(tab);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "map");
    for (let step = 0; (await dataset(page)).place !== "bodo"; step += 1) {
      assert.ok(step < 60, "the places do not come to Bodø");
      const old = (await dataset(page)).place;
      await page.keyboard.press("Alt+ArrowDown");
      await page.waitForFunction((old) => document.documentElement.dataset.place !== old, old, WAIT);
    }
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    assert.ok(await readsExcerpt(page, "bodo"));
  });
});

/** The text and the frame of a page fit its width, and no text is cut off in its box. */
async function assertNothingIsLost(page) {
  const lost = await page.evaluate(() => {
    const faults = [];
    const frame = document.documentElement.dataset.shown === "map" ? document.getElementById("text") : document.documentElement;
    if (frame.scrollWidth > frame.clientWidth + 1) faults.push(`${frame.scrollWidth} wide in ${frame.clientWidth}`);
    for (const part of document.querySelectorAll("#document *, #text-bar *, #loading *")) {
      const box = part.getBoundingClientRect();
      if (box.width === 0 || part.id === "progress") continue;
      if (box.left < -1 || box.right > frame.getBoundingClientRect().left + frame.clientWidth + 1) {
        faults.push(`${part.tagName} ${part.id} from ${box.left} to ${box.right}: ${part.textContent.slice(0, 40)}`);
      }
    }
    return faults;
  });
  assert.deepEqual(lost, []);
}

for (const [zoom, viewport] of [["200", { width: 640, height: 512 }], ["400", { width: 320, height: 256 }]]) {
  test(`at ${zoom} % nothing is lost`, { timeout: 2 * timeout }, async () => {
    const context = { viewport, deviceScaleFactor: 1280 / viewport.width };
    await opened({ context, prepare: held }, async (page) => {
      await isStarting(page);
      await assertNothingIsLost(page);
      await picture(page, `zoom-${zoom}-loading`);
    });
    await opened({ context, prepare: withoutWebGl }, async (page) => {
      await page.locator("#problem").waitFor(WAIT);
      await assertNothingIsLost(page);
      await picture(page, `zoom-${zoom}-failed`);
    });
    await opened({ context }, async (page, tab) => {
      await ready(tab);
      await rested(page);
      await picture(page, `zoom-${zoom}-map`);
      await readText(page);
      await assertNothingIsLost(page);
      const bar = await page.locator("#text-bar").boundingBox();
      assert.ok(bar.height <= viewport.height / 4, `the bar takes ${bar.height} of ${viewport.height}`);
      await picture(page, `zoom-${zoom}-text`);
      await page.locator("#to-map").click();
      assert.equal((await dataset(page)).text, undefined);
    });
  });
}
