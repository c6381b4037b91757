// Fetches the files of the page: those of the first map all at once, each counted as it comes, and again where the
// connection fails. The program asks here too, so that nothing is fetched twice.

import { Problem } from "./problem.js";
import { count, trouble } from "./progress.js";
import { word } from "./words.js";

/** Pauses before a file is asked for again, in milliseconds. */
const PAUSES_MS = [500, 2_000, 5_000, 10_000];
/** Answers that may be others the next time (RFC 9110; 425 of RFC 8470, 429 of RFC 6585). */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A fault that may pass. */
class Passing extends Error {}

const ahead = new Map();

/** Resolves after a pause; where the browser has no connection, as soon as it has one. */
function pause(milliseconds) {
  return new Promise((resolve) => {
    if (navigator.onLine) setTimeout(resolve, milliseconds);
    addEventListener("online", resolve, { once: true });
  });
}

/** The answer to a request, if it is the file that was asked for. */
async function answer(path, cache) {
  let response;
  try {
    response = await fetch(new URL(path, document.baseURI), { cache });
  } catch {
    throw new Passing(path);
  }
  if (PASSING.has(response.status)) throw new Passing(path, { cause: response.status });
  if (!response.ok) {
    throw new Problem("page-problem-status", "page-remedy-build", { file: path, status: response.status });
  }
  if (/^text\/html\b/.test(response.headers.get("Content-Type") ?? "")) {
    throw new Problem("page-problem-html", "page-remedy-build", { file: path });
  }
  return response;
}

/** Counts an answer as it comes. A copy is counted: browsers keep what they compile only of what they fetched themselves. */
async function counting(path, copy) {
  const reader = copy.body.getReader();
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    count(path, bytes);
  }
}

/** What to say of a file that was asked for in vain. */
function gaveUp(path, error) {
  if (error.cause) {
    return new Problem("page-problem-status", "page-remedy-later", { file: path, status: error.cause });
  }
  if (!(error instanceof Passing || error instanceof TypeError)) {
    return new Problem("page-problem-damaged", "page-remedy-build", { file: path, reason: error.message });
  }
  const remedy = location.protocol === "file:" ? "page-remedy-serve" : "page-remedy-connection";
  return new Problem("page-problem-fetch", remedy, { file: path });
}

/**
 * Fetches a file and makes something of the answer; both again where that fails by what may pass: a few times where the
 * connection breaks, once where what has come is no whole file, since a cache may have kept a part of it.
 */
export async function fetched(path, make) {
  for (let round = 0; ; round += 1) {
    try {
      const response = await answer(path, round === 0 ? "default" : "reload");
      // Who makes something of it hears of a fault.
      counting(path, response.clone()).catch(() => {});
      return await make(response);
    } catch (error) {
      if (error instanceof Problem) throw error;
      // A body that breaks off is a TypeError (Fetch Standard, "network error").
      const isPassing = error instanceof Passing || error instanceof TypeError;
      if (round === (isPassing ? PAUSES_MS.length : 1)) throw gaveUp(path, error);
      trouble(path, word(navigator.onLine ? "page-loading-again" : "page-loading-offline", { file: path }));
      await pause(PAUSES_MS[round]);
    }
  }
}

function read(path) {
  return fetched(path, async (response) => new Uint8Array(await response.arrayBuffer()));
}

/** Begins to fetch a file that will be asked for. */
export function ask(path) {
  const file = read(path);
  // Who takes it hears of its fault.
  file.catch(() => {});
  ahead.set(path, file);
}

/** The bytes of a file. */
export function bytes(path) {
  const file = ahead.get(path) ?? read(path);
  ahead.delete(path);
  return file;
}
