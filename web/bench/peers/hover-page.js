// High North's own question of what is under the pointer, as `hover/` gives it, of the atlas of the page in dist/.

import start, { Files, Hover } from "../hover/hover.js";

const FOLDER = "atlas/";

async function fetched(address) {
  const response = await fetch(new URL(`../high-north/${address}`, document.baseURI));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

await start({ module_or_path: new URL("../hover/hover_bg.wasm", document.baseURI) });
const page = new DOMParser().parseFromString(await (await fetched("")).text(), "text/html");
const files = new Files();
for (const address of JSON.parse(page.getElementById("atlas-files").textContent)) {
  const bytes = new Uint8Array(await (await fetched(address)).arrayBuffer());
  files.add(decodeURIComponent(address.slice(FOLDER.length)), bytes);
}
const hover = new Hover(files, innerWidth, innerHeight);
if (hover.count() === 0) throw new Error("the atlas has no places to be pointed at");
globalThis.bench = { hit: (x, y) => hover.hit(x, y) };
