// MapLibre GL JS as its guide has it: a style with one GeoJSON source for each file, and a worker that cuts tiles.

import * as maplibregl from "./maplibre-gl.mjs";
import { DEPTHS, HOME, LAYERS, MARK_RADIUS, OCEAN, SHELF, reach, url } from "./sheet.js";

/** Metres per pixel at the equator at zoom 0, with tiles of 512 pixels. */
const METRES_PER_PIXEL = 78271.517;

const depth = ["step", ["get", "depth"], SHELF, ...DEPTHS.flat()];

const sources = Object.fromEntries(LAYERS.map(({ id, file }) => [id, { type: "geojson", data: url(file) }]));

const layers = LAYERS.flatMap(({ id, fill, line, point }) => [
  fill && {
    id: `${id}-fill`, type: "fill", source: id, filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": fill === "depth" ? depth : fill, "fill-antialias": false },
  },
  line && {
    id: `${id}-line`, type: "line", source: id, filter: ["!=", ["geometry-type"], "Point"],
    paint: { "line-color": line.color, "line-width": line.width },
  },
  point && {
    id: `${id}-point`, type: "circle", source: id, filter: ["==", ["geometry-type"], "Point"],
    paint: { "circle-color": point, "circle-radius": MARK_RADIUS },
  },
].filter(Boolean));

const latitude = Math.cos((HOME.lat * Math.PI) / 180);
const map = new maplibregl.Map({
  container: "map",
  style: { version: 8, sources, layers: [{ id: "ocean", type: "background", paint: { "background-color": SHELF } }, ...layers] },
  center: [HOME.lon, HOME.lat],
  zoom: Math.log2((METRES_PER_PIXEL * latitude) / HOME.metresPerPixel),
  attributionControl: false,
  fadeDuration: 0,
});
document.getElementById("map").style.background = OCEAN;

// The first frame that has all of the land in it, and the first after which nothing is left to be drawn.
map.on("render", () => {
  if (map.isSourceLoaded("land")) reach("first-map");
});
map.once("idle", () => reach("detail"));

globalThis.bench = {
  view() {
    const { lng, lat } = map.getCenter();
    const metresPerPixel = (METRES_PER_PIXEL * Math.cos((lat * Math.PI) / 180)) / 2 ** map.getZoom();
    return { lon: lng, lat, metresPerPixel };
  },
  hit: (x, y) => map.queryRenderedFeatures([x, y]).length,
};
