// The measures themselves, on pictures made by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { difference, isLand, isOcean, survey } from "./pixels.mjs";

function picture(width, height, colour) {
  const data = new Uint8Array(4 * width * height);
  for (let index = 0; index < width * height; index += 1) {
    data.set([...colour(index % width, Math.floor(index / width)), 255], 4 * index);
  }
  return { width, height, data };
}

test("land and ocean are told apart, and a blank page is neither", () => {
  assert.ok(isLand([0x1d, 0x27, 0x31]) && !isOcean([0x1d, 0x27, 0x31]));
  assert.ok(isLand([0x26, 0x35, 0x43]) && !isOcean([0x26, 0x35, 0x43]));
  for (const step of [[0x08, 0x14, 0x20], [0x0e, 0x24, 0x35], [0x14, 0x34, 0x4a]]) {
    assert.ok(isOcean(step) && !isLand(step), String(step));
  }
  for (const blank of [[0, 0, 0], [255, 255, 255]]) assert.ok(!isLand(blank) && !isOcean(blank), String(blank));
});

test("only the part that is asked for is counted", () => {
  const half = picture(10, 4, (x) => (x < 5 ? [0x1d, 0x27, 0x31] : [x, 0, 255]));
  assert.deepEqual(survey(half, 0, 0.5), { colours: 1, ocean: 0, land: 1 });
  assert.deepEqual(survey(half, 0.5, 1), { colours: 5, ocean: 0, land: 0 });
});

test("a difference is a share of the part", () => {
  const plain = picture(10, 4, () => [1, 2, 3]);
  const marked = picture(10, 4, (x, y) => (x === 9 && y < 2 ? [1, 2, 4] : [1, 2, 3]));
  assert.equal(difference(plain, marked, 0, 0.5), 0);
  assert.equal(difference(plain, marked, 0.8, 1), 0.25);
});
