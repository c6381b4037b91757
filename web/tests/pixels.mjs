// What can be said about the pixels of a picture.

/** Colours of the dark theme, Polar night, as they are drawn. */
export const OCEAN = { deep: [0x08, 0x14, 0x20], shelf: [0x14, 0x34, 0x4a] };
export const LAND = [[0x1d, 0x27, 0x31], [0x26, 0x35, 0x43]];

/** How far a channel may be off: rounding, and a fade that has just ended. */
const TOLERANCE = 5;

/** The pixels of a part of a picture, given in shares of its width; each as [r, g, b]. */
export function* pixels({ width, height, data }, from = 0, to = 1) {
  for (let y = 0; y < height; y += 1) {
    for (let x = Math.floor(width * from); x < Math.floor(width * to); x += 1) {
      const at = 4 * (y * width + x);
      yield [data[at], data[at + 1], data[at + 2]];
    }
  }
}

const near = (a, b) => a.every((channel, index) => Math.abs(channel - b[index]) <= TOLERANCE);

export const isLand = (pixel) => LAND.some((colour) => near(pixel, colour));

/** On the way from deep to shelf: the isobaths divide it into steps. */
export function isOcean(pixel) {
  const { deep, shelf } = OCEAN;
  const along = deep.map((channel, index) => shelf[index] - channel);
  const length = along.reduce((sum, step) => sum + step * step, 0);
  const share = pixel.reduce((sum, channel, index) => sum + (channel - deep[index]) * along[index], 0) / length;
  const clamped = Math.min(1, Math.max(0, share));
  return near(pixel, deep.map((channel, index) => channel + clamped * along[index]));
}

/** How many different colours, and which share of the pixels is ocean and which is land. */
export function survey(picture, from, to) {
  const colours = new Set();
  let [count, ocean, land] = [0, 0, 0];
  for (const pixel of pixels(picture, from, to)) {
    count += 1;
    colours.add((pixel[0] << 16) | (pixel[1] << 8) | pixel[2]);
    if (isLand(pixel)) land += 1;
    else if (isOcean(pixel)) ocean += 1;
  }
  return { colours: colours.size, ocean: ocean / count, land: land / count };
}

/** Which share of the pixels of a part differs between two pictures of one size. */
export function difference(a, b, from, to) {
  let [count, differ] = [0, 0];
  const others = pixels(b, from, to);
  for (const pixel of pixels(a, from, to)) {
    const other = others.next().value;
    count += 1;
    if (pixel.some((channel, index) => channel !== other[index])) differ += 1;
  }
  return differ / count;
}
