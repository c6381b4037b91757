// What begins on the map is the map's: neither the browser scrolls or enlarges the page under it, nor does its menu come up.

const root = document.documentElement;
const map = document.getElementById("map");

map.addEventListener("wheel", (event) => event.preventDefault(), { passive: false });
map.addEventListener("contextmenu", (event) => event.preventDefault());

// After a tap a browser acts as if a mouse had clicked, which would take the focus from the field that is being tapped.
map.addEventListener("touchend", (event) => {
  if (event.cancelable) event.preventDefault();
  if (!root.hasAttribute("data-typing")) map.focus({ preventScroll: true });
}, { passive: false });
