// OpenLayers as its guide has it: a vector layer for each file, in EPSG:3575 (equal-area about the North Pole) by proj4.

import GeoJSON from "ol/format/GeoJSON.js";
import VectorLayer from "ol/layer/Vector.js";
import OlMap from "ol/Map.js";
import { register } from "ol/proj/proj4.js";
import { get, toLonLat, fromLonLat } from "ol/proj.js";
import VectorSource from "ol/source/Vector.js";
import Circle from "ol/style/Circle.js";
import Fill from "ol/style/Fill.js";
import Stroke from "ol/style/Stroke.js";
import Style from "ol/style/Style.js";
import View from "ol/View.js";
import proj4 from "proj4";
import { DEPTHS, HOME, LAYERS, MARK_RADIUS, SHELF, reach, url } from "./sheet.js";

proj4.defs("EPSG:3575", "+proj=laea +lat_0=90 +lon_0=10 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs");
register(proj4);
// The whole sphere but for its far end: a disc of twice the radius.
get("EPSG:3575").setExtent([-12_800_000, -12_800_000, 12_800_000, 12_800_000]);

function styleOf({ fill, line, point }) {
  const parts = {
    stroke: line && new Stroke({ color: line.color, width: line.width }),
    image: point && new Circle({ radius: MARK_RADIUS, fill: new Fill({ color: point }) }),
  };
  if (fill !== "depth") return new Style({ ...parts, fill: fill && new Fill({ color: fill }) });
  const steps = new Map(DEPTHS.map(([depth, color]) => [depth, new Style({ fill: new Fill({ color }) })]));
  return (feature) => steps.get(feature.get("depth"));
}

const layers = LAYERS.map((layer) => new VectorLayer({
  source: new VectorSource({ url: url(layer.file), format: new GeoJSON() }),
  style: styleOf(layer),
}));
const land = layers[LAYERS.findIndex(({ id }) => id === "land")];

const view = new View({
  projection: "EPSG:3575",
  center: fromLonLat([HOME.lon, HOME.lat], "EPSG:3575"),
  resolution: HOME.metresPerPixel,
});
const map = new OlMap({ target: "map", layers, view, controls: [] });
document.getElementById("map").style.background = SHELF;

// The first frame that has all of the land in it, and the first after which nothing is left to be drawn.
land.on("postrender", () => {
  if (land.getSource().getState() === "ready" && land.getSource().getFeatures().length > 0) reach("first-map");
});
map.once("rendercomplete", () => reach("detail"));

globalThis.bench = {
  view() {
    const [lon, lat] = toLonLat(view.getCenter(), "EPSG:3575");
    return { lon, lat, metresPerPixel: view.getResolution() };
  },
};
