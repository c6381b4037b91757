// One pan by the mouse and one zoom out and in by two fingers, through the browser's own input: each library does its own
// work on it. (What a wheel zooms differs from library to library, and with how slow its frames are.)
//
// The steps are due at fixed times, as those of a hand are: they come no slower to a page that is slow, which gets
// several at once.

/** In the map, and in none of High North's panels. */
const MIDDLE = { x: 855, y: 360 };
const PAN_MS = 3_000;
/** A mouse tells where it is 125 times a second, twice for each frame. */
const PAN_STEPS = 375;
const PAN_RADIUS_PX = 110;
const ZOOM_MS = 1_250;
const ZOOM_STEPS = 150;
/** Between two fingers that are together, in pixels, and how many doublings they zoom. */
const NEAR_PX = 130;
const DOUBLINGS = 1;
/** Long enough that letting go is no flick, and that what eases in has arrived. */
const SETTLE_MS = 1_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Twice around a circle, and back at where it began. */
function circle(share) {
  const angle = 4 * Math.PI * share;
  return { x: MIDDLE.x + PAN_RADIUS_PX * Math.sin(angle), y: MIDDLE.y + PAN_RADIUS_PX * (1 - Math.cos(angle)) };
}

/** Sends so many steps over so long a time, and waits until the page has taken the last. */
async function inTime(steps, milliseconds, send) {
  const start = performance.now();
  const sent = [];
  while (sent.length < steps) {
    const due = Math.min(steps, Math.ceil((steps * (performance.now() - start)) / milliseconds));
    while (sent.length < due) sent.push(send((sent.length + 1) / steps));
    await pause(2);
  }
  await Promise.all(sent);
}

/**
 * Moves the map. `dead` is the part of a doubling that the library takes no notice of; `timed(move)` is called with each
 * movement that is to be timed, `told()` before the zoom and after each half of it.
 */
export async function move(cdp, dead, timed, told) {
  const mouse = (type, { x, y }, rest = {}) => cdp.send("Input.dispatchMouseEvent", { type, x, y, ...rest });
  const left = { button: "left", buttons: 1, clickCount: 1 };
  const touch = (type, touchPoints) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  const fingers = (doublings) => [-1, 1].map((side, id) => ({ x: MIDDLE.x + (side * NEAR_PX * 2 ** doublings) / 2, y: MIDDLE.y, id }));

  await mouse("mouseMoved", MIDDLE);
  await mouse("mousePressed", MIDDLE, left);
  await timed(() => inTime(PAN_STEPS, PAN_MS, (share) => mouse("mouseMoved", circle(share), left)));
  await pause(SETTLE_MS);
  await mouse("mouseReleased", MIDDLE, { ...left, buttons: 0 });
  await pause(SETTLE_MS);
  await told();
  const [closed, open] = [0, DOUBLINGS + dead];
  for (const [from, to] of [[open, closed], [closed, open]]) {
    await touch("touchStart", fingers(from));
    await timed(() => inTime(ZOOM_STEPS, ZOOM_MS, (share) => touch("touchMove", fingers(from + (to - from) * share))));
    await pause(SETTLE_MS);
    await touch("touchEnd", []);
    await pause(SETTLE_MS);
    await told();
  }
}
