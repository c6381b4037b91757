// Which of the two is seen: the map, or the text beside it, on a narrow page over it.
//
// The text is always in the accessibility tree, and until the map is there it is the page. Then the map takes the screen
// (`data-shown="map"` on <html>), and the text is seen whenever the focus is in it or it was asked for (`data-text="open"`).

const root = document.documentElement;
const map = document.getElementById("map");
const text = document.getElementById("text");
const main = document.getElementById("document");
/** From this width on there is room for both; the same as in style.css. */
const wide = matchMedia("(min-width: 56rem)");

/** Whether the map has taken the screen. */
export const hasMap = () => root.dataset.shown === "map";

/** Whether the text lies over the map and not beside it. */
export const coversMap = () => hasMap() && !wide.matches;

/** The place in the text of the card that is open, if there is one. */
export const openPlace = () => document.getElementById(`place=${root.dataset.place}`);

/** Shows the text, and takes the focus there: to the place that is open, else to the beginning. */
export function readText() {
  root.dataset.text = "open";
  text.inert = false;
  const target = (hasMap() && openPlace()) || main;
  target.focus({ preventScroll: target === main });
}

/** Hides the text and goes to the map. */
export function showMap() {
  delete root.dataset.text;
  map.focus({ preventScroll: true });
}

/** The first thing in the text that is seen whole or begun, so that it can be found again. */
function firstSeen() {
  const top = document.getElementById("text-bar").getBoundingClientRect().bottom;
  return [...main.querySelectorAll("h1, h2, h3, p, li, blockquote")].find((part) => part.getBoundingClientRect().bottom > top);
}

/** What a reader does who reads on before the map is there. */
const READING = ["wheel", "touchmove", "keydown", "pointerdown"];
const { hash } = location;
/** The address leads to a part of the text, and not to one of the map, which has the form `key=value`. */
const leadsToText = hash.length > 1 && !hash.includes("=");
/** Where the text is scrolled, whether that was a reader. To a place that the address names the browser scrolls by itself. */
let hasMoved = leadsToText || hash.length <= 1;
/** Notes that somebody reads: the text is still seen when the map comes. */
export const noteMove = () => { hasMoved = true; };
for (const kind of READING) addEventListener(kind, noteMove, { passive: true });

/** The map is there and takes the screen; who is at the text goes on where they were. */
export function giveScreen() {
  for (const kind of READING) removeEventListener(kind, noteMove);
  const isFocused = text.contains(document.activeElement);
  const isRead = hasMoved && (isFocused || scrollY > 0);
  const seen = isRead ? firstSeen() : undefined;
  if (isRead) root.dataset.text = "open";
  else delete root.dataset.text;
  root.dataset.shown = "map";
  seen?.scrollIntoView();
  // An address that leads to a place has given it the focus, which must not stay where nobody sees it.
  if (isFocused && !isRead) document.activeElement.blur();
}

/** The map is gone: the text is the page again, where it was. */
export function takeScreen() {
  const seen = hasMap() ? firstSeen() : undefined;
  delete root.dataset.shown;
  seen?.scrollIntoView();
}

document.getElementById("read").addEventListener("click", (event) => {
  event.preventDefault();
  readText();
});
document.getElementById("to-map").addEventListener("click", showMap);
text.addEventListener("focusin", () => { root.dataset.text = "open"; });
text.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && hasMap()) showMap();
});
// Where the text lies over the map it would hide what has the focus.
map.addEventListener("focus", () => {
  if (coversMap()) delete root.dataset.text;
});
