// Keeps the page on the reader's device, so that the next visit needs no network.
//
// All versions of the page share one store, where a file lies under its path and the hash of its content: a new
// version fetches only what has changed, and the files of the old one stay untouched until it has been replaced.
// That happens when the reader asks for it, or when no tab shows the old version any more.

/** Every file of the page and its SHA-256, as `integrity` has it; this line is written by `high-north page`. */
const FILES = {};

const { scope } = registration;
/** Other atlases may live on the same origin, each under a path of its own. */
const STORE = `high-north ${scope}`;

const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), scope).href;
const keyOf = (path) => `${addressOf(path)}?${encodeURIComponent(FILES[path])}`;

/** Fetches a file, and keeps it only if it is the one that this version was built with. */
async function add(store, path) {
  const response = await fetch(addressOf(path), { integrity: FILES[path], cache: "no-cache", priority: "low" });
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
  // Some hosts send index.html elsewhere first, and a redirected answer is refused for a page.
  const { body, headers } = response;
  await store.put(keyOf(path), response.redirected ? new Response(body, { headers }) : response);
}

/** All files or none: one that fails leaves the old version in charge. One by one, as the reader comes first. */
async function install() {
  const store = await caches.open(STORE);
  const kept = new Set((await store.keys()).map((request) => request.url));
  for (const path of Object.keys(FILES)) {
    if (!kept.has(keyOf(path))) await add(store, path);
  }
}

async function activate() {
  await clients.claim();
  // A still newer version has put its files into the same store.
  if (registration.installing || registration.waiting) return;
  const store = await caches.open(STORE);
  const ours = new Set(Object.keys(FILES).map(keyOf));
  for (const request of await store.keys()) {
    if (!ours.has(request.url)) await store.delete(request);
  }
}

/** The file that an address means, whatever its query says; undefined if it is none of the page's. */
function pathOf(address) {
  if (!address.startsWith(scope)) return undefined;
  const { pathname } = new URL(address);
  try {
    const path = decodeURIComponent(pathname.slice(new URL(scope).pathname.length)) || "index.html";
    return Object.hasOwn(FILES, path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** A file from the store. Browsers may empty it when space is short: then it is filled again. */
async function read(path, request) {
  const store = await caches.open(STORE);
  const key = keyOf(path);
  const kept = await store.match(key);
  if (kept) return kept;
  try {
    await add(store, path);
    return (await store.match(key)) ?? fetch(request);
  } catch {
    return fetch(request);
  }
}

/** The bytes that a request asks for by `Range` (RFC 9110, 14.2); several ranges at once get the whole file. */
async function part(response, range) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (response.status !== 200 || !(first || last)) return response;
  const bytes = await response.blob();
  const start = first ? Number(first) : Math.max(bytes.size - Number(last), 0);
  const end = first && last ? Math.min(Number(last) + 1, bytes.size) : bytes.size;
  if (start >= end) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${bytes.size}` } });
  return new Response(bytes.slice(start, end), {
    status: 206,
    headers: {
      "Content-Type": response.headers.get("Content-Type") ?? "",
      "Content-Range": `bytes ${start}-${end - 1}/${bytes.size}`,
    },
  });
}

async function answer(path, request) {
  const response = await read(path, request);
  const range = request.headers.get("Range");
  return range ? part(response, range) : response;
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = request.method === "GET" ? pathOf(request.url) : undefined;
  if (path) {
    event.respondWith(answer(path, request));
  } else if (request.mode === "navigate") {
    // An address below the page that it does not have: the server's own answer, and without one the page.
    event.respondWith(fetch(request).catch(() => Response.redirect(scope)));
  }
});
