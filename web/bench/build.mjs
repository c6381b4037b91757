// Makes the peers' pages: what npm ships of them, bundled as their guides say, and the GeoJSON that High North bakes.

import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LAYERS } from "./peers/sheet.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const geodata = join(here, "..", "..", "geodata");
const modules = join(here, "node_modules");

/** Farther south EPSG:3575 tears rings apart: its far end is the South Pole. */
const SOUTHERNMOST_DEG = -60;

const isNorth = (polygon) => polygon[0].some(([, lat]) => lat > SOUTHERNMOST_DEG);

/** Without polygons that lie beyond 60° S altogether: no view of the bench comes near them. */
function withoutAntarctica(collection) {
  const keep = ({ geometry, ...rest }) => {
    if (geometry.type === "Polygon") return isNorth(geometry.coordinates) ? [{ ...rest, geometry }] : [];
    if (geometry.type !== "MultiPolygon") return [{ ...rest, geometry }];
    return [{ ...rest, geometry: { ...geometry, coordinates: geometry.coordinates.filter(isNorth) } }];
  };
  return { ...collection, features: collection.features.flatMap(keep) };
}

function copyData(out) {
  mkdirSync(join(out, "data"), { recursive: true });
  for (const { file, isOfAtlas } of LAYERS) {
    const collection = JSON.parse(readFileSync(join(geodata, isOfAtlas ? "" : "base/world", file), "utf8"));
    writeFileSync(join(out, "data", file), JSON.stringify(withoutAntarctica(collection)));
  }
}

/** Fills the folder `out` with blank.html, maplibre.html, openlayers.html and all that they fetch. */
export async function buildPeers(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  copyData(out);
  const peers = join(here, "peers");
  const options = { bundle: true, format: "esm", minify: true, outdir: out, logLevel: "warning" };
  await build({ ...options, entryPoints: [join(peers, "blank.js"), join(peers, "openlayers.js")] });
  // MapLibre ships a module and a worker that it finds beside it; the other is built from Rust.
  const external = ["./maplibre-gl.mjs", "../hover/hover.js"];
  await build({ ...options, entryPoints: [join(peers, "maplibre.js"), join(peers, "hover-page.js")], external });
  for (const page of ["blank.html", "hover.html", "maplibre.html", "openlayers.html", "peer.css"]) copyFileSync(join(peers, page), join(out, page));
  for (const file of ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"]) {
    copyFileSync(join(modules, "maplibre-gl", "dist", file), join(out, file));
  }
  copyFileSync(join(modules, "ol", "ol.css"), join(out, "ol.css"));
}
