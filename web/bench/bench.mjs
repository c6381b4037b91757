// node web/bench/bench.mjs --dist FOLDER --hover FOLDER --out FILE [--rounds N]: our page beside its peers, round by round.
// `cargo xtask bench web` runs it where there is a display.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { buildPeers } from "./build.mjs";
import { PAGES } from "./pages.mjs";
import { goals, ratios, table } from "./report.mjs";
import { serve } from "./server.mjs";
import { visit } from "./visit.mjs";

const { values: asked } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    dist: { type: "string" },
    hover: { type: "string" },
    out: { type: "string" },
  },
});

const work = dirname(asked.out);
const peers = join(work, "peers");
await buildPeers(peers);
console.error("compressing …");
const server = await serve({ peers, hover: asked.hover, "high-north": asked.dist }, join(work, "br"));
const visits = Object.fromEntries(PAGES.map(({ name }) => [name, []]));
try {
  for (let round = 1; round <= Number(asked.rounds); round += 1) {
    for (const page of PAGES) {
      console.error(`round ${round} of ${asked.rounds}: ${page.title}`);
      visits[page.name].push(await visit(server, page, join(work, `${page.name}.png`)));
    }
  }
} finally {
  server.close();
}

const found = ratios(visits);
mkdirSync(work, { recursive: true });
writeFileSync(asked.out, `${JSON.stringify({ date: new Date().toISOString(), ratios: found, visits }, null, 1)}\n`);
console.error(`\nmedian (least–greatest) of ${asked.rounds} rounds\n${table(PAGES, visits)}\n\n${goals(found)}\n\nwritten to ${asked.out}`);
