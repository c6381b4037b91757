// One pan and one zoom out and in, by the mouse, through the browser's own input: each library does its own work on it.
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
 * Moves the map. `wheel` says by how many steps of how many pixels it zooms a doubling, which differs from library to
 * library; `timed(move)` is called with each movement that is to be timed.
 */
export async function move(cdp, wheel, timed) {
  const mouse = (type, { x, y }, rest = {}) => cdp.send("Input.dispatchMouseEvent", { type, x, y, ...rest });
  const left = { button: "left", buttons: 1, clickCount: 1 };

  await mouse("mouseMoved", MIDDLE);
  await mouse("mousePressed", MIDDLE, left);
  await timed(() => inTime(PAN_STEPS, PAN_MS, (share) => mouse("mouseMoved", circle(share), left)));
  await pause(SETTLE_MS);
  await mouse("mouseReleased", MIDDLE, { ...left, buttons: 0 });
  for (const deltaY of [wheel.px, -wheel.px]) {
    await pause(SETTLE_MS);
    await timed(() => inTime(wheel.steps, ZOOM_MS, () => mouse("mouseWheel", MIDDLE, { deltaX: 0, deltaY })));
  }
  await pause(SETTLE_MS);
}
