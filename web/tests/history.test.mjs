// Back and Forward of the browser: one step for each choice, none for a movement, and no way that leads nowhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dataset, READY_MS, rested } from "./page.mjs";
import { onThePage, startSite } from "./site.mjs";

const timeout = 2 * READY_MS;
const WAIT = { timeout: 30_000 };

startSite();

const entries = (page) => page.evaluate(() => history.length);
const hash = (page) => page.evaluate(() => location.hash);

async function press(page, key) {
  const old = await hash(page);
  await page.locator("#map").focus();
  await page.keyboard.press(key);
  await page.waitForFunction((was) => location.hash !== was, old, WAIT);
  await rested(page);
}

/** Waits until this card is open, or none, and the address is written. */
async function card(page, place) {
  await page.waitForFunction((wanted) => document.documentElement.dataset.place === wanted, place, WAIT);
  await rested(page);
  const inAddress = /[#&]place=([^&]*)/.exec(await hash(page))?.[1];
  assert.equal(inAddress, place, "the address and the card say the same");
}

test("a movement is written over the address, and a choice is a step back", { timeout }, async () => {
  await onThePage("", async (page) => {
    const start = await entries(page);
    await press(page, "NumpadAdd");
    await press(page, "NumpadAdd");
    assert.equal(await entries(page), start, "a zoom is no step back");
    const zoomed = await hash(page);

    await press(page, "n");
    const { place } = await dataset(page);
    assert.ok(place, "a card is open");
    assert.equal(await entries(page), start + 1, "a place is one step back");

    await page.evaluate(() => history.back());
    await card(page, undefined);
    assert.equal(await hash(page), zoomed, "the view is the one before the choice");
    assert.equal(await entries(page), start + 1, "going back is no step of its own");

    await page.evaluate(() => history.forward());
    await card(page, place);
    assert.equal(await entries(page), start + 1, "the way forward is still there");
  });
});

test("a link in the page is one step, and Back leads out of it", { timeout }, async () => {
  await onThePage("#map=5/69.7/30", async (page) => {
    const start = await entries(page);
    await page.evaluate(() => { location.hash = "#place=kirkenes"; });
    await card(page, "kirkenes");
    assert.equal(await entries(page), start + 1, "the link is one step");
    assert.ok((await hash(page)).includes("map="), "the address says the whole scene");
    await page.evaluate(() => history.back());
    await card(page, undefined);
    assert.equal(await entries(page), start + 1, "Back is not undone by the page");
  });
});

test("a link that nobody can follow leaves the map where it is", { timeout }, async () => {
  await onThePage("#map=5/69.7/30&layers=places&t=2024-12-25", async (page) => {
    for (const bad of ["#map=NaN/inf/0", "#place=%FF%00&step=-1&hide=dragons", `#place=${"x".repeat(100_000)}`, "#&&==&map"]) {
      await page.evaluate((text) => { location.hash = text; }, bad);
      await page.waitForFunction(() => location.hash.startsWith("#map=5.00/69.70000/30.00000"), undefined, WAIT)
        .catch(async () => assert.fail(`${bad.slice(0, 40)} leads to ${(await hash(page)).slice(0, 100)}`));
    }
  });
});
