// The page without a network, and what happens when a new version of it is published.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { PHONE, dataset, dist, launch, open, picture, ready, serveDist } from "./page.mjs";
import { files, kept, listed, publishVersion } from "./versions.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Longer than the page waits before it keeps anything. */
const PATIENCE_MS = 4_000;
/** How long a new version may take to be fetched and offered. */
const OFFER_MS = 30_000;

let browser;
const undo = [];
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const each of undo) await each();
});

/** A host with a first version of the page, under a path, and one visit to it. */
async function published(version, base = "/") {
  const host = await serveDist({ folder: version.folder, base });
  const tab = await open(browser, host.origin, { path: base, context: { serviceWorkers: "allow" } });
  undo.push(host.close, version.remove);
  return { host, tab, context: tab.page.context() };
}

/** Another tab of the same reader. */
async function visit(context, url, errors = []) {
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(url, { waitUntil: "commit" });
  return page;
}

/** Resolves when everything is kept and the tab is served from there. */
async function untilKept(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, { timeout: OFFER_MS });
}

/** Has the browser look for a new version; returns what becomes of it. */
function update(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing;
    await new Promise((resolve) => worker.addEventListener("statechange", resolve));
    return worker.state;
  });
}

/** Waits until something is so, in this process. */
async function until(isSo) {
  for (const end = performance.now() + OFFER_MS; !isSo();) {
    assert.ok(performance.now() < end, `it is not so after ${OFFER_MS / 1_000} s: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The version that a tab is given. */
const versionIn = (page) => page.evaluate(async () => (await fetch("version.txt")).text());

const notice = (page) => page.locator("#update");
const reload = (page) => notice(page).getByRole("button").first();
const later = (page) => notice(page).getByRole("button").last();

async function untilOffered(page) {
  await notice(page).waitFor({ state: "visible", timeout: OFFER_MS });
}

test("every file of the page is listed with its hash, and what lies beside it compressed unpacks to it", () => {
  assert.deepEqual(kept(dist), listed(dist));
  const unpack = { ".br": brotliDecompressSync, ".gz": gunzipSync };
  const compressed = files(dist).filter((path) => /\.(br|gz)$/.test(path));
  assert.ok(compressed.includes("high-north_bg.wasm.br") && compressed.includes("index.html.gz"), "the module and the page");
  for (const path of compressed) {
    const original = readFileSync(join(dist, path.slice(0, -3)));
    assert.ok(unpack[path.slice(-3)](readFileSync(join(dist, path))).equals(original), path);
  }
});

test("a second visit needs no network, also by a deep link and under a path", async () => {
  const host = await serveDist({ base: "/some/path/", compressed: true });
  const tab = await open(browser, host.origin, { path: "/some/path/", context: { serviceWorkers: "allow" } });
  const context = tab.page.context();
  await ready(tab);
  assert.ok(!host.requests.some(({ path }) => path === "sw.js"), "nothing is kept before the first map");
  await untilKept(tab.page);
  await tab.page.close();
  await host.close();
  await context.setOffline(true);

  const page = await visit(context, `${host.url}?from=mail#place=kirkenes`, tab.errors);
  const start = performance.now();
  await ready({ page, errors: tab.errors, start });
  assert.equal((await dataset(page)).place, "kirkenes");
  assert.ok((await page.locator("h1").first().textContent()).trim().length > 0, "the document is there");
  await picture(page, "offline");
  assert.deepEqual(tab.errors, []);
  assert.deepEqual(tab.elsewhere, []);
  await context.close();
});

test("a new version is offered in every tab, and taken in none before its reader asks for it", async () => {
  const { host, tab, context } = await published(publishVersion("one"), "/atlas/");
  await untilKept(tab.page);
  const next = publishVersion("two");
  undo.push(next.remove);
  host.folder = next.folder;
  host.requests.length = 0;

  const second = await visit(context, host.url, tab.errors);
  await untilOffered(second);
  await untilOffered(tab.page);
  assert.deepEqual(
    host.requests.filter(({ status }) => status === 200).map(({ path }) => path).sort(), ["sw.js", "version.txt"],
    "only what has changed is fetched",
  );
  assert.match(await notice(second).locator("[role=status]").textContent(), /newer version/);
  await second.evaluate(axe);
  const { violations } = await second.evaluate(() => globalThis.axe.run(document.getElementById("update")));
  assert.deepEqual(violations.map(({ id }) => id), [], "it is one that everybody can use");
  assert.deepEqual([await versionIn(tab.page), await versionIn(second)], ["one", "one"]);
  await picture(second, "update");
  await second.setViewportSize(PHONE.viewport);
  await picture(second, "update-phone");
  const box = await notice(second).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= PHONE.viewport.width, "it fits a phone");
  for (const each of await notice(second).getByRole("button").all()) {
    assert.ok((await each.boundingBox()).height >= 44, "a finger finds it");
  }

  await later(second).click();
  assert.ok(!(await notice(second).isVisible()), "it can be put off");
  const third = await visit(context, host.url, tab.errors);
  await untilOffered(third);
  assert.equal(await versionIn(third), "one", "and a new visit is offered it again");

  for (const page of [tab.page, second, third]) await page.evaluate(() => { globalThis.isTheSame = true; });
  const loaded = third.waitForEvent("load");
  await reload(third).click();
  await loaded;
  assert.equal(await versionIn(third), "two");
  for (const page of [tab.page, second]) {
    assert.ok(await page.evaluate(() => globalThis.isTheSame), "another tab is left as it is");
  }
  await reload(tab.page).click();
  await tab.page.waitForFunction(() => !globalThis.isTheSame);
  await tab.page.waitForFunction(() => document.documentElement.dataset.state === "ready");
  assert.ok(!(await notice(tab.page).isVisible()), "there is nothing newer");

  const stored = await third.evaluate(async () => {
    const store = await caches.open((await caches.keys())[0]);
    return Promise.all((await store.matchAll()).filter(({ url }) => url.endsWith("version.txt")).map((one) => one.text()));
  });
  assert.deepEqual(stored, ["two"], "the old version is not kept any longer");
  assert.deepEqual(tab.errors, []);
  await context.close();
});

test("a tab that stays open asks for a newer version when it is looked at again after an hour", async () => {
  const version = publishVersion("one");
  const host = await serveDist({ folder: version.folder });
  undo.push(host.close, version.remove);
  const tab = await open(browser, host.origin, {
    prepare: async (page) => {
      await page.clock.install();
      await page.addInitScript(() => {
        globalThis.updates = 0;
        const own = ServiceWorkerRegistration.prototype.update;
        ServiceWorkerRegistration.prototype.update = function update() {
          globalThis.updates += 1;
          return own.call(this);
        };
      });
    },
    context: { serviceWorkers: "allow" },
  });
  await ready(tab);
  await tab.page.clock.runFor(PATIENCE_MS);
  await untilKept(tab.page);
  const asked = () => host.requests.filter(({ path }) => path === "sw.js").length;
  /** How often the page has asked its browser for a newer version, once it was looked at again. */
  const lookAgain = async (minutes) => {
    await tab.page.clock.fastForward(minutes * 60_000);
    return tab.page.evaluate(() => {
      document.dispatchEvent(new Event("visibilitychange"));
      return globalThis.updates;
    });
  };
  const before = asked();
  assert.equal(await lookAgain(30), 0, "not within the hour");
  assert.equal(await lookAgain(31), 1);
  await until(() => asked() > before);
  assert.equal(asked(), before + 1);
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

test("a version that cannot be fetched whole leaves the old one in charge until it can", async () => {
  const { host, tab, context } = await published(publishVersion("one"));
  await untilKept(tab.page);
  const next = publishVersion("two", { "another.txt": "new" });
  undo.push(next.remove);
  host.folder = next.folder;

  const fails = async (fault) => {
    host.fault = fault;
    host.requests.length = 0;
    assert.equal(await update(tab.page), "redundant");
    assert.ok(host.requests.length > 1, "it was tried");
    assert.equal(await versionIn(tab.page), "one");
    assert.ok(!(await notice(tab.page).isVisible()), "nothing is offered");
  };
  await fails((path) => (path.endsWith("another.txt") ? 404 : undefined));
  await fails((path) => (path.endsWith("version.txt") ? 500 : undefined));

  host.fault = undefined;
  assert.equal(await update(tab.page), "installed");
  await untilOffered(tab.page);
  await reload(tab.page).click();
  await tab.page.waitForFunction(async () => (await (await fetch("version.txt")).text()) === "two");
  assert.deepEqual(tab.errors, []);
  await context.close();
});

test("a file of another version is not taken from a host that is half published", async () => {
  const { host, tab, context } = await published(publishVersion("one"));
  await untilKept(tab.page);
  const next = publishVersion("two");
  undo.push(next.remove);
  writeFileSync(join(next.folder, "version.txt"), "three");
  host.folder = next.folder;
  assert.equal(await update(tab.page), "redundant");
  assert.equal(await versionIn(tab.page), "one");
  assert.ok(!(await notice(tab.page).isVisible()), "nothing is offered");
  await context.close();
});

test("queries, ranges and addresses that lead nowhere are answered without a network", async () => {
  const { host, tab, context } = await published(publishVersion("0123456789", { "maps/å b%.txt": "kept" }), "/a/b/");
  await untilKept(tab.page);
  await host.close();
  await context.setOffline(true);
  const get = (path, headers = {}) => tab.page.evaluate(async ([address, fields]) => {
    const response = await fetch(address, { headers: fields });
    return { status: response.status, range: response.headers.get("Content-Range"), text: await response.text() };
  }, [path, headers]);

  assert.equal((await get("version.txt?v=3&x=%zz")).text, "0123456789");
  assert.equal((await get(encodeURI("maps/å b%25.txt").replace("%2525", "%25"))).text, "kept");
  assert.deepEqual(await get("version.txt", { Range: "bytes=2-4" }), { status: 206, range: "bytes 2-4/10", text: "234" });
  assert.deepEqual(await get("version.txt", { Range: "bytes=-3" }), { status: 206, range: "bytes 7-9/10", text: "789" });
  assert.deepEqual(await get("version.txt", { Range: "bytes=8-99" }), { status: 206, range: "bytes 8-9/10", text: "89" });
  assert.deepEqual(await get("version.txt", { Range: "bytes=10-" }), { status: 416, range: "bytes */10", text: "" });

  const page = await visit(context, `${host.url}there/is/no/such/page?x#place=bodo`);
  await page.waitForFunction(() => document.documentElement.dataset.state === "ready");
  assert.equal(page.url(), `${host.url}#place=bodo`);
  await context.close();
});

test("two atlases on one host keep their files apart", async () => {
  const [one, two] = [publishVersion("one"), publishVersion("two")];
  cpSync(two.folder, join(one.folder, "other"), { recursive: true });
  two.remove();
  const { host, tab, context } = await published(one);
  await untilKept(tab.page);
  const other = await visit(context, `${host.url}other/`, tab.errors);
  await other.waitForFunction(() => navigator.serviceWorker.controller?.scriptURL.endsWith("/other/sw.js"), undefined, { timeout: OFFER_MS });
  await host.close();
  await context.setOffline(true);
  assert.deepEqual([await versionIn(tab.page), await versionIn(other)], ["one", "two"]);
  assert.deepEqual((await other.evaluate(() => caches.keys())).sort(), [`high-north ${host.url}`, `high-north ${host.url}other/`]);
  assert.deepEqual(tab.errors, []);
  await context.close();
});

test("where nothing can be kept, or it is not wanted, the page is the same without a word", async () => {
  const version = publishVersion("one");
  const host = await serveDist({ folder: version.folder });
  undo.push(host.close, version.remove);
  const without = {
    "a browser without service workers": () => delete Navigator.prototype.serviceWorker,
    "a browser that refuses": () => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("no", "SecurityError"));
    },
    "a reader who saves data": () => Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) }),
  };
  await Promise.all(Object.entries(without).map(async ([who, script]) => {
    const tab = await open(browser, host.origin, {
      prepare: (page) => Promise.all([page.clock.install(), page.addInitScript(script)]), context: { serviceWorkers: "allow" },
    });
    await ready(tab);
    await tab.page.clock.runFor(PATIENCE_MS);
    // What was asked for before this has been asked for when it has come.
    assert.equal(await versionIn(tab.page), "one");
    assert.deepEqual(tab.errors, [], who);
    await tab.close();
  }));
  assert.ok(!host.requests.some(({ path }) => path === "sw.js"));
});

test("a page within another page keeps nothing", async () => {
  const version = publishVersion("one", { "around.html": "<!doctype html><iframe src='.' width=600 height=400></iframe>" });
  const { host, tab, context } = await published(version);
  await tab.close();
  host.requests.length = 0;
  const around = await open(browser, `${host.origin}`, {
    path: "/around.html", prepare: (page) => page.clock.install(), context: { serviceWorkers: "allow" },
  });
  await around.page.frameLocator("iframe").locator("html[data-state=ready]").waitFor({ state: "attached" });
  await around.page.clock.runFor(PATIENCE_MS);
  assert.equal(await versionIn(around.page), "one");
  assert.ok(!host.requests.some(({ path }) => path === "sw.js"));
  await around.close();
  await context.close();
});

test("a browser would install the page", async () => {
  const { tab, context } = await published(publishVersion("one"), "/a/");
  const session = await context.newCDPSession(tab.page);
  // The browser fetches it only after everything else.
  let manifest = await session.send("Page.getAppManifest");
  for (let tries = 0; tries < 50 && !manifest.url; tries += 1) {
    await tab.page.waitForTimeout(100);
    manifest = await session.send("Page.getAppManifest");
  }
  const { errors, url } = manifest;
  assert.deepEqual(errors, []);
  assert.match(url, /\/a\/manifest\.webmanifest$/);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // The browser of a test keeps nothing, as in a private window.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  await context.close();
});
