// Starts the map. Until it is there, and where it cannot be, the page is its text.

import { atlasFiles } from "./atlas.js";
import { ask, fetched } from "./files.js";
import { listen } from "./keys.js";
import { needs } from "./needs.js";
import { trustPixels } from "./pixels.js";
import { Problem, fail } from "./problem.js";
import { count, firstFiles, stage } from "./progress.js";
import { sync } from "./sync.js";
import { giveScreen, takeScreen } from "./text.js";
import { word } from "./words.js";

const MODULE = "high-north_bg.wasm";
const SCRIPT = "high-north.js";
/** How long the first picture may take before the page says that it is still at work. */
const SLOW_MS = 20_000;

const root = document.documentElement;

/** winit leaves its start function by throwing this; the program goes on running. */
function isControlFlow(error) {
  return String(error?.message ?? error).includes("Using exceptions for control flow");
}

/** Follows what the program says of itself on <html>. */
function watchState() {
  let slow;
  const follow = {
    starting() {
      clearTimeout(slow);
      stage(word("page-loading-drawing"));
      slow = setTimeout(() => stage(word("page-loading-slow")), SLOW_MS);
    },
    ready() {
      clearTimeout(slow);
      giveScreen();
    },
    failed() {
      clearTimeout(slow);
      takeScreen();
      fail(new Problem("page-problem-stopped", "page-remedy-again"));
    },
  };
  // The program may write what is there already.
  let known;
  new MutationObserver(() => {
    const { state } = root.dataset;
    if (state !== known) follow[state]?.();
    known = state;
  }).observe(root, { attributes: true, attributeFilter: ["data-state"] });
}

/** A program that stops later must not leave a dead picture without a word. */
function watchErrors() {
  const stopped = (error, event) => {
    if (isControlFlow(error)) event.preventDefault();
    else if (error instanceof WebAssembly.RuntimeError) fail(new Problem("page-problem-stopped", "page-remedy-again"));
  };
  addEventListener("error", (event) => stopped(event.error ?? event.message, event));
  addEventListener("unhandledrejection", (event) => stopped(event.reason, event));
}

/** The script of the program; a browser may keep that it could not be loaded, hence another address the second time. */
async function script() {
  const program = await import(`./${SCRIPT}`).catch(async () => {
    await fetched(SCRIPT, (response) => response.arrayBuffer());
    return import(`./${SCRIPT}?again`);
  });
  count(SCRIPT, Infinity);
  return program;
}

/** Compiles the module while it comes, whatever type the server gives it. */
function compiled(response) {
  const headers = { "Content-Type": "application/wasm" };
  const isTyped = response.headers.get("Content-Type") === headers["Content-Type"];
  return WebAssembly.compileStreaming(isTyped ? response : new Response(response.body, { headers }));
}

async function start() {
  root.dataset.state = "starting";
  watchState();
  watchErrors();
  sync();
  listen();
  needs();
  firstFiles.filter((path) => path !== MODULE && path !== SCRIPT).forEach(ask);
  const [module, program, atlas] = await Promise.all([fetched(MODULE, compiled), script(), atlasFiles(), trustPixels()]);
  try {
    await program.default({ module_or_path: module });
    program.showMap(atlas);
  } catch (error) {
    if (!isControlFlow(error)) throw error;
  }
}

start().catch((error) => {
  // A Problem is told on the page; anything else is a fault of ours.
  if (!(error instanceof Problem)) console.error(error);
  fail(Problem.of(error));
});
