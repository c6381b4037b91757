// High North's own question of what is under the pointer, as `hover/` gives it.

import load, { Hover } from "../hover/hover.js";
import { reach } from "./sheet.js";

await load();
const hover = new Hover(1280, 720);
globalThis.bench = { hit: (x, y) => hover.hit(x, y) };
reach("detail");
