// What most files of tests share: a server of dist/ and a browser, from the first test of a file to its last, and a page
// for the tests that need no fresh one.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { dataset, launch, open, ready, rested, serveDist } from "./page.mjs";

const WAIT = { timeout: 30_000 };

/** Of the file whose tests run; there from the first of them on. */
export let server;
export let browser;

/** The tabs that tests share, by the device that holds them. */
const tabs = new Map();

/** Starts both before the tests of the file that calls this, and closes them after. */
export function startSite() {
  before(async () => {
    server = await serveDist();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
}

/** Waits until the page has written its own address over the link that it was opened by. */
async function follow({ page }, link) {
  await page.waitForFunction((link) => location.hash.includes("map=") && location.hash !== link, link, WAIT);
  await rested(page);
}

async function fresh(link, device) {
  const tab = await open(browser, server.origin, { hash: link, context: device });
  try {
    await ready(tab);
    await follow(tab, link);
    return tab;
  } catch (error) {
    await tab.close();
    throw error;
  }
}

async function look(tab, looks) {
  await looks(tab.page);
  assert.deepEqual(tab.errors, [], "the console has errors");
  assert.deepEqual(tab.elsewhere, [], "the page asks other servers");
}

/** Opens the page at a link, looks at it when it rests, and checks that it had no fault and stayed at home. */
export async function onAFreshPage(link, looks, device) {
  const tab = await fresh(link, device);
  try {
    await look(tab, looks);
  } finally {
    await tab.close();
  }
}

/**
 * The same on a page that the tests of a file share: who comes after another goes on to the link on it. A test that fails
 * takes the page with it.
 */
export async function onThePage(link, looks, device) {
  const old = tabs.get(device);
  tabs.delete(device);
  const tab = old ?? await fresh(link, device);
  try {
    if (old) {
      if ((await dataset(tab.page)).text === "open") await tab.page.locator("#to-map").click();
      await tab.page.evaluate((link) => { location.hash = link; }, link);
      await follow(tab, link);
    }
    await look(tab, looks);
    tabs.set(device, tab);
  } finally {
    if (!tabs.has(device)) await tab.close();
  }
}
