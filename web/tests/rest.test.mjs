// A page that nobody touches draws nothing: after it has loaded, with a card open, after a flight, under a pointer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dataset, READY_MS } from "./page.mjs";
import { onThePage, startSite } from "./site.mjs";

const timeout = 6 * READY_MS;
const WAIT = { timeout: READY_MS, polling: 100 };
/** So long nothing happens at rest: longer than a clock may tick that Bevy is known to have (5 s). */
const REST_MS = 6_000;

startSite();

/** Looks at the page with all of its detail, and two counts: of what it asks to be drawn, and of pictures that it shows. */
async function onTheMap(link, look) {
  await onThePage(link, async (page) => {
    await page.waitForFunction(() => performance.getEntriesByName("high-north:detail").length > 0, undefined, WAIT);
    const cdp = await page.context().newCDPSession(page);
    let shown = 0;
    cdp.on("Page.screencastFrame", ({ sessionId }) => {
      shown += 1;
      // It is not answered any more where the page is closing.
      cdp.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
    });
    await cdp.send("Page.startScreencast", { format: "jpeg", quality: 10, maxWidth: 160, maxHeight: 100 });
    const count = async () => ({ asked: await page.evaluate(() => globalThis.framesDrawn), shown });
    await look(page, count);
    await cdp.detach();
  });
}

/** Requires that the page comes to rest: that a stretch of time comes in which it asks for no frame and shows none. */
async function assertRests(page, count, when) {
  const end = performance.now() + READY_MS;
  let frames;
  do {
    const before = await count();
    await page.waitForTimeout(REST_MS);
    const now = await count();
    frames = { asked: now.asked - before.asked, shown: now.shown - before.shown };
    if (frames.asked === 0 && frames.shown === 0) {
      // Neither is anything animated that nobody sees: the browser would work for it without showing a frame.
      const animated = await page.evaluate(() => document.getAnimations().map(({ effect }) => effect.target.id));
      assert.deepEqual(animated, [], when);
      return;
    }
  } while (performance.now() < end);
  assert.fail(`${when} it never rests: in the last ${REST_MS / 1000} s it asked for ${frames.asked} frames and showed ${frames.shown}`);
}

/** Waits until frames have been drawn since `before`. */
async function drawn(page, count, before) {
  const end = performance.now() + READY_MS;
  while ((await count()).asked === before.asked) {
    assert.ok(performance.now() < end, "nothing is drawn");
    await page.waitForTimeout(50);
  }
}

test("the map rests once it is loaded, and under a pointer that has stopped on it", { timeout }, async () => {
  await onTheMap("", async (page, count) => {
    await assertRests(page, count, "after loading");

    const before = await count();
    await page.mouse.move(820, 420, { steps: 4 });
    await drawn(page, count, before);
    await assertRests(page, count, "under the pointer");
  });
});

test("the map rests with a card open, and after it was closed", { timeout }, async () => {
  await onTheMap("#place=kirkenes", async (page, count) => {
    await page.waitForFunction(() => document.documentElement.dataset.place === "kirkenes", undefined, WAIT);
    await assertRests(page, count, "with a card open");

    await page.locator("#map").focus();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.documentElement.dataset.place, undefined, WAIT);
    await assertRests(page, count, "after the card was closed");
  });
});

test("the map rests after a flight, and after a glide", { timeout }, async () => {
  await onTheMap("#map=4/64.5/20", async (page, count) => {
    await assertRests(page, count, "before the flight");
    const from = await count();
    await page.locator("#map").focus();
    await page.keyboard.press("n");
    await page.waitForFunction(() => document.documentElement.dataset.place, undefined, WAIT);
    await drawn(page, count, from);
    await assertRests(page, count, "after the flight");
    assert.ok((await count()).asked - from.asked > 2, "it flew there, and did not jump");
    assert.ok((await dataset(page)).place, "its card is open");

    const glide = await count();
    await page.mouse.move(820, 420);
    await page.mouse.down();
    await page.mouse.move(760, 420, { steps: 6 });
    await page.mouse.up();
    await drawn(page, count, glide);
    await assertRests(page, count, "after the glide");
  });
});
