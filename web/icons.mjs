// Draws the icons of the page from web/page/icon.svg: node web/icons.mjs
//
// A maskable icon and Apple's are cut to a shape of the system's own and have no transparent corners; what matters
// stays within the middle circle, 80% across (Web App Manifest, 2.6.1).

import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./tests/page.mjs";

const folder = fileURLToPath(new URL("page", import.meta.url));
const svg = readFileSync(`${folder}/icon.svg`, "utf8");
/** The night around the globe, as in the manifest. */
const AROUND = "#081420";

const ICONS = [
  { file: "192", size: 192, share: 1 },
  { file: "512", size: 512, share: 1 },
  { file: "maskable-512", size: 512, share: 0.8, around: AROUND },
  { file: "apple-180", size: 180, share: 0.86, around: AROUND },
];

mkdirSync(`${folder}/icons`, { recursive: true });
const browser = await launch();
try {
  for (const { file, size, share, around = "transparent" } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
    await page.setContent(`<style>html{background:${around}}body{margin:0;height:100vh;display:grid;place-items:center}
      svg{width:${100 * share}vw;height:${100 * share}vw}</style>${svg}`);
    await page.screenshot({ path: `${folder}/icons/${file}.png`, omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
