// Text and map are one: a link in the text moves the map, a choice on the map moves the text, and neither takes the focus
// or the address from the other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dataset, PHONE, picture, READY_MS, rested } from "./page.mjs";
import { onThePage, startSite } from "./site.mjs";

const timeout = 2 * READY_MS;
const WAIT = { timeout: 30_000 };

startSite();

const START = "#map=4/64.5/20";

const hash = (page) => page.evaluate(() => location.hash);
const focused = (page) => page.evaluate(() => document.activeElement.id);
const said = (page) => page.locator("#status").textContent();
const openCard = (page, place) =>
  page.waitForFunction((wanted) => document.documentElement.dataset.place === wanted, place, WAIT);
const inAddress = (page, part) => page.waitForFunction((part) => location.hash.includes(part), part, WAIT);

/** Whether an element of the text is seen: in the text's box, and nothing over it. */
const isSeen = (page, id) => page.evaluate((id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  const [x, y] = [box.left + Math.min(10, box.width / 2), box.top + Math.min(10, box.height / 2)];
  const hit = document.elementFromPoint(x, y);
  return hit !== null && document.getElementById(id).contains(hit);
}, id);

/** Goes to the text by the first stop of the Tab key. */
async function readText(page) {
  await page.locator("#read").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.dataset.text === "open", undefined, WAIT);
}

for (const [where, device] of [["at a desk", undefined], ["on a phone", PHONE]]) {
  test(`a link in the text moves the map and says so, and Back moves it back, ${where}`, { timeout }, async () => {
    await onThePage(START, async (page) => {
      const start = await hash(page);
      await readText(page);
      await page.locator('#document a.mention[href="#place=kirkenes"]').first().click();
      await openCard(page, "kirkenes");
      await inAddress(page, "place=kirkenes");
      await page.waitForFunction((old) => location.hash.split("&")[0] !== old.split("&")[0], start, WAIT);
      assert.match(await said(page), /^Kirkenes: card open/);
      assert.ok(await isSeen(page, "place=kirkenes"), "the text is at the place too");
      assert.equal((await dataset(page)).text, "open", "the text stays");
      await picture(page, `sync-${page.viewportSize().width}`);

      await page.evaluate(() => history.back());
      await openCard(page, undefined);
      await page.waitForFunction((old) => location.hash === old, start, WAIT);
    }, device);
  });
}

test("on a phone the link to the map shows the map", { timeout }, async () => {
  await onThePage(START, async (page) => {
    await readText(page);
    await page.locator('[id="place=bodo"] a.on-map').click();
    await openCard(page, "bodo");
    await page.waitForFunction(() => document.documentElement.dataset.text === undefined, undefined, WAIT);
    assert.equal(await focused(page), "map");
  }, PHONE);
});

test("a link to a heading or to a mention moves the text and leaves the map alone", { timeout }, async () => {
  await onThePage("#place=bodo", async (page) => {
    await openCard(page, "bodo");
    await inAddress(page, "place=bodo");
    await readText(page);
    const before = await hash(page);
    const entries = await page.evaluate(() => history.length);
    const mention = await page.locator('[id="place=bodo"] a[href^="#mention-"]').first().getAttribute("href");
    await page.locator(`[id="place=bodo"] a[href="${mention}"]`).first().click();
    assert.equal(await focused(page), mention.slice(1));
    assert.ok(await isSeen(page, mention.slice(1)), "the mention is in view");
    const heading = await page.locator('#document nav a[href^="#"]:not([href*="="])').last().getAttribute("href");
    await page.locator(`#document nav a[href="${heading}"]`).last().click();
    assert.equal(await focused(page), heading.slice(1));
    assert.ok(await isSeen(page, heading.slice(1)), "the heading is in view");
    await rested(page);
    assert.equal(await hash(page), before, "the address is the map's");
    assert.equal(await page.evaluate(() => history.length), entries);
    assert.equal((await dataset(page)).place, "bodo");
  });
});

test("a choice on the map moves the text, marks the place in it, and keeps the focus", { timeout }, async () => {
  await onThePage(START, async (page) => {
    await page.locator("#map").focus();
    const order = [];
    for (let step = 0; step < 3; step += 1) {
      const old = (await dataset(page)).place;
      await page.keyboard.press("Alt+ArrowDown");
      await page.waitForFunction((old) => ![undefined, old].includes(document.documentElement.dataset.place), old, WAIT);
      const { place } = await dataset(page);
      order.push(place);
      await page.waitForFunction(() => document.querySelectorAll("#document .place[aria-current]").length === 1, undefined, WAIT);
      const marked = await page.evaluate(() => [...document.querySelectorAll("#document [aria-current]")]
        .map((part) => part.dataset.place ?? part.hash.replace("#place=", "")));
      assert.deepEqual([...new Set(marked)], [place]);
      assert.ok(marked.length >= 2, "in the list and at its section");
      assert.equal(await focused(page), "map", "the focus stays on the map");
      const name = await page.locator(`[id="place=${place}"] h3`).first().textContent();
      assert.ok((await said(page)).startsWith(name.trim()), `${await said(page)} for ${name}`);
    }
    assert.equal(new Set(order).size, 3, String(order));
    await page.keyboard.press("Alt+ArrowUp");
    await openCard(page, order[1]);
    await readText(page);
    assert.ok(await isSeen(page, `place=${order[1]}`), "who asks for the text finds the place");
    assert.equal(await focused(page), `place=${order[1]}`);
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "map");
    assert.equal((await dataset(page)).place, order[1], "Escape in the text closes the text and not the card");
    await page.keyboard.press("Escape");
    await openCard(page, undefined);
    assert.equal(await page.locator("#document [aria-current]").count(), 0);
  });
});

test("the menu of the map has the text too", { timeout }, async () => {
  await onThePage(START, async (page) => {
    await page.locator("#map").focus();
    await page.keyboard.press("/");
    await page.waitForFunction(() => "typing" in document.documentElement.dataset, undefined, WAIT);
    await page.keyboard.type("Read as text", { delay: 60 });
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.documentElement.dataset.text === "open", undefined, WAIT);
    assert.equal(await focused(page), "document");
    await page.locator("#to-map").click();
    assert.equal((await dataset(page)).text, undefined);
    assert.equal(await focused(page), "map");
  });
});
