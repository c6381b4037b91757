// What the map needs of a browser.

import { Problem } from "./problem.js";

/** Throws a Problem where the browser lacks something. */
export function needs() {
  if (typeof WebAssembly !== "object") {
    throw new Problem("page-problem-webassembly", "page-remedy-webassembly");
  }
  const context = document.createElement("canvas").getContext("webgl2");
  if (!context) throw new Problem("page-problem-webgl", "page-remedy-webgl");
  // A browser has few contexts to give; the map needs its own.
  context.getExtension("WEBGL_lose_context")?.loseContext();
}
