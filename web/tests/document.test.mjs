// The text of the page for those who cannot have the map: whole, found by the map's own links, and asking nobody else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, PHONE, picture, READY_MS, ready, serveDist } from "./page.mjs";

const timeout = 60_000;
let server;
let browser;
before(async () => {
  server = await serveDist();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens the page, looks at it, and checks at the end that it had no fault and stayed at home. */
async function onThePage(options, look) {
  const tab = await open(browser, server.origin, options);
  try {
    await tab.page.waitForLoadState("load");
    await look(tab.page);
    assert.deepEqual(tab.errors, [], "the console has errors");
    assert.deepEqual(tab.elsewhere, [], "the page asks other servers");
  } finally {
    await tab.close();
  }
}

const withoutScripts = (context = {}) => ({ javaScriptEnabled: false, ...context });

test("without scripts the whole text is there, with a picture of the map", { timeout }, async () => {
  await onThePage({ context: withoutScripts() }, async (page) => {
    assert.ok(await page.locator("h1").isVisible());
    assert.equal(await page.locator("article a.mention").count(), await page.locator('[id^="mention-"]').count());
    const places = await page.locator("section.place").count();
    assert.ok(places > 25, `${places} places`);
    assert.equal(await page.locator("nav .places a").count(), places);
    const last = page.locator("section.place").last();
    await last.scrollIntoViewIfNeeded();
    assert.ok(await last.isVisible());
    assert.ok(await page.locator("#events time").first().isVisible());
    assert.ok(await page.locator("noscript p").isVisible());
    const still = page.locator("#still");
    assert.ok(await still.isVisible());
    await still.scrollIntoViewIfNeeded();
    // Where there are no scripts only the layout tells whether a picture has come.
    const { width, height } = await still.boundingBox();
    assert.ok(width > 300 && height > 150, `${width} × ${height}`);
    for (const part of ["#stage", "#loading", "#text-bar", ".on-map"]) {
      assert.ok(!(await page.locator(part).first().isVisible()), `${part} is for scripts`);
    }
    await picture(page, "document-still");
    await page.locator("h1").scrollIntoViewIfNeeded();
    await picture(page, "document");
  });
});

test("without scripts a link of the map leads to the place in the text", { timeout }, async () => {
  await onThePage({ hash: "#place=kirkenes", context: withoutScripts() }, async (page) => {
    const place = page.locator('[data-place="kirkenes"]');
    const { y } = await place.boundingBox();
    assert.ok(Math.abs(y) < 150, `it stands ${y} px from the top`);
    // And so does one in the text.
    await page.locator('a.mention[href="#place=bodo"]').first().click();
    const there = await page.locator('[data-place="bodo"]').boundingBox();
    assert.ok(Math.abs(there.y) < 150, `it stands ${there.y} px from the top`);
    assert.match(page.url(), /#place=bodo$/);
    await page.locator('[data-place="bodo"] figcaption a').first().click();
    const mention = await page.locator(new URL(page.url()).hash).boundingBox();
    assert.ok(mention.y >= -5 && mention.y < 150, `it stands ${mention.y} px from the top`);
    await picture(page, "document-mention");
  });
});

for (const colorScheme of ["dark", "light"]) {
  test(`on a phone nothing is wider than the screen, ${colorScheme}`, { timeout }, async () => {
    await onThePage({ hash: "#place=kirkenes", context: withoutScripts({ ...PHONE, colorScheme }) }, async (page) => {
      const box = await page.locator("#document").boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= PHONE.viewport.width, JSON.stringify(box));
      await picture(page, `document-phone-${colorScheme}`);
    });
  });
}

test("on paper there is the text alone", { timeout }, async () => {
  await onThePage({ context: withoutScripts() }, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const part of ["#read", "#stage", "nav"]) assert.ok(!(await page.locator(part).isVisible()), part);
    assert.ok(await page.locator("article").first().isVisible());
    await picture(page, "document-print");
  });
});

test("a file of the atlas that is missing or broken is named, and the rest is on the map", { timeout: 2 * READY_MS }, async () => {
  const warnings = [];
  const tab = await open(browser, server.origin, {
    hash: "#place=kirkenes",
    prepare: async (page) => {
      page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
      await page.route("**/atlas/geodata/incidents.geojson", (route) => route.fulfill({ status: 404, body: "no" }));
      await page.route("**/atlas/geodata/routes.geojson", (route) => route.fulfill({ body: "{" }));
    },
  });
  try {
    await ready(tab);
    await tab.page.waitForFunction(() => document.documentElement.dataset.place === "kirkenes", undefined, { timeout: 20_000 });
    for (const fault of [/geodata\/incidents\.geojson.*404/, /geodata\/routes\.geojson.*syntax/]) {
      assert.ok(warnings.some((text) => fault.test(text)), `${fault} is not in ${warnings.join("\n")}`);
    }
    // The text was made from the whole atlas.
    assert.ok(await tab.page.locator('[data-place="estlink-2"]').count(), "the text has lost a place");
    // Chromium says itself that a file is not there.
    assert.deepEqual(tab.errors.filter((text) => !text.includes("404")), []);
    await picture(tab.page, "document-broken-atlas");
  } finally {
    await tab.close();
  }
});
