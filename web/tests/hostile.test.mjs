// An atlas that means harm, made into a page as anybody does it: nothing of it runs, and it is read like any other.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, open, READY_MS, ready, serveDist, settledPicture } from "./page.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** The program as a build for the tests leaves it, or what HIGH_NORTH names. */
const program = process.env.HIGH_NORTH ?? join(root, "target", "debug", "high-north");

const RUN = "globalThis.harm = 1; alert(1)";
const SCRIPT = `</script><script>${RUN}</script><img src=x onerror="${RUN}"><svg onload="${RUN}">`;
const ELSEWHERE = "<img src=https://elsewhere.example/a.png><link rel=stylesheet href=//elsewhere.example/a.css>";
const CONTROL = "\u0000\u001b[2J\u0007\u0085";
const BIDI = "\u202e\u2066\u200f";
const MEGABYTE = "<b>ø".repeat(200_000);

const quoted = (text) => JSON.stringify(text).replace(/\u007f|[\u0080-\u009f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

const feature = (id, [lon, lat], properties) => ({
  type: "Feature",
  id,
  geometry: { type: "Point", coordinates: [lon, lat] },
  properties: {
    kind: "town",
    precision: "surveyed",
    summary: `${SCRIPT}${ELSEWHERE}${CONTROL}${BIDI} the end of the summary`,
    sources: [{ title: SCRIPT, url: "https://example.org/\"onclick=alert(1)//" }, { title: "bad", url: `javascript:${RUN}` }],
    ...properties,
  },
});

const FILES = {
  "assets/atlas.toml": [
    "format = 1", `title = ${quoted(`${SCRIPT}${BIDI}Atlas`)}`, `description = ${quoted(`--></title>${SCRIPT}`)}`,
    `site = ${quoted(`javascript:${RUN}`)}`, `language = ${quoted(`en"><script>${RUN}</script>`)}`,
    "home = { centre = [20, 66], width_km = 2000 }",
    '[[article]]', 'id = "a\\" onclick=\\"alert(1)"', 'file = "text/<img src=x>.md"',
    '[[layer]]', 'id = "places"', `title = ${quoted(SCRIPT)}`, 'file = "places.geojson"', 'kind = "places"', "visible = true",
  ].join("\n"),
  "text/<img src=x>.md": [
    "+++", `title = ${quoted(`${SCRIPT}Title`)}`, `author = ${quoted(SCRIPT)}`, `licence = ${quoted(SCRIPT)}`,
    `source = ${quoted(`javascript:${RUN}`)}`, "+++", "",
    `## A heading ${SCRIPT}`, "", SCRIPT, "",
    `[click](javascript:${encodeURIComponent(RUN)}) [data](data:text/html,<script>alert(1)</script>) <a href="javascript:${RUN}">html</a>`, "",
    "![picture](https://elsewhere.example/b.png)", "",
    `It happened at [${BIDI}Ordinary](place:ordinary) and [the long one](place:long). ${ELSEWHERE}`, "",
    "[Both](place:ordinary,long) of them, and [the odd one](place:odd%22%3E).",
  ].join("\n"),
  "places.geojson": JSON.stringify({
    type: "FeatureCollection",
    features: [
      feature("ordinary", [20, 66], { name: `Ordinary${SCRIPT}`, names: { "en\" onclick=\"": SCRIPT, se: BIDI + SCRIPT } }),
      feature("long", [25, 67], { name: MEGABYTE, summary: MEGABYTE }),
      feature(`odd"><script>${RUN}</script>`, [15, 65], { name: `${CONTROL}${BIDI}odd` }),
    ],
  }),
};

const timeout = 2 * READY_MS;
const folder = mkdtempSync(join(tmpdir(), "hostile-"));
let server;
let browser;
before(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, "atlas", path)), { recursive: true });
    writeFileSync(join(folder, "atlas", path), text);
  }
  const out = join(folder, "page");
  const picture = join(root, "assets/gallery/kirkenes.png");
  execFileSync(program, ["page", join(folder, "atlas"), "--program", join(root, "dist"), "--out", out, "--picture", picture, "--draft"], { stdio: "pipe" });
  server = await serveDist({ folder: out });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page, looks at it, and checks that nothing has run and nobody else was asked. */
async function onThePage(options, look) {
  const dialogs = [];
  const tab = await open(browser, server.origin, {
    ...options,
    prepare: (page) => page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      dialog.dismiss();
    }),
  });
  try {
    await look(tab);
    assert.equal(await tab.page.evaluate(() => globalThis.harm), undefined, "something has run");
    assert.deepEqual(dialogs, [], "something has run");
    assert.deepEqual(tab.elsewhere, [], "the page asks other servers");
    assert.deepEqual(tab.errors, [], "the console has errors");
  } finally {
    await tab.close();
  }
}

/** What of the text could do harm: elements and attributes that the page never has, and addresses that are no web page's. */
const harmful = () => {
  const found = [...document.querySelectorAll("script:not([src]):not([type$=json]), iframe, object, svg, style, #document :is(link, form, input)")];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || (/^(href|src)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value))) found.push(element);
    }
  }
  return found.map((element) => element.outerHTML.slice(0, 200));
};

test("a hostile atlas is a text like any other, and its map is drawn", { timeout }, async () => {
  await onThePage({}, async (tab) => {
    const { page } = tab;
    await page.waitForLoadState("load");
    assert.deepEqual(await page.evaluate(harmful), []);
    assert.ok((await page.locator("main").textContent()).includes("the end of the summary"));
    assert.equal(await page.locator("section.place").count(), 3);
    assert.equal(await page.locator("section.place h3").first().locator("*").count(), 1, "the name is one text");
    await ready(tab);
    await settledPicture(page, "hostile");
    assert.deepEqual(await page.evaluate(harmful), []);
  });
});

test("a place with a hostile id and one with a name of a megabyte are opened by their links", { timeout }, async () => {
  const odd = `odd"><script>${RUN}</script>`;
  await onThePage({ hash: `#place=${encodeURIComponent(odd)}` }, async (tab) => {
    const { page } = tab;
    const opens = (id) =>
      page.waitForFunction((wanted) => document.documentElement.dataset.place === wanted, id, { timeout: 20_000 });
    await ready(tab);
    await opens(odd);
    await settledPicture(page, "hostile-odd");
    await page.evaluate(() => { location.hash = "#place=long"; });
    await opens("long");
    await settledPicture(page, "hostile-long");
  });
});

test("without scripts a hostile page is as wide as the window", { timeout: 60_000 }, async () => {
  const tab = await open(browser, server.origin, { context: { javaScriptEnabled: false } });
  try {
    await tab.page.waitForLoadState("load");
    const { width } = await tab.page.locator("#document").boundingBox();
    assert.ok(width <= 1280, `the text is ${width} px wide`);
    assert.equal(await tab.page.locator("section.place").count(), 3);
    assert.deepEqual(tab.elsewhere, []);
    assert.deepEqual(tab.errors, []);
  } finally {
    await tab.close();
  }
});
