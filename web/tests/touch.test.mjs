// The map under fingers: a telephone of 390 by 844, with the article in a sheet over the lower half.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACROSS, FINE_PHONE, hand, metresBetween, metresPerPixel, PHONE } from "./fingers.mjs";
import { addressView, dataset, picture, READY_MS, rested, settledPicture } from "./page.mjs";
import { onAFreshPage, onThePage, startSite } from "./site.mjs";
import { difference } from "./pixels.mjs";

const timeout = 2 * READY_MS;
/** The middle of the map above the sheet, and a place beside it where nothing else is. */
const MIDDLE = [195, 211];
/** The button with the lens. */
const SEARCH = [179, 27];
const START = "#map=6/69.5/29";
const WAIT = { timeout: 30_000 };

startSite();

/** The view once the map has come to rest. */
async function restedView(page) {
  await rested(page);
  return { ...(await addressView(page)), bearing: bearing(await page.evaluate(() => location.hash)) };
}

const bearing = (hash) => Number(/map=[-\d.]+\/[-\d.]+\/[-\d.]+\/(-?[\d.]+)/.exec(hash)?.[1] ?? 0);

/** Looks at a telephone, by itself or after others: with the fingers of a hand, and whether the browser has moved the page. */
const touched = (looks) => async (page) => {
  await looks(page, await hand(page));
  const shown = await page.evaluate(() => ({ scale: visualViewport.scale, x: scrollX, y: scrollY }));
  assert.deepEqual(shown, { scale: 1, x: 0, y: 0 }, "the browser has moved the page");
};
const onThePhone = (link, looks, device = PHONE) => onThePage(link, touched(looks), device);
const onAFreshPhone = (link, looks, device) => onAFreshPage(link, touched(looks), device);

function assertNear(value, wanted, share, what) {
  assert.ok(Math.abs(value - wanted) <= share * Math.abs(wanted), `${what}: ${value}, and not ${wanted}`);
}

test("a finger moves the ground with it, and a pull at the top edge does not reload the page", { timeout }, async () => {
  await onThePhone(START, async (page, { move }) => {
    const before = await restedView(page);
    await page.evaluate(() => { window.isTheSame = true; });
    await move([[195, 150]], [[195, 250]]);
    const after = await restedView(page);
    assertNear(metresBetween(before, after), 100 * metresPerPixel(before), 0.03, "metres");
    assert.ok(after.lat > before.lat, "what is pulled down shows what is north");
    assert.equal(after.zoom, before.zoom);
    assert.ok(await page.evaluate(() => window.isTheSame), "the page was loaded again");
  });
});

test("two fingers zoom about the middle between them", { timeout }, async () => {
  await onThePhone(START, async (page, { move }) => {
    const before = await restedView(page);
    // About a point 60 pixels right of the middle of the map: half of them are left after a doubling.
    await move([[225, 211], [285, 211]], [[195, 211], [315, 211]]);
    const after = await restedView(page);
    assertNear(after.zoom - before.zoom, 1, 0.03, "doublings");
    assertNear(metresBetween(before, after), 30 * metresPerPixel(before), 0.06, "metres that the centre has moved");
    assert.ok(after.lon > before.lon, "towards the fingers");
    assert.equal(after.bearing, before.bearing, "it has not turned");
  });
});

test("two fingers that turn about each other turn the map", { timeout }, async () => {
  await onThePhone(START, async (page, { along }) => {
    const before = await restedView(page);
    const turn = (part) => [0, 180].map((side) => {
      const angle = ((side + 70 * part) * Math.PI) / 180;
      return [MIDDLE[0] + 70 * Math.cos(angle), MIDDLE[1] + 70 * Math.sin(angle)];
    });
    await along(turn);
    const after = await restedView(page);
    const turned = Math.abs(((after.bearing - before.bearing + 540) % 360) - 180);
    assert.ok(turned > 50 && turned <= 71, `the map has turned by ${turned}°`);
    assert.ok(Math.abs(after.zoom - before.zoom) < 0.05, "it has hardly zoomed");
  });
});

test("a tap opens the place under it, and a double tap zooms in there", { timeout }, async () => {
  await onThePhone("#map=9/69.725/30.0516", async (page, { tap }) => {
    await restedView(page);
    await tap(MIDDLE);
    await page.waitForFunction(() => document.documentElement.dataset.place === "kirkenes", undefined, WAIT);
  });
  await onThePhone("#map=5/73.5/5", async (page, { tap }) => {
    const before = await restedView(page);
    await tap(MIDDLE, { times: 2, betweenMs: 500 });
    assert.deepEqual(await restedView(page), before, "two taps that are half a second apart move nothing");
    await tap(MIDDLE, { times: 2 });
    const after = await restedView(page);
    assertNear(after.zoom - before.zoom, 1, 0.02, "doublings");
    assert.equal((await dataset(page)).place, undefined, "no card is open");
  });
});

// That a touch stops it is tested without a browser, where a frame takes as long as it is told to.
test("a flick glides on", { timeout }, async () => {
  await onThePhone(START, async (page, { move }) => {
    const before = await restedView(page);
    await move([[60, 150]], [[330, 150]], { steps: 20, restMs: 0, isLate: true });
    const pixels = metresBetween(before, await restedView(page)) / metresPerPixel(before);
    assert.ok(pixels > 300, `the ground went ${pixels.toFixed()} pixels, and the finger 270`);
  });
});

// On a page of its own: a busy machine may send the first move of a finger so late that it has rested by then, and what a
// test before has asked in this way stands for a quarter of a minute.
test("a finger that rests is told what is there, and selects nothing", { timeout }, async () => {
  await onAFreshPhone("#map=5/73.5/5", async (page, { press }) => {
    const before = await restedView(page);
    const without = await settledPicture(page, "touch-before-long-press");
    await press(MIDDLE);
    const told = await settledPicture(page, "touch-long-press");
    // The line stands at the foot of the map.
    assert.ok(difference(without, told, 0.1, 0.9) > 0.02, "nothing is told");
    assert.deepEqual(await restedView(page), before, "the map has not moved");
    assert.equal((await dataset(page)).place, undefined);
  }, PHONE);
});

test("a touch that begins on the sheet stays the sheet's, one that begins on the map the map's", { timeout }, async () => {
  await onThePhone(START, async (page, { move }) => {
    const before = await restedView(page);
    await move([[195, 780]], [[195, 120]]);
    assert.deepEqual(await restedView(page), before, "the article was scrolled");
    await move([[300, 330]], [[300, 560]]);
    const after = await restedView(page);
    assertNear(metresBetween(before, after), 230 * metresPerPixel(before), 0.05, "metres");
  });
});

test("the keyboard comes up for the search, and what it types and completes is found", { timeout }, async () => {
  await onThePhone(START, async (page, { session, tap }) => {
    await restedView(page);
    // Its button; the field then has the keyboard without a tap on it.
    await tap(SEARCH);
    await page.waitForFunction(() => document.activeElement?.id === "egui_text_agent", undefined, WAIT);
    // A keyboard of a telephone writes a word bit by bit, and then another one in its place.
    for (const text of ["b", "bo", "bot"]) {
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await session.send("Input.insertText", { text: "bod" });
    await page.keyboard.type("xø");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await picture(page, "touch-search");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.documentElement.dataset.place === "bodo", undefined, WAIT);
    await page.waitForFunction(() => document.activeElement?.id === "map", undefined, WAIT);
    assert.ok(await page.evaluate(() => document.getElementById("egui_text_agent").hidden));
  });
});

const sizes = (page) => page.evaluate(() => {
  const map = document.getElementById("map");
  const { width, height } = map.getBoundingClientRect();
  return { drawn: [map.width, map.height], shown: [Math.round(width), Math.round(height)] };
});

/** Waits until so many pixels are drawn, and looks whether it stays at that. */
async function assertDraws(page, drawn, shown) {
  await page.waitForFunction(
    ([width, height]) => { const map = document.getElementById("map"); return map.width === width && map.height === height; },
    drawn, WAIT,
  ).catch(async () => assert.deepEqual(await sizes(page), { drawn, shown }));
  await rested(page);
  assert.deepEqual(await sizes(page), { drawn, shown });
}

test("turned, resized and on finer screens the map fills its page and draws no more than two pixels to a point", { timeout: 2 * timeout }, async () => {
  await onThePhone(START, async (page, { session }) => {
    const device = (width, height, deviceScaleFactor) => session.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor, mobile: true });
    await assertDraws(page, [780, 1688], [390, 844]);
    const upright = await restedView(page);
    await device(844, 390, 2);
    await assertDraws(page, [1688, 780], [844, 390]);
    const across = await restedView(page);
    assert.ok(metresBetween(upright, across) < metresPerPixel(upright), "the centre stays where it is");
    await settledPicture(page, "touch-across");
    // The bar of the browser comes and goes.
    await device(390, 788, 2);
    await assertDraws(page, [780, 1576], [390, 788]);
    await device(390, 844, 2);
    await assertDraws(page, [780, 1688], [390, 844]);
    await settledPicture(page, "touch-upright");
  }, FINE_PHONE);
  // Chromium tells nobody when the screen that it plays gets another number of pixels: each is a screen of its own.
  await onAFreshPhone(START, (page) => assertDraws(page, [585, 1266], [390, 844]), { ...PHONE, deviceScaleFactor: 1.5 });
  // A screen of three pixels to a point hits what it touches all the same.
  await onAFreshPhone("#map=9/69.725/30.0516", async (page, { tap }) => {
    await assertDraws(page, [780, 1688], [390, 844]);
    await restedView(page);
    await tap(MIDDLE);
    await page.waitForFunction(() => document.documentElement.dataset.place === "kirkenes", undefined, WAIT);
  }, { ...PHONE, deviceScaleFactor: 3 });
});

test("what a keyboard covers is not the map's, and comes back to it", { timeout }, async () => {
  await onThePhone(START, async (page) => {
    // No browser without a screen has a keyboard on it: only what it says of one is made up.
    await page.evaluate(() => {
      globalThis.covered = { height: 500, offsetTop: 12 };
      for (const name of ["height", "offsetTop"]) {
        const { get } = Object.getOwnPropertyDescriptor(VisualViewport.prototype, name);
        Object.defineProperty(visualViewport, name, { get: () => globalThis.covered?.[name] ?? get.call(visualViewport) });
      }
      visualViewport.dispatchEvent(new Event("resize"));
    });
    await assertDraws(page, [780, 1000], [390, 500]);
    assert.equal(await page.evaluate(() => document.getElementById("map").getBoundingClientRect().top), 12);
    await page.evaluate(() => {
      globalThis.covered = undefined;
      visualViewport.dispatchEvent(new Event("resize"));
    });
    await assertDraws(page, [780, 1688], [390, 844]);
  }, FINE_PHONE);
});

test("buttons and panels keep clear of a notch and of the system's bar", { timeout: 2 * timeout }, async (t) => {
  for (const [name, device, insets] of [
    ["upright", PHONE, { top: 47, bottom: 34 }],
    ["across", ACROSS, { left: 47, right: 47, bottom: 21 }],
  ]) {
    await onAFreshPhone(START, async (page, { session, tap }) => {
      const before = await settledPicture(page, `touch-safe-${name}-before`);
      try {
        await session.send("Emulation.setSafeAreaInsetsOverride", { insets });
      } catch (error) {
        t.skip(`this browser has no notches: ${error.message}`);
        return;
      }
      await page.evaluate(() => dispatchEvent(new Event("orientationchange")));
      const clear = await settledPicture(page, `touch-safe-${name}`);
      assert.ok(difference(before, clear, 0, 1) > 0.02, "nothing keeps clear of them");
      // What is beside the safe area is still the map's or the panel's.
      const view = await restedView(page);
      await tap([device.viewport.width - 8, 100]);
      assert.deepEqual(await restedView(page), view);
    }, device);
  }
});
