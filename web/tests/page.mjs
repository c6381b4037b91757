// The page in a real browser: a server of its own for dist/, Chromium with software graphics, and what a
// test wants to know about the page it opened.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { PNG } from "pngjs";
import { startDisplay } from "./display.mjs";
import { serveFolder } from "./server.mjs";

const web = fileURLToPath(new URL("..", import.meta.url));
export const dist = join(web, "..", "dist");
const results = join(web, "test-results");

/** How long the first map may take with software graphics on two cores. */
export const READY_MS = 120_000;
export const SIZE = { width: 1280, height: 800 };

const FLAGS = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--ignore-gpu-blocklist", "--hide-scrollbars",
];
const ON_A_DISPLAY = ["--use-angle=gl"];
const WITHOUT_ONE = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** Serves dist/, or another folder, on a free port of this machine; see `serveFolder`. */
export function serveDist({ folder = dist, ...options } = {}) {
  return serveFolder(folder, options);
}

/** Debian's Chromium, or the one that CHROMIUM names, drawing without a graphics card. */
export async function launch() {
  const display = await startDisplay();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: display === null,
    args: [...FLAGS, ...(display ? ON_A_DISPLAY : WITHOUT_ONE)],
    env: { ...process.env, ...(display && { DISPLAY: display.name }) },
  });
  browser.on("disconnected", () => display?.close());
  return browser;
}

/** Notes in the page, before its own scripts run, which frames it asks for, how many it has drawn, and when the last. */
export function watchFrames() {
  const [ask, cancel] = [requestAnimationFrame, cancelAnimationFrame].map((own) => own.bind(globalThis));
  const asked = new Set();
  let drawnAt = performance.now();
  globalThis.framesDrawn = 0;
  globalThis.requestAnimationFrame = (callback) => {
    const frame = ask((time) => {
      asked.delete(frame);
      globalThis.framesDrawn += 1;
      callback(time);
      drawnAt = performance.now();
    });
    asked.add(frame);
    return frame;
  };
  globalThis.cancelAnimationFrame = (frame) => {
    asked.delete(frame);
    cancel(frame);
  };
  globalThis.restedMs = () => (asked.size > 0 ? 0 : performance.now() - drawnAt);
}

/**
 * Opens the page in a context of its own and notes everything it says and asks for.
 *
 * `prepare(page)` runs before the page is loaded, to put faults in its way; `context` is what is different about the
 * browser: a phone, one without scripts. Nothing is kept for a next visit unless it says `serviceWorkers: "allow"`:
 * what the page asks for would come from there, and no fault could be put in its way.
 */
export async function open(browser, origin, { path = "/", hash = "", prepare, context: options = {} } = {}) {
  const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 1, serviceWorkers: "block", ...options });
  const page = await context.newPage();
  const errors = [];
  const elsewhere = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => {
    // winit leaves its start function by throwing this; it is not a fault.
    if (!error.message.includes("Using exceptions for control flow")) errors.push(String(error.stack ?? error));
  });
  page.on("request", (request) => {
    const { protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !request.url().startsWith(`${origin}/`)) elsewhere.push(request.url());
  });
  await page.addInitScript(watchFrames);
  await prepare?.(page);
  const start = performance.now();
  await page.goto(`${origin}${path}${hash}`, { waitUntil: "commit" });
  return { page, errors, elsewhere, start, close: () => context.close() };
}

/** Waits until the first map is drawn; returns how many milliseconds that took. */
export async function ready({ page, errors, start }) {
  const drawn = page.waitForFunction(
    () => ["ready", "failed"].includes(document.documentElement.dataset.state) && document.documentElement.dataset.state,
    undefined,
    { timeout: READY_MS, polling: 50 },
  );
  const state = await (await drawn.catch(async (error) => {
    const said = await page.locator("#stage-text").textContent().catch(() => "");
    throw new Error(`no map after ${READY_MS / 1000} s; the page says: ${said}; the console: ${errors.join("\n")}\n${error.message}`);
  })).jsonValue();
  if (state !== "ready") {
    throw new Error(`the page failed: ${await page.locator("#problem").textContent()}\n${errors.join("\n")}`);
  }
  return performance.now() - start;
}

/** Longer than the page waits with anything that it does after a movement, such as writing the address. */
const RESTED_MS = 600;

/** Waits until the page has asked for no frame for a while, however long each takes. */
export const rested = (page) =>
  page.waitForFunction((ms) => globalThis.restedMs() > ms, RESTED_MS, { timeout: READY_MS, polling: 50 });

/** A phone, upright. */
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** A picture of the page as it is now, kept in test-results/ under this name. */
export async function picture(page, name) {
  mkdirSync(results, { recursive: true });
  await page.screenshot({ path: join(results, `${name}.png`) });
}

/** The page's `data-…` on <html>. */
export const dataset = (page) => page.evaluate(() => ({ ...document.documentElement.dataset }));

/** The view that the address bar names, or null. */
export async function addressView(page) {
  const hash = await page.evaluate(() => decodeURIComponent(location.hash));
  const match = /[#&]map=(-?[\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(hash);
  return match && { zoom: Number(match[1]), lat: Number(match[2]), lon: Number(match[3]) };
}

/** A picture of the page as it is once nothing moves any more, kept in test-results/ under this name. */
export async function settledPicture(page, name) {
  await page.waitForFunction(() => getComputedStyle(document.getElementById("loading")).visibility === "hidden");
  await rested(page);
  mkdirSync(results, { recursive: true });
  return PNG.sync.read(await page.screenshot({ path: join(results, `${name}.png`) }));
}
