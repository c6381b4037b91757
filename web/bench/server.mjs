// Serves folders as a static host does that has compressed everything before: brotli at its best, and cached by the
// browser for as long as the visit lasts. Counts what it sends.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png",
  ".json": "application/json", ".webmanifest": "application/manifest+json", ".geojson": "application/geo+json",
  ".md": "text/markdown; charset=utf-8",
};
/** These are compressed already. */
const PACKED = new Set([".png", ".woff2", ".jpg", ".webp"]);

/** The same bytes in brotli at its best; kept in `cache` by what they are, for it takes a minute for a large module. */
function brotli(bytes, cache) {
  const kept = join(cache, `${createHash("sha256").update(bytes).digest("hex")}.br`);
  if (!existsSync(kept)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    mkdirSync(cache, { recursive: true });
    writeFileSync(kept, brotliCompressSync(bytes, { params }));
  }
  return readFileSync(kept);
}

/** Every file below a folder, as a browser gets it, by its path from there. */
function load(folder, cache) {
  const answers = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const extension = extname(entry.name);
    if (!entry.isFile() || [".br", ".gz"].includes(extension)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    const packed = PACKED.has(extension) ? null : brotli(bytes, cache);
    const isSmaller = packed && packed.length < bytes.length;
    const headers = { "Content-Type": TYPES[extension] ?? "application/octet-stream", "Cache-Control": "max-age=600" };
    if (isSmaller) headers["Content-Encoding"] = "br";
    answers.set(relative(folder, path), { headers, body: isSmaller ? packed : bytes });
  }
  return answers;
}

/**
 * Serves each folder of `folders` below its name, on a free port of this machine. `sent` are the answers since the last
 * `forget()`: path, bytes of the body, and when it was asked for, in milliseconds since the epoch.
 */
export async function serve(folders, cache) {
  const trees = new Map(Object.entries(folders).map(([name, folder]) => [name, load(folder, cache)]));
  let sent = [];
  const server = createServer((request, response) => {
    const [, name, ...rest] = decodeURIComponent(new URL(request.url, "http://localhost").pathname).split("/");
    const path = rest.join("/");
    const answer = trees.get(name)?.get(path || "index.html");
    if (!answer) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end(`there is no ${request.url}\n`);
      return;
    }
    sent.push({ path, bytes: answer.body.length, at: performance.timeOrigin + performance.now() });
    response.writeHead(200, { ...answer.headers, "Content-Length": answer.body.length }).end(answer.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent: () => sent,
    forget: () => { sent = []; },
    close: () => server.close(),
  };
}
