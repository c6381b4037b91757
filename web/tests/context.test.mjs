// The browser takes the graphics away and gives them back: the map is there again, with the scene that it had.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dataset, open, READY_MS, ready, rested, settledPicture } from "./page.mjs";
import { browser, server, startSite } from "./site.mjs";
import { difference, survey } from "./pixels.mjs";

const timeout = 4 * READY_MS;
const WAIT = { timeout: READY_MS };
const SCENE = "#map=6/69.7/30&place=kirkenes&projection=stere&theme=paper";

startSite();

/** Takes the graphics away. What gives them back is kept, for the same context has to do it. */
const lose = (page) => page.evaluate(() => {
  globalThis.loss = document.getElementById("map").getContext("webgl2").getExtension("WEBGL_lose_context");
  globalThis.isOld = true;
  globalThis.loss.loseContext();
});

const giveBack = async (page) => {
  await page.evaluate(() => globalThis.loss.restoreContext());
  await page.waitForFunction(() => !globalThis.isOld && document.documentElement.dataset.state === "ready", undefined, WAIT);
};

const hash = (page) => page.evaluate(() => location.hash);

async function onTheMap(options, look) {
  const tab = await open(browser, server.origin, { hash: SCENE, ...options });
  try {
    await ready(tab);
    await tab.page.waitForFunction(() => location.hash.includes("projection"), undefined, WAIT);
    await look(tab.page, tab);
    // The browser itself says that the context is lost; the page has no more to say.
    const errors = tab.errors.filter((error) => !/CONTEXT_LOST_WEBGL/.test(error));
    assert.deepEqual(errors, [], "the console has errors");
    assert.deepEqual(tab.elsewhere, [], "the page asks other servers");
  } finally {
    await tab.close();
  }
}

test("twice in a row the graphics are lost and the same scene comes back", { timeout }, async () => {
  await onTheMap({}, async (page) => {
    const before = await settledPicture(page, "context-before");
    const scene = await hash(page);
    for (const time of [1, 2]) {
      await lose(page);
      await page.waitForFunction(() => document.documentElement.dataset.state === "lost", undefined, WAIT);
      assert.match(await page.locator("#graphics").textContent(), /map/i);
      // The program goes on under the pointer, and must not fail for it.
      await page.mouse.move(600, 300);
      await page.mouse.move(700, 350);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await page.screenshot({ path: `test-results/context-lost-${time}.png` });
      await giveBack(page);
      await page.mouse.move(5, 795);
      await page.waitForFunction(() => document.documentElement.dataset.place === "kirkenes", undefined, WAIT);
      const again = await settledPicture(page, `context-back-${time}`);
      assert.equal(await hash(page), scene);
      const { land } = survey(again, 0.4, 0.7);
      assert.ok(difference(before, again, 0.4, 0.7) < 0.02, `the map is another one; land ${land}`);
      assert.equal(await page.locator("#status").textContent().then((text) => text.length > 0), true, "it is said that it is back");
    }
  });
});

test("who reads the text goes on where they were", { timeout }, async () => {
  await onTheMap({}, async (page) => {
    const id = await page.evaluate(() => {
      const places = document.querySelectorAll("#document .place");
      const target = places[Math.floor(places.length / 2)] ?? document.getElementById("document");
      target.focus();
      return document.activeElement?.id;
    });
    assert.ok(id && id !== "map", "there is a text to read");
    await lose(page);
    await giveBack(page);
    await rested(page);
    assert.equal(await page.evaluate(() => document.activeElement?.id), id);
  });
});

test("graphics that do not come back leave the text, and a button that brings the map back", { timeout }, async () => {
  await onTheMap({}, async (page) => {
    await lose(page);
    const button = page.locator("#graphics button");
    await button.waitFor({ state: "visible", timeout: 20_000 });
    await button.click();
    await page.waitForFunction(() => !globalThis.isOld && document.documentElement.dataset.state === "ready", undefined, WAIT);
    assert.equal((await dataset(page)).place, "kirkenes");
  });
});

test("graphics that are lost again and again do not load the page without end", { timeout }, async () => {
  await onTheMap({}, async (page) => {
    for (let time = 0; time < 3; time += 1) {
      await lose(page);
      await giveBack(page);
    }
    await lose(page);
    assert.ok(await page.locator("#graphics button").isVisible(), "the reader decides");
    // What would start the map again notes it before it does.
    const noted = () => sessionStorage.getItem("high-north.again");
    const before = await page.evaluate(noted);
    await page.evaluate(() => new Promise((resolve) => {
      document.getElementById("map").addEventListener("webglcontextrestored", resolve, { once: true });
      globalThis.loss.restoreContext();
    }));
    assert.ok(before, "the earlier times are noted");
    assert.equal(await page.evaluate(noted), before, "the page is loaded again");
    assert.ok(await page.evaluate(() => globalThis.isOld), "the page was loaded again");
  });
});
