// Takes the picture of the web page for the gallery: node web/picture.mjs FILE.png

import { copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, open, ready, serveDist, settledPicture } from "./tests/page.mjs";

const [file] = process.argv.slice(2);
if (!file) {
  console.error("usage: node web/picture.mjs FILE.png");
  process.exit(2);
}
const server = await serveDist();
const browser = await launch();
try {
  const tab = await open(browser, server.origin, { hash: "#place=kirkenes" });
  await ready(tab);
  await settledPicture(tab.page, "gallery");
  copyFileSync(fileURLToPath(new URL("test-results/gallery.png", import.meta.url)), file);
} finally {
  await browser.close();
  server.close();
}
