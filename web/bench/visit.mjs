// One visit to one page in a browser of its own: how it opens, what it costs at rest, how it moves.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { cpuMs, exactCpuMs, family, pssMb } from "./processes.mjs";
import { move } from "./script.mjs";

const SIZE = { width: 1280, height: 720 };
/** Mesa's OpenGL on the processor, by way of the display in memory: what has a graphics card is faster, not other. */
const FLAGS = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--use-angle=gl", "--ignore-gpu-blocklist", `--window-size=${SIZE.width},${SIZE.height + 120}`,
];
const DETAIL_MS = 180_000;
/** What a page still does once it is there (a service worker fills its cache) is not its rest. */
const QUIET_MS = 3_000;
const REST_MS = 10_000;

const probe = readFileSync(new URL("probe.js", import.meta.url), "utf8");
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens the page and waits until it shows all of the detail. */
async function load(page, server, { path, stages }) {
  server.forget();
  const asked = performance.timeOrigin + performance.now();
  await page.goto(`${server.origin}/${path}`, { waitUntil: "commit" });
  const isThere = (name) => performance.getEntriesByName(name).length > 0;
  await page.waitForFunction(isThere, stages.detail, { timeout: DETAIL_MS, polling: 100 });
  const times = await page.evaluate(({ map, detail }) => {
    const of = (name) => performance.getEntriesByName(name)[0]?.startTime ?? null;
    return { origin: performance.timeOrigin, text: globalThis.probe.text, map: of(map), detail: of(detail), paint: of("first-contentful-paint") };
  }, stages);
  const bytes = (until) => server.sent().filter(({ at }) => at <= times.origin + until).reduce((sum, file) => sum + file.bytes, 0);
  return {
    text_ms: times.text, paint_ms: times.paint, map_ms: times.map, detail_ms: times.detail,
    commit_ms: times.origin - asked, map_bytes: bytes(times.map), detail_bytes: bytes(times.detail),
  };
}

async function waitForQuiet(server) {
  for (let count = -1; count !== server.sent().length;) {
    count = server.sent().length;
    await pause(QUIET_MS);
  }
}

/** CPU time and frames while nobody touches anything. */
async function rest(page, cdp, pids) {
  // A picture comes for each frame that is presented, one at the start.
  let frames = 0;
  cdp.on("Page.screencastFrame", ({ sessionId }) => {
    frames += 1;
    cdp.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
  });
  await cdp.send("Page.startScreencast", { format: "jpeg", quality: 20, maxWidth: 320, maxHeight: 180 });
  await pause(QUIET_MS);
  const before = { frames, callbacks: await page.evaluate(() => globalThis.probe.callbacks) };
  const cpu = await exactCpuMs(pids, () => pause(REST_MS));
  const presented = frames - before.frames;
  const callbacks = (await page.evaluate(() => globalThis.probe.callbacks)) - before.callbacks;
  await cdp.send("Page.stopScreencast");
  return { rest_cpu_percent: (100 * cpu) / REST_MS, rest_frames: presented, rest_callbacks: callbacks };
}

/** Frames and CPU time while the map is panned and zoomed. */
async function motion(page, cdp, pids, { dead = 0, view }) {
  const [frames, views] = [[], []];
  let cpu = 0;
  await move(cdp, dead, async (movement) => {
    const before = cpuMs(pids);
    await page.evaluate(() => globalThis.probe.start());
    await movement();
    frames.push(...await page.evaluate(() => globalThis.probe.stop()));
    cpu += cpuMs(pids) - before;
  }, async () => { views.push(await page.evaluate(view)); });
  return { frames_ms: frames, cpu_ms_per_frame: cpu / frames.length, views };
}

/** How long it takes to tell what is under the pointer: here, or on a page of its own. */
async function ask(page, server, hits) {
  if (!hits) return null;
  if (hits.path) {
    await page.goto(`${server.origin}/${hits.path}`);
    await page.waitForFunction(() => globalThis.bench);
  }
  return page.evaluate(hits.ask);
}

/** All that is measured of a page of `pages.mjs`; `shot` names a picture to take of it at the end, if any. */
export async function visit(server, subject, shot) {
  const browserServer = await chromium.launchServer({
    headless: false, executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS,
  });
  try {
    const browser = await chromium.connect(browserServer.wsEndpoint());
    const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 1, reducedMotion: "no-preference" });
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => {
      // winit leaves its start function by throwing this.
      if (!error.message.includes("Using exceptions for control flow")) errors.push(error.message);
    });
    await page.addInitScript({ content: probe });
    const cdp = await context.newCDPSession(page);
    const loaded = await load(page, server, subject);
    await waitForQuiet(server);
    const pids = family(browserServer.process().pid);
    const atRest = await rest(page, cdp, pids);
    const moved = await motion(page, cdp, pids, subject);
    const memory = pssMb(family(browserServer.process().pid));
    if (shot) await page.screenshot({ path: shot });
    const hits = await ask(page, server, subject.hits);
    if (errors.length > 0) throw new Error(`${subject.name}: ${errors.join("\n")}`);
    return { ...loaded, ...atRest, ...moved, memory_mb: memory, hits_ms: hits };
  } finally {
    await browserServer.close();
  }
}
