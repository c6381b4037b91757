// The sheet that both peers draw: which layers, in which order and colours. They are High North's own in its dark
// theme, Polar night, with the strokes of its home view.

/** Where the map opens: the home view of High North, in a window of 1280 × 720 with the article beside it. */
export const HOME = { lon: 20, lat: 64.5, metresPerPixel: 3900 };

export const OCEAN = "#081420";

/** Isobaths of the file of depths, in metres, and the colour of what is at least as deep. */
export const DEPTHS = [[200, "#123044"], [1000, "#102a3d"], [2000, "#0e2535"], [3000, "#0c1f2e"], [4000, "#0a1a27"], [5000, "#081420"]];
export const SHELF = "#14344a";

/** The files in the order in which they are drawn, and what is drawn of each; those of the atlas lie in `geodata/`. */
export const LAYERS = [
  { id: "depths", file: "bathy_etopo5.geojson", fill: "depth" },
  { id: "land", file: "land_50m.geojson", fill: "#1d2731", line: { color: "#6f8fa3", width: 1 } },
  { id: "lakes", file: "lakes_50m.geojson", fill: "#14344a", line: { color: "#6f8fa3", width: 0.6 } },
  { id: "rivers", file: "rivers_50m.geojson", line: { color: "#3b6680", width: 0.7 } },
  { id: "borders", file: "borders_50m.geojson", line: { color: "#4b5c69", width: 1 } },
  { id: "disputed", file: "disputed.geojson", line: { color: "#4b5c69", width: 1 } },
  { id: "baltic-sentry", isOfAtlas: true, file: "baltic-sentry.geojson", fill: "rgba(61, 214, 198, 0.15)", line: { color: "#3dd6c6", width: 1.5 } },
  { id: "routes", isOfAtlas: true, file: "routes.geojson", line: { color: "#e8eff4", width: 2 } },
  { id: "incidents", isOfAtlas: true, file: "incidents.geojson", line: { color: "#ff6b6b", width: 2 }, point: "#ff6b6b" },
  { id: "bases", isOfAtlas: true, file: "bases.geojson", point: "#a9bcc8" },
  { id: "agreements", isOfAtlas: true, file: "agreements.geojson", line: { color: "#ffb454", width: 1.5 }, point: "#ffb454" },
  { id: "places", isOfAtlas: true, file: "places.geojson", fill: "rgba(255, 180, 84, 0.06)", line: { color: "#ffb454", width: 1 }, point: "#ffb454" },
];

/** Radius of a mark in pixels. */
export const MARK_RADIUS = 6;

/** Where a file of the sheet is. */
export const url = (file) => new URL(`data/${file}`, document.baseURI).href;

/** Says that a stage is reached; the bench reads these marks. Only the first of each counts. */
export function reach(stage) {
  if (performance.getEntriesByName(stage).length === 0) performance.mark(stage);
}
