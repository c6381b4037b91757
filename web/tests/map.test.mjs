// The map on the page, as a reader opens it: drawn, moved by keys, opened at a view and at a place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addressView, dataset, open, READY_MS, ready, settledPicture } from "./page.mjs";
import { browser, server, startSite } from "./site.mjs";
import { difference, survey } from "./pixels.mjs";

/** Between the reader on the left and the card on the right. */
const MIDDLE = [0.4, 0.7];
/** Where the card is. */
const RIGHT = [0.78, 1];

const timeout = 2 * READY_MS;
startSite();

/** In pixels: the middle of the map beside the reader, and the button that zooms in. */
const [CENTRE, ZOOM_IN] = [[855, 400], [461, 31]];

/** Opens the page, waits for its map, and checks at the end that it had no fault and stayed at home. */
async function onTheMap(hash, look) {
  const tab = await open(browser, server.origin, { hash });
  try {
    const milliseconds = await ready(tab);
    await look(tab.page, milliseconds);
    assert.deepEqual(tab.errors, [], "the console has errors");
    assert.deepEqual(tab.elsewhere, [], "the page asks other servers");
  } finally {
    await tab.close();
  }
}

/** Presses a key that moves the map, and waits until the address bar says so. */
async function pressOnMap(page, key) {
  const before = await page.evaluate(() => location.hash);
  await page.locator("#map").focus();
  await page.keyboard.press(key);
  await page.waitForFunction((old) => location.hash !== old, before, { timeout: 20_000 });
}

function assertIsMap(picture) {
  const { colours, ocean, land } = survey(picture, ...MIDDLE);
  assert.ok(colours >= 100, `a map has more than ${colours} colours`);
  assert.ok(ocean >= 0.02, `the ocean covers ${(100 * ocean).toFixed(1)} % of the map`);
  assert.ok(land >= 0.02, `the land covers ${(100 * land).toFixed(1)} % of the map`);
}

test("the map is drawn, and a key that zooms is in the address bar", { timeout }, async (t) => {
  await onTheMap("", async (page, milliseconds) => {
    t.diagnostic(`first map after ${Math.round(milliseconds)} ms`);
    const home = await settledPicture(page, "home");
    assertIsMap(home);
    assert.equal((await dataset(page)).place, undefined, "no card is open");

    await pressOnMap(page, "NumpadAdd");
    const zoomed = await settledPicture(page, "home-zoomed");
    assertIsMap(zoomed);
    assert.ok(difference(home, zoomed, ...MIDDLE) > 0.05, "the map has not moved");
    const before = await addressView(page);
    await pressOnMap(page, "NumpadAdd");
    await settledPicture(page, "home-zoomed-twice");
    const { zoom } = await addressView(page);
    assert.ok(Math.abs(zoom - before.zoom - 1) < 0.02, `one more key, from zoom ${before.zoom} to ${zoom}`);
  });
});

test("a place in the address opens its card", { timeout }, async () => {
  await onTheMap("#place=kirkenes", async (page) => {
    await page.waitForFunction(() => document.documentElement.dataset.place === "kirkenes", undefined, { timeout: 20_000 });
    assertIsMap(await settledPicture(page, "kirkenes"));
  });
});

test("a view in the address is the view of the map, and the card covers its right", { timeout }, async () => {
  const assertIsThere = async (page, wantedZoom = 5) => {
    const { zoom, lat, lon } = await addressView(page);
    assert.ok(
      Math.abs(zoom - wantedZoom) < 0.02 && Math.abs(lat - 69.7) < 0.01 && Math.abs(lon - 30) < 0.01,
      `the address says ${zoom}/${lat}/${lon}`,
    );
  };
  let without;
  await onTheMap("#map=5/69.7/30", async (page) => {
    without = await settledPicture(page, "view");
    assertIsMap(without);
    await assertIsThere(page);
    // The address could be as it was typed: after a key it is the map's own.
    await pressOnMap(page, "NumpadAdd");
    assert.ok(difference(without, await settledPicture(page, "view-zoomed"), ...MIDDLE) > 0.05, "the map has not moved");
    await assertIsThere(page, 6);
  });
  await onTheMap("#map=5/69.7/30&place=kirkenes", async (page) => {
    const card = await settledPicture(page, "view-with-card");
    assert.equal((await dataset(page)).place, "kirkenes");
    await assertIsThere(page);
    const covered = difference(without, card, ...RIGHT);
    assert.ok(covered > 0.2, `only ${(100 * covered).toFixed(1)} % of the right part has changed`);
  });
});

test("a click counts however long the pointer has rested before, on the map and on its buttons", { timeout }, async () => {
  const clickRested = async (page, at) => {
    await page.mouse.move(at[0] - 4, at[1]);
    await page.mouse.move(...at);
    await page.waitForTimeout(2_500);
    await page.mouse.down();
    await page.waitForTimeout(60);
    await page.mouse.up();
  };
  await onTheMap("#map=9/69.725/30.0516", async (page) => {
    await settledPicture(page, "before-the-click");
    const [{ zoom }, hash] = [await addressView(page), await page.evaluate(() => location.hash)];
    await clickRested(page, ZOOM_IN);
    await page.waitForFunction((old) => location.hash !== old, hash, { timeout: 20_000 });
    await settledPicture(page, "zoomed-by-button");
    assert.ok(Math.abs((await addressView(page)).zoom - zoom - 1) < 0.02, "the button zooms in once");
    await clickRested(page, CENTRE);
    await page.waitForFunction(() => document.documentElement.dataset.place === "kirkenes", undefined, { timeout: 20_000 });
  });
});
