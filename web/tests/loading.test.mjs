// While the map comes: the text is there and can be read, a line above it tells how far the map is, what fails is asked
// for again, and who reads is not disturbed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dataset, open, PHONE, picture, READY_MS, ready } from "./page.mjs";
import { browser, server, startSite } from "./site.mjs";

const MODULE = "**/high-north_bg.wasm";
const timeout = 2 * READY_MS;
const WAIT = { timeout: 20_000 };

startSite();

async function opened(options, look) {
  const tab = await open(browser, server.origin, options);
  try {
    await look(tab);
    assert.deepEqual(tab.elsewhere, [], "the page asks other servers");
  } finally {
    await tab.close();
  }
}

/** The first half of the module, and then nothing more. */
const halfOfTheModule = (page) => page.addInitScript(() => {
  const original = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const response = await original(...request);
    if (!response.url.endsWith(".wasm")) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const half = new ReadableStream({ start: (stream) => stream.enqueue(bytes.slice(0, bytes.length / 2)) });
    return new Response(half, { headers: response.headers });
  };
});

/** Holds the module back until it is told to let it come. */
function heldModule() {
  let letCome;
  const until = new Promise((resolve) => { letCome = resolve; });
  const prepare = (page) => page.route(MODULE, async (route) => {
    await until;
    await route.continue();
  });
  return { prepare, letCome };
}

/** Fails for the first request of a file, and answers the others. */
const failsOnce = (pattern, fail) => async (page) => {
  let asked = 0;
  await page.route(pattern, (route) => {
    asked += 1;
    return asked === 1 ? fail(route) : route.continue();
  });
};

for (const [name, context] of [["a desk", {}], ["a phone", PHONE]]) {
  test(`the text is read while the map comes, on ${name}`, async () => {
    await opened({ prepare: halfOfTheModule, context }, async ({ page, errors }) => {
      await page.waitForFunction(() => document.getElementById("progress").value > 0, undefined, WAIT);
      const { width, height } = page.viewportSize();
      const line = await page.locator("#loading").boundingBox();
      assert.ok(line.height <= 60 && line.width === width, `the line is ${line.width} × ${line.height}`);
      const seen = await page.evaluate(() => {
        const box = document.querySelector("#document h1").getBoundingClientRect();
        return document.elementFromPoint(box.left + 5, box.top + box.height / 2).closest("h1") !== null;
      });
      assert.ok(seen, "the title is not covered");
      await page.evaluate(() => scrollTo(0, 2_000));
      assert.equal(await page.evaluate(() => scrollY), 2_000, "the text can be scrolled");
      assert.ok((await page.locator("#loading").boundingBox()).y === 0, "and the line stays in view");
      assert.ok(height > 0);
      assert.deepEqual(errors, []);
      await picture(page, `loading-${width}`);
    });
  });
}

test("the bar counts the bytes of all that the first map needs", async () => {
  await opened({ prepare: halfOfTheModule }, async ({ page }) => {
    await page.waitForFunction(() => document.getElementById("progress").value > 0, undefined, WAIT);
    const expected = () => page.evaluate(() => {
      const sizes = JSON.parse(document.getElementById("first-files").textContent);
      const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
      return { total, most: total - sizes["high-north_bg.wasm"] / 2, max: document.getElementById("progress").max };
    });
    const { total, most, max } = await expected();
    assert.equal(max, total);
    // All but the half of the module comes in the end.
    await page.waitForFunction((most) => Math.abs(document.getElementById("progress").value - most) < 2, most, WAIT);
    const text = await page.locator("#stage-text").textContent();
    assert.equal(text, `Loading the map: ${(most / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`);
  });
});

test("a file that does not come at first is asked for again", { timeout }, async () => {
  const ways = [
    [MODULE, (route) => route.abort("connectionreset")],
    ["**/high-north.js", (route) => route.abort("connectionreset")],
    ["**/geodata/baked/*.bin", (route) => route.fulfill({ status: 503, body: "later" })],
    [MODULE, (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0\x01") })],
  ];
  await Promise.all(ways.map(([pattern, fail]) => opened({ prepare: failsOnce(pattern, fail) }, async (tab) => {
    await ready(tab);
    // What did not come the browser itself reports.
    const own = tab.errors.filter((text) => !text.startsWith("Failed to load "));
    assert.deepEqual(own, [], pattern);
  })));
});

test("without a connection the page waits for one, and says so", { timeout }, async () => {
  await opened({
    prepare: (page) => failsOnce(MODULE, async (route) => {
      await page.context().setOffline(true);
      await route.abort("internetdisconnected");
    })(page),
  }, async (tab) => {
    await tab.page.getByText(/^No connection; \S+ is fetched as soon/).waitFor(WAIT);
    assert.equal((await dataset(tab.page)).state, "starting");
    await tab.page.context().setOffline(false);
    await ready(tab);
  });
});

test("the first map waits for the coarse level only", { timeout }, async () => {
  await opened({}, async (tab) => {
    await ready(tab);
    const fetched = () => tab.page.evaluate(() => performance.getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".bin"))
      .map(({ name, startTime, responseEnd }) => ({ name: name.split("/").pop(), startTime, responseEnd })));
    await tab.page.waitForFunction(
      () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("world50.bin")), undefined, WAIT);
    const files = Object.fromEntries((await fetched()).map((file) => [file.name, file]));
    assert.ok(files["world110.bin"].responseEnd <= files["world50.bin"].startTime, JSON.stringify(files));
    const counts = (await fetched()).map(({ name }) => name).sort();
    assert.equal(new Set(counts).size, counts.length, `a file is fetched twice: ${counts}`);
  });
});

const readers = {
  "by the wheel": async (page) => {
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, 1_500);
  },
  // Of these two the page is told nothing but that it was scrolled.
  "by the scroll bar or the browser's search": (page) => page.evaluate(() => scrollTo(0, 1_500)),
};
for (const [way, read] of Object.entries(readers)) {
  test(`who reads ${way} while the map comes goes on reading`, { timeout }, async () => {
    const { prepare, letCome } = heldModule();
    await opened({ prepare }, async (tab) => {
      const { page } = tab;
      await page.locator("#document h1").waitFor();
      await read(page);
      await page.waitForFunction(() => scrollY > 1_000, undefined, WAIT);
      const atTop = () => page.evaluate(() => {
        const parts = [...document.querySelectorAll("#document :is(h1, h2, h3, p, li, blockquote)")];
        const bar = document.getElementById("text-bar").getBoundingClientRect().bottom;
        return parts.find((part) => part.getBoundingClientRect().bottom > bar + 1).textContent;
      });
      const before = await atTop();
      letCome();
      await ready(tab);
      assert.equal((await dataset(page)).text, "open", "the text stays");
      assert.equal(await atTop(), before, "where it was");
      await page.locator("#to-map").click();
      assert.equal((await dataset(page)).text, undefined);
      assert.equal(await page.evaluate(() => document.activeElement.id), "map");
    });
  });
}

test("a place in the address is in the text at once, and on the map when it is there", { timeout }, async () => {
  const { prepare, letCome } = heldModule();
  await opened({ prepare, hash: "#place=bodo" }, async (tab) => {
    const { page } = tab;
    await page.waitForFunction(() => {
      const box = document.getElementById("place=bodo").getBoundingClientRect();
      return box.top >= 0 && box.top < innerHeight / 2;
    }, undefined, WAIT);
    letCome();
    await ready(tab);
    await page.waitForFunction(() => document.documentElement.dataset.place === "bodo", undefined, WAIT);
    assert.equal((await dataset(page)).text, undefined, "the map has the screen");
  });
});

test("who comes by a link into the text stays there", { timeout }, async () => {
  await opened({ hash: "#mention-9" }, async (tab) => {
    await ready(tab);
    assert.equal((await dataset(tab.page)).text, "open");
    const { top, bottom } = await tab.page.locator("#mention-9").evaluate((link) => link.getBoundingClientRect());
    assert.ok(top >= 0 && bottom <= 800, `the mention is at ${top}`);
  });
});
