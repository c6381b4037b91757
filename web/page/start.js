// Loads the program, shows how far it has come, and says in words what is wrong when it cannot start.

const MODULE = "high-north_bg.wasm";
const SCRIPT = "high-north.js";
const MEGABYTE = 1e6;
/** How long the first picture may take before the page says that it is still at work. */
const SLOW_MS = 20_000;

const root = document.documentElement;
const loading = document.getElementById("loading");
const progress = document.getElementById("progress");
const stageText = document.getElementById("stage-text");

/** Something that a reader can be told: what happened, and what to do. */
class Problem extends Error {
  constructor(what, remedy) {
    super(what);
    this.remedy = remedy;
  }
}

function stage(text) {
  if (stageText.textContent !== text) stageText.textContent = text;
}

function fail(problem) {
  const { message, remedy = "Load the page again. If that does not help, try another browser." } = problem;
  document.getElementById("problem-what").textContent = message;
  document.getElementById("problem-remedy").textContent = remedy;
  document.getElementById("problem").hidden = false;
  loading.classList.add("failed");
  root.dataset.state = "failed";
}

/** winit leaves its start function by throwing this; the program goes on running. */
function isControlFlow(error) {
  return String(error?.message ?? error).includes("Using exceptions for control flow");
}

function needWebAssembly() {
  if (typeof WebAssembly !== "object") {
    throw new Problem(
      "This browser has no WebAssembly, which the map is made with.",
      "Use a current Firefox, Chrome, Edge or Safari; where WebAssembly has been switched off, allow it for this page.",
    );
  }
}

function needWebGl2() {
  const context = document.createElement("canvas").getContext("webgl2");
  if (!context) {
    throw new Problem(
      "This browser has no WebGL 2, which draws the map.",
      "Use a current browser and switch on hardware acceleration in its settings.",
    );
  }
  // A browser has few contexts to give; the map needs its own.
  context.getExtension("WEBGL_lose_context")?.loseContext();
}

/** Fetches a file of the page; a Problem names the file and says what the server did. */
async function fetchFile(name) {
  let response;
  try {
    response = await fetch(new URL(name, document.baseURI));
  } catch {
    const remedy = location.protocol === "file:"
      ? "A page opened as a file cannot load its parts: serve the folder, with cargo xtask web --serve."
      : "Look whether you are connected, and load the page again.";
    throw new Problem(`${name} could not be fetched.`, remedy);
  }
  if (!response.ok) {
    throw new Problem(
      `${name} could not be fetched: the server answered ${response.status}.`,
      "The page is not whole on its server. If it is yours, build it again with cargo xtask web and serve the folder dist.",
    );
  }
  if (/^text\/html\b/.test(response.headers.get("Content-Type") ?? "")) {
    throw new Problem(
      `${name} is not there: the server answered with a web page in its place.`,
      "Some development servers do so for every missing file. Build the page with cargo xtask web and serve the folder dist.",
    );
  }
  return response;
}

/** How many bytes the module has: as it was built, or as the server says. */
function moduleBytes(response) {
  const built = Number(document.querySelector('meta[name="wasm-bytes"]')?.content);
  if (built > 0) return built;
  const compressed = response.headers.get("Content-Encoding");
  return compressed ? 0 : Number(response.headers.get("Content-Length"));
}

/** The same response, counted as it comes, so that it can still be compiled while it comes. */
function counted(response, total) {
  let bytes = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      const megabytes = (bytes / MEGABYTE).toFixed(1);
      if (total > 0) {
        progress.max = total;
        progress.value = Math.min(bytes, total);
        stage(`Loading the program: ${megabytes} of ${(total / MEGABYTE).toFixed(1)} MB`);
      } else {
        stage(`Loading the program: ${megabytes} MB`);
      }
      controller.enqueue(chunk);
    },
    flush() {
      progress.removeAttribute("value");
      stage("Preparing the program …");
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: { "Content-Type": "application/wasm" } });
}

/** Follows what the program says of itself on <html>. */
function watchState() {
  const slow = setTimeout(() => {
    if (root.dataset.state === "starting") stage("Still drawing the map; without a graphics card this takes a while …");
  }, SLOW_MS);
  new MutationObserver((_, observer) => {
    switch (root.dataset.state) {
      case "starting":
        stage("Drawing the map …");
        break;
      case "ready":
        clearTimeout(slow);
        loading.inert = true;
        document.getElementById("map").focus({ preventScroll: true });
        observer.disconnect();
        break;
      case "failed":
        clearTimeout(slow);
        observer.disconnect();
        if (!loading.classList.contains("failed")) {
          fail(new Problem(document.getElementById("status").textContent || "The map cannot be drawn."));
        }
        break;
    }
  }).observe(root, { attributes: true, attributeFilter: ["data-state"] });
}

/** A program that stops later must not leave a dead picture without a word. */
function watchErrors() {
  const stopped = (error, event) => {
    if (isControlFlow(error)) {
      event.preventDefault();
    } else if (error instanceof WebAssembly.RuntimeError) {
      fail(new Problem("The map has stopped by a fault of its own.", "Load the page again; its address keeps your view."));
    }
  };
  addEventListener("error", (event) => stopped(event.error ?? event.message, event));
  addEventListener("unhandledrejection", (event) => stopped(event.reason, event));
}

async function start() {
  needWebAssembly();
  needWebGl2();
  watchState();
  watchErrors();
  stage("Loading the program …");
  const module = await fetchFile(MODULE);
  let program;
  try {
    program = await import(new URL(SCRIPT, document.baseURI));
  } catch (error) {
    await fetchFile(SCRIPT);
    throw new Problem(`${SCRIPT} could not be read: ${error.message}`);
  }
  try {
    await program.default({ module_or_path: counted(module, moduleBytes(module)) });
  } catch (error) {
    if (!isControlFlow(error)) throw error;
  }
}

document.getElementById("again").addEventListener("click", () => location.reload());
start().catch((error) => {
  console.error(error);
  fail(error instanceof Problem ? error : new Problem(`The program could not be started: ${error.message}`));
});
