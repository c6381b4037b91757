// Fetches the files of the atlas, which the program is given before it starts.

import { bytes } from "./files.js";

/** The addresses of the files, relative to the page; the block is written by `high-north page`. */
const addresses = JSON.parse(document.getElementById("atlas-files")?.textContent || "[]");
/** The folder of the page that they lie in. */
const FOLDER = "atlas/";

/** The path of a file in the atlas, and its bytes or, in words, why it has none. */
async function file(address) {
  const path = decodeURIComponent(address.slice(FOLDER.length));
  try {
    return [path, await bytes(address)];
  } catch (problem) {
    return [path, problem.message];
  }
}

/** All files of the atlas. One that does not come costs its part of the atlas and no more: the program says which. */
export function atlasFiles() {
  return Promise.all(addresses.map(file));
}
