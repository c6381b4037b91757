// A screen that is only played, as the tools for developers play a telephone's: there Chromium gives the size of a part of
// the page in pixels of the real screen, which the program would take for those of the played one, and everything would come
// out at half its size. Without that property the program counts points and multiplies.

const { prototype } = ResizeObserverEntry;
const PROPERTY = "devicePixelContentBoxSize";
/** Both are rounded. */
const ROUNDING_PX = 2;

/** Takes the property away where it contradicts the number of pixels to a point. Comes before the program starts. */
export async function trustPixels() {
  if (!(PROPERTY in prototype)) return;
  const entry = await new Promise((resolve) => {
    const observer = new ResizeObserver(([first]) => {
      observer.disconnect();
      resolve(first);
    });
    observer.observe(document.documentElement, { box: "device-pixel-content-box" });
  });
  const said = entry[PROPERTY][0].inlineSize;
  if (Math.abs(said - entry.contentRect.width * devicePixelRatio) > ROUNDING_PX) delete prototype[PROPERTY];
}
