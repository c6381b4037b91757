// A static host for the tests: a folder, under any path, as it is or as it lies compressed beside itself.

import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json",
  ".geojson": "application/geo+json", ".webmanifest": "application/manifest+json",
};
/** What a browser may ask for, and how the files are called that lie beside the others. */
const CODINGS = [["br", ".br"], ["gzip", ".gz"]];

const plain = (status, text) => ({ status, headers: { "Content-Type": "text/plain" }, bytes: Buffer.from(text) });

/** The file, or what lies compressed beside it, for a browser that says it takes `accepted`. */
async function read(file, accepted) {
  for (const [coding, ending] of CODINGS) {
    if (!accepted.split(/\s*,\s*/).includes(coding)) continue;
    const bytes = await readFile(file + ending).catch(() => null);
    if (bytes) return { bytes, coding };
  }
  return { bytes: await readFile(file) };
}

/** The answer to one request. */
async function answer(request, folder, { base, compressed }) {
  const { pathname } = new URL(request.url, "http://localhost");
  const path = decodeURIComponent(pathname);
  const file = normalize(join(folder, path.slice(base.length), path.endsWith("/") ? "index.html" : ""));
  if (!path.startsWith(base) || !file.startsWith(folder)) return plain(404, `there is no ${pathname}\n`);
  let found;
  try {
    found = await read(file, compressed ? request.headers["accept-encoding"] ?? "" : "");
  } catch {
    return plain(404, `there is no ${pathname}\n`);
  }
  const { bytes, coding } = found;
  const tag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`;
  const headers = { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Cache-Control": "no-cache", ETag: tag };
  if (compressed) headers.Vary = "Accept-Encoding";
  if (coding) headers["Content-Encoding"] = coding;
  if (request.headers["if-none-match"] === tag) return { status: 304, headers, bytes: Buffer.alloc(0) };
  return { status: 200, headers: { ...headers, "Content-Length": bytes.length }, bytes };
}

/**
 * Serves a folder on a free port of this machine, under the path `base`; with `compressed`, what lies compressed beside
 * a file is sent to a browser that takes it. `host.folder` may be changed: then the next version has been published.
 * `host.fault(path)` may return a status to answer with instead. `host.requests` lists what was asked for: path, status
 * and bytes of the body.
 */
export async function serveFolder(folder, { base = "/", compressed = false } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const status = host.fault?.(pathname);
    const { bytes, ...head } = status ? plain(status, `${status}\n`) : await answer(request, host.folder, { base, compressed });
    host.requests.push({ path: pathname.slice(base.length), status: head.status, bytes: bytes.length });
    response.writeHead(head.status, head.headers).end(request.method === "HEAD" ? undefined : bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const host = {
    origin,
    /** The address of the page. */
    url: `${origin}${base}`,
    folder,
    fault: undefined,
    requests: [],
    /** Ends at once, also with connections that a browser keeps open. */
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
  return host;
}
