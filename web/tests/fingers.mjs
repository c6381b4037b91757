// Fingers on the page, as the browser's own protocol moves them, and a telephone to hold.

/** A telephone held upright, with a pixel to a point: software draws one sooner than four. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1,
  hasTouch: true,
  isMobile: true,
  userAgent: "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
};
/** The same with pixels as fine as they are drawn. */
export const FINE_PHONE = { ...PHONE, deviceScaleFactor: 2 };
/** The first, held across. */
export const ACROSS = { ...PHONE, viewport: { width: 844, height: 390 } };

const FRAME_MS = 16;
/** Longer than a finger rests that asks what is there. */
const PRESSED_MS = 700;

/**
 * The fingers of one hand. Positions are pairs of CSS pixels.
 *
 * Every event carries the time at which a real hand would have been there, however late a busy machine sends it: what a finger
 * means depends on it. What is quick is sent at once after its end, as a busy browser tells of it: between two events that are sent
 * one by one a finger may have rested.
 */
export async function hand(page) {
  const session = await page.context().newCDPSession(page);
  let timeMs = 0;
  const begin = () => { timeMs = Math.max(timeMs, Date.now()); };
  async function wait(ms) {
    timeMs += ms;
    await page.waitForTimeout(ms);
  }
  const send = (type, points, atMs = timeMs) => session.send("Input.dispatchTouchEvent", {
    type, touchPoints: points.map(([x, y], id) => ({ x, y, id })), timestamp: atMs / 1_000,
  });
  /** Sends events together: each the milliseconds after the one before it, its kind, and where the fingers are. */
  async function sendLate(events) {
    begin();
    let atMs = timeMs;
    await wait(events.reduce((sum, [afterMs]) => sum + afterMs, 0));
    await Promise.all(events.map(([afterMs, ...event]) => {
      atMs += afterMs;
      return send(...event, atMs);
    }));
  }
  /** Puts fingers down, moves each to its end in steps, and lifts them after a rest. */
  async function move(from, to, { steps = 12, restMs = 200, isLate = false } = {}) {
    const at = (part) => from.map(([x, y], index) => [x + (to[index][0] - x) * part, y + (to[index][1] - y) * part]);
    if (!isLate) return along(at, { steps, restMs });
    const moves = Array.from({ length: steps }, (_, step) => [FRAME_MS, "touchMove", at((step + 1) / steps)]);
    return sendLate([[0, "touchStart", from], ...moves, [restMs, "touchEnd", []]]);
  }
  /** Moves fingers along a path of theirs, a function of 0 to 1, and does not go on until the page has seen each step. */
  async function along(path, { steps = 20, restMs = 200 } = {}) {
    begin();
    await send("touchStart", path(0));
    for (let step = 1; step <= steps; step += 1) {
      await wait(FRAME_MS);
      await send("touchMove", path(step / steps));
    }
    await wait(restMs);
    await send("touchEnd", []);
  }
  /** Taps, or taps several times. */
  const tap = (at, { heldMs = 40, times = 1, betweenMs = 80 } = {}) => sendLate(
    Array.from({ length: times }, (_, time) => [[time > 0 ? betweenMs : 0, "touchStart", [at]], [heldMs, "touchEnd", []]]).flat(),
  );
  /** Rests so long that it is no tap any more. */
  async function press(at) {
    begin();
    await send("touchStart", [at]);
    await wait(PRESSED_MS);
    await send("touchEnd", []);
  }
  return { move, along, tap, press, session };
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
