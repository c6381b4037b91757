// The browser may take the graphics away: from a page in the background, or where memory is short.
//
// What was on the graphics card is lost, and the program draws no more (src/app/web/context.rs). The text comes forward,
// and when the graphics are given back the page is loaded again: its address has the whole scene, settings are kept.

import { noteMove, takeScreen } from "./text.js";
import { word } from "./words.js";

const root = document.documentElement;
const map = document.getElementById("map");
/** When the map was started again, and where the focus was: for the page that is loaded next. */
const KEY = "high-north.again";
/** So often in so long a time the map is started again without being asked; then something is wrong with it. */
const MOST = 3;
const WITHIN_MS = 60_000;
/** The graphics are mostly back within a second or two. */
const PATIENCE_MS = 8_000;

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // A browser that keeps nothing throws.
  }
}

function keep(value) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(value));
  } catch {
    // Then the focus begins at the top, and the map is started again without end: both can be borne.
  }
}

const recent = () => (kept().times ?? []).filter((time) => Date.now() - time < WITHIN_MS);

function startAgain() {
  const focus = document.activeElement?.id ?? "";
  keep({ times: [...recent(), Date.now()], focus: focus === map.id ? "" : focus });
  location.reload();
}

let box;
/** Says it where it is seen and heard; with a button where the reader has to do something. */
function say(text, hasButton) {
  if (!box) {
    box = document.createElement("div");
    box.id = "graphics";
    box.append(Object.assign(document.createElement("p"), { role: "status" }));
    document.body.append(box);
  }
  box.firstChild.textContent = text;
  if (hasButton && !box.querySelector("button")) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: word("page-graphics-again") });
    button.addEventListener("click", startAgain);
    box.append(button);
  }
}

map.addEventListener("webglcontextlost", (event) => {
  event.preventDefault(); // Else it is never given back.
  if (root.dataset.state === "failed") return;
  root.dataset.state = "lost";
  takeScreen();
  const isTooOften = recent().length >= MOST;
  say(word("page-graphics-lost"), isTooOften);
  const wait = () => {
    if (document.hidden) return addEventListener("visibilitychange", wait, { once: true });
    return setTimeout(() => say(word("page-graphics-wait"), true), PATIENCE_MS);
  };
  wait();
  if (!isTooOften) map.addEventListener("webglcontextrestored", startAgain, { once: true });
});

// After that: the focus is where it was, and who cannot see it is told that the map is there again.
const { focus, times = [] } = kept();
if (focus !== undefined) {
  keep({ times });
  const part = focus ? document.getElementById(focus) : null;
  if (part) {
    noteMove();
    part.focus({ preventScroll: true });
  }
  new MutationObserver((_, observer) => {
    if (root.dataset.state !== "ready") return;
    observer.disconnect();
    document.getElementById("status").textContent = word("page-graphics-back");
  }).observe(root, { attributes: true, attributeFilter: ["data-state"] });
}
