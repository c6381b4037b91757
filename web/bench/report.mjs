// What the rounds say: a table of the pages, and the ratios with their goals. Nothing is asserted.

import { byRound, median, quantile, spread } from "./statistics.mjs";

const KIB = 1024;

/** What is told of each page: the heading, the value of one visit, and digits after the point. */
const COLUMNS = [
  ["text ms", ({ text_ms }) => text_ms, 0],
  ["first map ms", ({ map_ms }) => map_ms, 0],
  ["full detail ms", ({ detail_ms }) => detail_ms, 0],
  ["KiB to map", ({ map_bytes }) => map_bytes / KIB, 0],
  ["KiB to detail", ({ detail_bytes }) => detail_bytes / KIB, 0],
  ["frame median ms", ({ frames_ms }) => median(frames_ms), 1],
  ["frame p95 ms", ({ frames_ms }) => quantile(frames_ms, 0.95), 1],
  ["CPU ms a frame", ({ cpu_ms_per_frame }) => cpu_ms_per_frame, 1],
  ["CPU % at rest", ({ rest_cpu_percent }) => rest_cpu_percent, 2],
  ["frames at rest", ({ rest_frames }) => rest_frames, 0],
  ["memory MB", ({ memory_mb }) => memory_mb, 0],
  // Every page zooms as far as the others and ends where it began, if it has taken every step.
  ["doublings out", ({ views: [before, out] }) => before && Math.log2(out.metresPerPixel / before.metresPerPixel), 2],
  ["doublings back", ({ views: [, out, after] }) => out && Math.log2(out.metresPerPixel / after.metresPerPixel), 2],
];

const written = ({ median: middle, least, greatest }, digits) => `${middle.toFixed(digits)} (${least.toFixed(digits)}–${greatest.toFixed(digits)})`;

/** Columns side by side, each as wide as its widest cell. */
function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join("  ").trimEnd()).join("\n");
}

/** Each page a column: median, least and greatest of the rounds. */
export function table(pages, visits) {
  const cell = ({ name }, value, digits) => {
    const values = visits[name].map(value).filter((of) => of !== null && of !== undefined);
    return values.length > 0 ? written(spread(values), digits) : "–";
  };
  const rows = COLUMNS.map(([heading, value, digits]) => [heading, ...pages.map((page) => cell(page, value, digits))]);
  return aligned([["", ...pages.map(({ title }) => title)], ...rows]);
}

const p95 = ({ frames_ms }) => quantile(frames_ms, 0.95);
const hit = ({ hits_ms }) => median(hits_ms);

/** The goals of the page, as ratios of what was measured in the same round; `best` is the most that is wanted. */
const GOALS = [
  { id: "P1", what: "CPU a frame − blank, ÷ MapLibre's − blank", best: 0.4, of: ({ blank, ours, maplibre }) => (ours.cpu_ms_per_frame - blank.cpu_ms_per_frame) / (maplibre.cpu_ms_per_frame - blank.cpu_ms_per_frame) },
  { id: "P2", what: "frame p95 ÷ MapLibre's", best: 0.6, of: ({ ours, maplibre }) => p95(ours) / p95(maplibre) },
  { id: "P2", what: "frame p95 ÷ OpenLayers'", best: 0.2, of: ({ ours, openlayers }) => p95(ours) / p95(openlayers) },
  { id: "P4", what: "time to first map ÷ MapLibre's", best: 0.6, of: ({ ours, maplibre }) => ours.map_ms / maplibre.map_ms },
  { id: "P4", what: "time to text ÷ time to first map", best: 1, of: ({ ours }) => ours.text_ms / ours.map_ms },
  { id: "P7", what: "CPU at rest − blank, points", best: 0.1, of: ({ blank, ours }) => ours.rest_cpu_percent - blank.rest_cpu_percent },
  { id: "P7", what: "frames at rest", best: 0, of: ({ ours }) => ours.rest_frames },
  { id: "P12", what: "memory − blank, ÷ MapLibre's − blank", best: 0.5, of: ({ blank, ours, maplibre }) => (ours.memory_mb - blank.memory_mb) / (maplibre.memory_mb - blank.memory_mb) },
  { id: "P13", what: "hit test ÷ queryRenderedFeatures", best: 0.05, of: ({ ours, maplibre }) => hit(ours) / hit(maplibre) },
];

/** Each goal with the ratio in each round. */
export function ratios(visits) {
  const series = ["blank", "high-north", "maplibre", "openlayers"].map((name) => visits[name]);
  return GOALS.map(({ id, what, best, of }) => {
    const values = byRound(series, (blank, ours, maplibre, openlayers) => of({ blank, ours, maplibre, openlayers }));
    return { id, what, goal: best, ...spread(values) };
  });
}

/** The ratios as a table. */
export function goals(found) {
  const rows = found.map(({ id, what, goal, ...of }) => [`${id} ${what}`, written(of, 3), `≤ ${goal}`, of.median <= goal ? "reached" : "missed"]);
  return aligned([["", "median (range)", "goal", ""], ...rows]);
}
