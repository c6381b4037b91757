// Keys that nobody takes are the map's: who opens the page can press them without looking for the map first.

import { hasMap } from "./text.js";

const map = document.getElementById("map");

/** Hands a key on, and the focus with it, unless it is one that moves the focus or is held for the browser. */
function handOn(event) {
  const isHeld = event.altKey || event.ctrlKey || event.metaKey;
  if (!hasMap() || event.target !== document.body || event.key === "Tab" || isHeld) return;
  map.focus({ preventScroll: true });
  map.dispatchEvent(new KeyboardEvent(event.type, event));
}

/** Hears keys from now on. */
export function listen() {
  addEventListener("keydown", handOn);
}
