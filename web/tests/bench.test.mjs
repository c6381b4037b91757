// The figures of `cargo xtask bench web`: medians, percentiles, the ratios of its goals, and what processes cost.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { cpuMs, exactCpuMs, family, pssMb } from "../bench/processes.mjs";
import { goals, ratios, table } from "../bench/report.mjs";
import { byRound, median, quantile, spread } from "../bench/statistics.mjs";

test("a median is the middle value, or lies in the middle between two", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([100, 9, 1, 5]), 7);
  assert.ok(Number.isNaN(median([])), "of nothing there is none");
});

test("a percentile lies on the line between its neighbours, as R and NumPy have it", () => {
  const values = [40, 10, 30, 20];
  assert.equal(quantile(values, 0), 10);
  assert.equal(quantile(values, 1), 40);
  // numpy.percentile([10, 20, 30, 40], 95)
  assert.ok(Math.abs(quantile(values, 0.95) - 38.5) < 1e-9);
  assert.deepEqual(values, [40, 10, 30, 20], "the values stay as they are");
});

test("a number is sorted as a number", () => {
  assert.deepEqual(spread([9, 10, 100]), { median: 10, least: 9, greatest: 100 });
});

test("rounds are combined each with its own, as many as all have", () => {
  assert.deepEqual(byRound([[10, 20, 30], [2, 5]], (a, b) => a / b), [5, 4]);
});

const visit = (changes) => ({
  text_ms: 100, map_ms: 1000, detail_ms: 2000, map_bytes: 1024, detail_bytes: 2048, frames_ms: [10, 10, 10],
  cpu_ms_per_frame: 10, rest_cpu_percent: 0.5, rest_frames: 0, memory_mb: 300, hits_ms: null,
  views: [null, null], ...changes,
});
const VISITS = {
  blank: [visit({ text_ms: null }), visit({})],
  "high-north": [
    visit({ cpu_ms_per_frame: 30, memory_mb: 340, hits_ms: [0.01], rest_cpu_percent: 0.55 }),
    visit({ cpu_ms_per_frame: 40, memory_mb: 340, hits_ms: [0.01], rest_cpu_percent: 0.55 }),
  ],
  maplibre: [
    visit({ cpu_ms_per_frame: 60, memory_mb: 400, map_ms: 2000, frames_ms: [20, 20, 20], hits_ms: [1] }),
    visit({ cpu_ms_per_frame: 60, memory_mb: 400, map_ms: 4000, frames_ms: [20, 20, 20], hits_ms: [1] }),
  ],
  openlayers: [visit({ frames_ms: [100, 100] }), visit({ frames_ms: [100, 100] })],
};

test("the ratios are of the same round, and what the blank page costs counts for nobody", () => {
  const found = Object.fromEntries(ratios(VISITS).map(({ what, ...rest }) => [what, rest]));
  const of = (what) => [found[what].least, found[what].median, found[what].greatest].map((value) => Number(value.toFixed(6)));
  assert.deepEqual(of("CPU a frame − blank, ÷ MapLibre's − blank"), [0.4, 0.5, 0.6]);
  assert.deepEqual(of("frame p95 ÷ MapLibre's"), [0.5, 0.5, 0.5]);
  assert.deepEqual(of("frame p95 ÷ OpenLayers'"), [0.1, 0.1, 0.1]);
  assert.deepEqual(of("time to first map ÷ MapLibre's"), [0.25, 0.375, 0.5]);
  assert.deepEqual(of("CPU at rest − blank, points"), [0.05, 0.05, 0.05]);
  assert.deepEqual(of("memory − blank, ÷ MapLibre's − blank"), [0.4, 0.4, 0.4]);
  assert.deepEqual(of("hit test ÷ queryRenderedFeatures"), [0.01, 0.01, 0.01]);
});

test("a goal is told with its ratio, and whether it is reached", () => {
  const lines = goals(ratios(VISITS)).split("\n");
  assert.match(lines.find((line) => line.startsWith("P1 ")), /0\.500 \(0\.400–0\.600\) +≤ 0\.4 +missed$/);
  assert.match(lines.find((line) => line.startsWith("P13 ")), /0\.010 \(0\.010–0\.010\) +≤ 0\.05 +reached$/);
});

test("what a page does not have is left out of the table", () => {
  const pages = Object.keys(VISITS).map((name) => ({ name, title: name }));
  const never = { ...VISITS, blank: [visit({ text_ms: null })] };
  assert.match(table(pages, never), /^text ms +– +100 \(100–100\)/m);
});

const linux = { skip: process.platform === "linux" ? false : "only Linux has /proc" };

test("a browser is all that it has started", linux, () => {
  const child = spawn("sleep", ["60"]);
  try {
    const pids = family(process.pid);
    assert.ok(pids.includes(process.pid) && pids.includes(child.pid), `${child.pid} in ${pids}`);
    assert.ok(!pids.includes(process.ppid), "not what has started it");
    assert.deepEqual(family(child.pid), [child.pid]);
    assert.ok(pssMb([process.pid]) > 1, "a program takes a megabyte");
    assert.ok(pssMb(pids) > pssMb([process.pid]), "and two take more");
  } finally {
    child.kill();
  }
});

test("CPU time is that of the work that was done, by both clocks", linux, async () => {
  const WORK_MS = 300;
  const work = () => {
    const start = process.cpuUsage();
    for (;;) {
      const { user, system } = process.cpuUsage(start);
      if (user + system >= WORK_MS * 1000) return;
    }
  };
  const before = cpuMs([process.pid]);
  const exact = await exactCpuMs([process.pid], async () => work());
  const coarse = cpuMs([process.pid]) - before;
  assert.ok(Math.abs(exact - WORK_MS) < 0.2 * WORK_MS, `${exact} ms of threads`);
  assert.ok(Math.abs(coarse - WORK_MS) < 0.2 * WORK_MS, `${coarse} ms in ticks`);
  assert.equal(cpuMs([2 ** 30]), 0, "what has ended costs nothing");
});
