// What is compared: our page and its peers, and a page that only clears its canvas, as the floor.

/** Positions on the screen to ask what is there, spread evenly over the map (Halton's sequence in bases 2 and 3). */
function queries(count) {
  const halton = (index, base) => {
    let [value, share] = [0, 1];
    for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
      share /= base;
      value += share * (rest % base);
    }
    return value;
  };
  return Array.from({ length: count }, (_, index) => [1280 * halton(index + 1, 2), 720 * halton(index + 1, 3)]);
}

const STAGES = { map: "first-map", detail: "detail" };
const view = () => globalThis.bench?.view() ?? null;

/** Milliseconds that each of these questions takes; asked so often that the browser's clock, of 0.1 ms, can tell. */
const hits = (times) => `${JSON.stringify(queries(400))}.map(([x, y]) => {
  const start = performance.now();
  for (let time = 0; time < ${times}; time += 1) globalThis.bench.hit(x, y);
  return (performance.now() - start) / ${times};
})`;

/** The view that High North keeps in its address, in the units of the others. */
function addressView() {
  const match = /[#&]map=(-?[\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(decodeURIComponent(location.hash));
  if (!match) return null;
  const [zoom, lat, lon] = match.slice(1).map(Number);
  return { lon, lat, metresPerPixel: 156543.034 / 2 ** zoom };
}

/** `dead`: the part of a doubling that two fingers spread before the map begins to follow them, and that is lost. */
export const PAGES = [
  { name: "blank", title: "blank page", path: "peers/blank.html", stages: STAGES, view },
  {
    name: "high-north", title: "High North", path: "high-north/", view: addressView,
    stages: { map: "high-north:first-map", detail: "high-north:detail" },
    hits: { path: "peers/hover.html", ask: hits(100) },
  },
  {
    name: "maplibre", title: "MapLibre GL JS", path: "peers/maplibre.html", stages: STAGES, view, hits: { ask: hits(1) },
    dead: 0.1,
  },
  { name: "openlayers", title: "OpenLayers", path: "peers/openlayers.html", stages: STAGES, view },
];
