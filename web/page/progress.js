// How far the map has come: the bar, and the stage in words under it.

import { inMegabytes, word } from "./words.js";

const bar = document.getElementById("progress");
const line = document.getElementById("stage-text");
/** Bytes of every file that the first map needs, by its path, as it was built; filled in with the page. */
const sizes = JSON.parse(document.getElementById("first-files")?.textContent || "{}");
const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
/** Bytes that have come, by path. */
const come = new Map();
/** What is said of files that are asked for again, by path. */
const troubles = new Map();
let isWhole = false;

export const firstFiles = Object.keys(sizes);

function say(text) {
  if (line.textContent !== text) line.textContent = text;
}

/** Says which stage has been reached where bytes no longer count. */
export function stage(text) {
  isWhole = true;
  bar.removeAttribute("value");
  say(text);
}

/** Says that a file is asked for again, until more of it comes. */
export function trouble(path, text) {
  if (isWhole) return;
  troubles.set(path, text);
  come.delete(path);
  show();
}

/** Notes how many bytes of a file have come. What the first map does not need is not counted. */
export function count(path, bytes) {
  if (isWhole || !(path in sizes)) return;
  troubles.delete(path);
  come.set(path, Math.min(bytes, sizes[path]));
  show();
}

function show() {
  const done = [...come.values()].reduce((sum, part) => sum + part, 0);
  if (done === total) {
    stage(word("page-loading-preparing"));
    return;
  }
  bar.max = total;
  bar.value = done;
  const [again] = troubles.values();
  say(again ?? word("page-loading-bytes", { done: inMegabytes(done), total: inMegabytes(total) }));
}
