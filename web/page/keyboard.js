// The keyboard on the screen of a telephone.
//
// It comes up for a field of the page only, and the map's fields are drawn by the program. So a field that nobody sees is
// given the focus while the program says that there is text to type into (`data-typing` on <html>), and what is typed into
// it is handed on key by key. A keyboard that completes words writes and rewrites the field: the difference is what counts.

const root = document.documentElement;
const map = document.getElementById("map");
/** Before what is typed, so that there is always something to delete. */
const BEFORE = " ";
/** What changes the field itself, or nothing. */
const OWN_KEYS = new Set(["Backspace", "Dead", "Process", "Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Tab", "Unidentified"]);
/** With Ctrl: what the browser does with a field, which comes as a change of it. */
const CLIPBOARD = new Set(["c", "v", "x"]);

const field = Object.assign(document.createElement("input"), {
  id: "egui_text_agent", // bevy_egui shows and hides it by this name after every touch.
  type: "text",
  hidden: true,
  tabIndex: -1,
  autocapitalize: "off",
  autocomplete: "off",
  spellcheck: false,
  enterKeyHint: "search",
});
field.setAttribute("autocorrect", "off");
field.setAttribute("aria-hidden", "true");
document.body.append(field);

let told = BEFORE;
let isByTouch = false;
let fingers = 0;

function empty() {
  field.value = BEFORE;
  told = BEFORE;
  field.setSelectionRange(BEFORE.length, BEFORE.length);
}

function press(key, { code = "", ...held } = {}) {
  for (const kind of ["keydown", "keyup"]) map.dispatchEvent(new KeyboardEvent(kind, { key, code, ...held }));
}

/** Hands on the difference between what the field says and what it said before. */
function handOn() {
  const [before, now] = [[...told], [...field.value]];
  let same = 0;
  while (same < before.length && before[same] === now[same]) same += 1;
  before.slice(same).forEach(() => press("Backspace", { code: "Backspace" }));
  now.slice(same).forEach((letter) => press(letter));
  told = field.value;
  if (told === "") empty();
}

field.addEventListener("input", handOn);
field.addEventListener("focus", empty);
field.addEventListener("keydown", (event) => {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isHeld = ctrlKey || metaKey;
  const isText = key.length === 1 && (!isHeld || CLIPBOARD.has(key.toLowerCase()));
  if (event.isComposing || event.keyCode === 229 || isText || OWN_KEYS.has(key)) return;
  event.preventDefault();
  press(key, { code, ctrlKey, metaKey, altKey, shiftKey });
});

// For the program the keyboard is still the map's.
document.getElementById("stage").addEventListener("blur", (event) => {
  if (event.target === map && event.relatedTarget === field) event.stopImmediatePropagation();
}, true);
field.addEventListener("blur", (event) => {
  if (event.relatedTarget !== map) map.dispatchEvent(new FocusEvent("blur"));
});

/** Shows the keyboard, or hides it and goes back to the map. */
function follow() {
  if (!isByTouch || fingers > 0) return;
  if (root.hasAttribute("data-typing")) {
    field.hidden = false;
    field.focus({ preventScroll: true });
  } else {
    const hasFocus = document.activeElement === field || document.activeElement === document.body;
    if (!field.hidden && hasFocus) map.focus({ preventScroll: true });
    field.hidden = true;
  }
}

addEventListener("pointerdown", (event) => { isByTouch = event.pointerType !== "mouse"; }, true);
for (const kind of ["touchstart", "touchend", "touchcancel"]) {
  addEventListener(kind, (event) => {
    fingers = event.touches.length;
    follow();
  }, { passive: true });
}
new MutationObserver(follow).observe(root, { attributes: true, attributeFilter: ["data-typing"] });
