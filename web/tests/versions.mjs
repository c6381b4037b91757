// Versions of the page to publish one after the other, as `cargo xtask web` would leave them.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { dist } from "./page.mjs";

const LIST = /^const FILES = (.*);$/m;

export const isCompressed = (path) => /\.(br|gz)$/.test(path);

/** Every file of a folder by its path in it, with slashes. */
export function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

export const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** The files that the service worker of a folder keeps: path and hash. */
export const kept = (folder) => JSON.parse(LIST.exec(readFileSync(join(folder, "sw.js"), "utf8"))[1]);

/** What the list must be for what the folder has. */
export function listed(folder) {
  const paths = files(folder).filter((path) => path !== "sw.js" && !isCompressed(path));
  return Object.fromEntries(paths.map((path) => [path, integrity(readFileSync(join(folder, path)))]));
}

/** A program that has drawn its map at once: enough to see what happens around it. */
const AT_ONCE = {
  "high-north.js": "export default async () => {};\nexport const showMap = () => { document.documentElement.dataset.state = 'ready'; };\n",
  "high-north_bg.wasm": Buffer.from("\0asm\x01\0\0\0", "latin1"),
};

/** A folder with the page as in dist/, but for these files: path and content. */
export function publish(changes = AT_ONCE) {
  const folder = mkdtempSync(join(tmpdir(), "high-north-page-"));
  cpSync(dist, folder, { recursive: true, filter: (path) => !isCompressed(path) });
  for (const [path, content] of Object.entries(changes)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const worker = join(folder, "sw.js");
  const list = `const FILES = ${JSON.stringify(listed(folder))};`;
  writeFileSync(worker, readFileSync(worker, "utf8").replace(LIST, () => list));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The same page with a program that needs no graphics, and this text to tell the version by. */
export const publishVersion = (text, changes) => publish({ ...AT_ONCE, "version.txt": text, ...changes });
