// Fingers on the page, as the browser's own protocol moves them, and a telephone to hold.

/** A telephone held upright. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  userAgent: "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
};
/** The same, held across. */
export const ACROSS = { ...PHONE, viewport: { width: 844, height: 390 } };

const FRAME_MS = 16;

/** The fingers of one hand. Positions are pairs of CSS pixels. */
export async function hand(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, points) => session.send("Input.dispatchTouchEvent", {
    type, touchPoints: points.map(([x, y], id) => ({ x, y, id })),
  });
  /**
   * Puts fingers down, moves each to its end in steps, and lifts them after a rest. Where they are `hasty` they do not wait until
   * the page has seen each step, as real fingers do not.
   */
  async function move(from, to, { steps = 12, restMs = 200, stepMs = FRAME_MS, hasty = false } = {}) {
    const sent = [];
    const step = async (...event) => {
      sent.push(send(...event));
      if (!hasty) await sent.at(-1);
    };
    await step("touchStart", from);
    for (let number = 1; number <= steps; number += 1) {
      const part = number / steps;
      await page.waitForTimeout(stepMs);
      await step("touchMove", from.map(([x, y], index) => [x + (to[index][0] - x) * part, y + (to[index][1] - y) * part]));
    }
    await page.waitForTimeout(restMs);
    await Promise.all([...sent, send("touchEnd", [])]);
  }
  /** Moves fingers along a path of theirs, a function of 0 to 1. */
  async function along(path, { steps = 20, restMs = 200 } = {}) {
    await send("touchStart", path(0));
    for (let step = 1; step <= steps; step += 1) {
      await page.waitForTimeout(FRAME_MS);
      await send("touchMove", path(step / steps));
    }
    await page.waitForTimeout(restMs);
    await send("touchEnd", []);
  }
  async function tap(at, heldMs = 40) {
    const down = send("touchStart", [at]);
    await page.waitForTimeout(heldMs);
    await Promise.all([down, send("touchEnd", [])]);
  }
  return { send, move, along, tap, session };
}

const RAD = Math.PI / 180;
const EARTH_M = 6_371_008.8;

/** Metres of ground to a CSS pixel at the centre, by the definition of the zoom in a link. */
export const metresPerPixel = ({ zoom }) => 156_543.034 / 2 ** zoom;

/** Metres between two views' centres, on the sphere. */
export function metresBetween(a, b) {
  const [lat, other] = [a.lat * RAD, b.lat * RAD];
  const half = Math.sin((other - lat) / 2) ** 2 + Math.cos(lat) * Math.cos(other) * Math.sin(((b.lon - a.lon) * RAD) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.sqrt(half));
}
