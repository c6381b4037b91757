// The floor: a canvas that is cleared in another colour for each frame in which there is input, and nothing else.

import { reach } from "./sheet.js";

const canvas = document.getElementById("map");
canvas.width = innerWidth;
canvas.height = innerHeight;
const gl = canvas.getContext("webgl2", { antialias: false });
let asked = 0;
let shade = 0;

function draw() {
  asked = 0;
  shade = (shade + 1) % 64;
  gl.clearColor(0.03, 0.08, 0.12 + shade / 256, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
}

function ask() {
  asked ||= requestAnimationFrame(draw);
}

addEventListener("pointermove", (event) => { if (event.buttons) ask(); });
// Two fingers are the page's, and not the browser's.
addEventListener("touchmove", (event) => event.preventDefault(), { passive: false });
draw();
reach("first-map");
reach("detail");
