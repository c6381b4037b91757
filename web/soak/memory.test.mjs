// A minute or two of use: memory is modest and stays level. `npm run memory` does the same for half an hour.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hand, PHONE } from "./fingers.mjs";
import { open, READY_MS, ready } from "./page.mjs";
import { browser, server, startSite } from "./site.mjs";
import { countMemory, growth, inWords, useOnce, weigh } from "./weight.mjs";

const MEGABYTE = 1e6;
const START = "#map=5/69.7/30&projection=laea&theme=polar-night";
/** A telephone with 4 GB gives a page some 300 MB before it becomes uneasy. */
const PHONE_MOST = { program: 190 * MEGABYTE, graphics: 110 * MEGABYTE };

startSite();

test("memory stays level while the map is used", { timeout: 4 * READY_MS }, async (t) => {
  const tab = await open(browser, server.origin, { hash: START, prepare: countMemory });
  try {
    await ready(tab);
    const { session } = await hand(tab.page);
    // Caches fill in the first round.
    await useOnce(tab.page, START);
    const series = [];
    for (let round = 0; round < 2; round += 1) {
      await useOnce(tab.page, START);
      series.push(await weigh(tab.page, session));
      t.diagnostic(inWords(series.at(-1)));
    }
    assert.ok(growth(series, "program") <= 1.0 * MEGABYTE, "the program's memory grows");
    assert.ok(growth(series, "scripts") <= 0.5 * MEGABYTE, "the scripts' memory grows");
    assert.ok(growth(series, "textures") <= 0.5 * MEGABYTE, "textures are left behind");
    assert.ok(growth(series, "buffers") <= 0.5 * MEGABYTE, "buffers are left behind");
    assert.deepEqual(tab.errors, [], "the console has errors");
  } finally {
    await tab.close();
  }
});

test("on a telephone with a screen of three pixels to a point memory is modest", { timeout: 2 * READY_MS }, async (t) => {
  const tab = await open(browser, server.origin, { hash: "#map=9/69.7/30", prepare: countMemory, context: { ...PHONE, deviceScaleFactor: 3 } });
  try {
    await ready(tab);
    const { session } = await hand(tab.page);
    // All levels of detail have come.
    await tab.page.waitForTimeout(15_000);
    const weight = await weigh(tab.page, session);
    t.diagnostic(inWords(weight));
    assert.ok(weight.program <= PHONE_MOST.program, inWords(weight));
    assert.ok(weight.textures + weight.buffers + weight.canvas <= PHONE_MOST.graphics, inWords(weight));
  } finally {
    await tab.close();
  }
});
