// Half an hour of use: `npm run memory`, or `npm run memory -- 10` for ten minutes. Prints what is held after each round,
// and fails where the second half holds more than the first.

import { hand } from "./fingers.mjs";
import { launch, open, ready, serveDist } from "./page.mjs";
import { countMemory, growth, inWords, useOnce, weigh } from "./weight.mjs";

const MEGABYTE = 1e6;
const START = "#map=5/69.7/30&projection=laea&theme=polar-night";
const MOST = { program: 2 * MEGABYTE, scripts: MEGABYTE, textures: MEGABYTE, buffers: MEGABYTE };
const minutes = Number(process.argv[2] ?? 30);

const server = await serveDist();
const browser = await launch();
const tab = await open(browser, server.origin, { hash: START, prepare: countMemory });
await ready(tab);
const { session } = await hand(tab.page);
const began = performance.now();
const elapsed = () => (performance.now() - began) / 60_000;
const series = [];
while (elapsed() < minutes) {
  await useOnce(tab.page, START);
  series.push(await weigh(tab.page, session));
  console.log(`${elapsed().toFixed(1)} min: ${inWords(series.at(-1))}`);
}
// Caches fill in the first rounds.
const later = series.slice(Math.min(3, series.length >> 2));
const grown = Object.keys(MOST).filter((name) => growth(later, name) > MOST[name]);
for (const name of Object.keys(MOST)) console.log(`${name}: the second half holds ${(growth(later, name) / MEGABYTE).toFixed(2)} MB more than the first`);
tab.errors.forEach((error) => console.log(error));
await browser.close();
server.close();
process.exitCode = grown.length > 0 || tab.errors.length > 0 ? 1 : 0;
