// How much memory the page holds: the program's own, the scripts', and what it has given to the graphics card.

import { rested } from "./page.mjs";

/** From one key to the next. */
const STEP_MS = 350;

/** Counts, from before the page is loaded, what is asked for: for use with `prepare` of page.mjs. */
export const countMemory = (page) => page.addInitScript(() => {
  const weight = { program: undefined, textures: new Map(), buffers: new Map() };
  globalThis.weight = weight;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...request) => {
      const made = await original.call(WebAssembly, ...request);
      weight.program = (made.instance ?? made).exports.memory;
      return made;
    };
  }
  const gl = WebGL2RenderingContext.prototype;
  const after = (name, call) => {
    const original = gl[name];
    gl[name] = function counted(...request) {
      call(this, ...request);
      return original.apply(this, request);
    };
  };
  /** Bytes of a pixel, of the formats that the program uses; the others are taken for four. */
  const bytes = { [gl.R8]: 1, [gl.RGBA16F]: 8, [gl.RGBA32F]: 16 };
  after("texStorage2D", (context, target, levels, format, width, height) => {
    const texture = context.getParameter(context.TEXTURE_BINDING_2D);
    weight.textures.set(texture, width * height * (bytes[format] ?? 4) * (levels > 1 ? 4 / 3 : 1));
  });
  const drawnInto = (context, samples, format, width, height) => {
    const buffer = context.getParameter(context.RENDERBUFFER_BINDING);
    weight.textures.set(buffer, width * height * (bytes[format] ?? 4) * Math.max(samples, 1));
  };
  after("renderbufferStorage", (context, target, ...size) => drawnInto(context, 1, ...size));
  after("renderbufferStorageMultisample", (context, target, ...size) => drawnInto(context, ...size));
  after("deleteRenderbuffer", (_, buffer) => weight.textures.delete(buffer));
  after("deleteTexture", (context, texture) => weight.textures.delete(texture));
  const bindings = new Map();
  after("bindBuffer", (_, target, buffer) => bindings.set(target, buffer));
  after("bufferData", (_, target, data) => weight.buffers.set(bindings.get(target), data?.byteLength ?? data ?? 0));
  after("deleteBuffer", (_, buffer) => weight.buffers.delete(buffer));
});

const total = (values) => values.reduce((sum, value) => sum + value, 0);

/** Bytes, once what nobody holds any more is gone. */
export async function weigh(page, session) {
  for (let time = 0; time < 2; time += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize: scripts, embedderHeapUsedSize: nodes = 0 } = await session.send("Runtime.getHeapUsage");
  const rest = await page.evaluate(() => {
    const sum = (map) => [...map.values()].reduce((all, value) => all + value, 0);
    const { program, textures, buffers } = globalThis.weight;
    return {
      program: program.buffer.byteLength, textures: sum(textures), buffers: sum(buffers),
      canvas: document.getElementById("map").width * document.getElementById("map").height * 4,
    };
  });
  return { scripts: scripts + nodes, ...rest };
}

const MEGABYTE = 1e6;

/** A line of a table. */
export const inWords = (weight) => Object.entries(weight).map(([name, bytes]) => `${name} ${(bytes / MEGABYTE).toFixed(1)} MB`).join(", ");

/** One round of use, which ends as it began: moves, cards, a search, themes, projections, layers, the story. */
export async function useOnce(page, start) {
  const press = async (...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(STEP_MS);
    }
    // The next begins where this has ended, or a slower machine would see, and keep, other parts of the map.
    await rested(page);
  };
  await page.locator("#map").focus();
  await press("NumpadAdd", "NumpadAdd", "ArrowLeft", "ArrowUp", "NumpadAdd", "ArrowRight", "NumpadSubtract", "NumpadSubtract");
  await press("Shift+N", "Shift+N", "Shift+N", "Escape");
  await page.keyboard.press("/");
  await page.waitForFunction(() => "typing" in document.documentElement.dataset);
  await page.keyboard.type("bodo", { delay: 60 });
  await press("Enter", "Escape");
  await press("t", "t", "t", "l", "l", "g", "g", "g", "g", "g", "d", "d", "s", "n", "n", "Escape", "Escape");
  await page.mouse.move(700, 300);
  for (const delta of [-120, -120, -120, 120, 120, 120]) {
    await page.mouse.wheel(0, delta);
    await page.waitForTimeout(150);
  }
  await page.mouse.down();
  await page.mouse.move(820, 380, { steps: 12 });
  await page.mouse.up();
  await rested(page);
  await page.evaluate((hash) => { location.hash = hash; }, start);
  await page.waitForTimeout(STEP_MS);
  await rested(page);
}

/** How the second half of a series differs from the first: what is left of growth once caches are full. */
export function growth(series, name) {
  const half = Math.floor(series.length / 2);
  const mean = (part) => total(part.map((weight) => weight[name])) / part.length;
  return mean(series.slice(half)) - mean(series.slice(0, half));
}
