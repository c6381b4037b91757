// What the device around the map asks of the page, each in a file of its own: a frame of another page, fingers, the
// keyboard on the screen, the bars of the browser, and graphics that may be taken away.

import "./embed.js";
import "./hands.js";
import "./keyboard.js";
import "./visible.js";
import "./context.js";
