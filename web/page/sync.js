// Keeps text and map together: what is chosen on the map is found and marked in the text, and links in the text that
// lead to a part of it leave the address of the map alone. Links to places are ordinary addresses, which the map follows.

import { coversMap, hasMap, openPlace, showMap } from "./text.js";

const root = document.documentElement;
const main = document.getElementById("document");

/** Everything in the text that stands for a place: its section, and the links to it in lists. */
const standsFor = (place) => [
  ...main.querySelectorAll(`[data-place="${CSS.escape(place)}"]`),
  ...main.querySelectorAll(`nav a[href="#place=${CSS.escape(place)}"]`),
];

/** Marks the place of the card that is open, and has it in view; the focus stays where it is. */
function follow() {
  for (const old of main.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
  if (root.dataset.place === undefined) return;
  for (const part of standsFor(root.dataset.place)) part.setAttribute("aria-current", "true");
  if (hasMap()) openPlace()?.scrollIntoView();
}

/** Goes to a part of the text. */
function goTo(part) {
  if (!part.matches("a[href], button, [tabindex]")) part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView();
}

/** Follows what the program says of its card, and the links in the text. */
export function sync() {
  new MutationObserver(follow).observe(root, { attributes: true, attributeFilter: ["data-place"] });
  main.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // The browser takes the focus to the place in the text first.
    if (link.matches(".on-map") && coversMap()) addEventListener("hashchange", showMap, { once: true });
    const id = decodeURIComponent(link.hash.slice(1));
    // An address of the map has the form `key=value`; and where there is no map the browser does it all.
    const part = id.includes("=") || root.dataset.state === "failed" ? null : document.getElementById(id);
    if (!part) return;
    event.preventDefault();
    goTo(part);
  });
}
