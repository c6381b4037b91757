// The map in a frame of another page, at an address with `?embed` or `?embed=https://example.org`.
//
// It leaves the wheel and the finger to the page around it until it is taken hold of, and gives them back when it is left.
// To the origin that the address names, and to no other, it says what it shows, and from that one it takes where to go.
// README, "Embedding", has the messages.

import { word } from "./words.js";

const root = document.documentElement;
const stage = document.getElementById("stage");
const map = document.getElementById("map");
const HINT_MS = 2_000;
/** No link of ours is nearly as long. */
const LONGEST_LINK = 16_384;

/** The origin that is named, if it is one: "https://example.org", and nothing more. */
function originOf(text) {
  try {
    const { origin, protocol } = new URL(text);
    return ["http:", "https:"].includes(protocol) && [origin, `${origin}/`].includes(text) ? origin : null;
  } catch {
    return null;
  }
}

/** A frame shares its history with the page around it, whose Back must not become a step on the map. */
function leaveHistory() {
  history.pushState = (...entry) => history.replaceState(...entry);
  history.back = () => {};
  history.forward = () => {};
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.replace(link.hash);
  });
}

/** Calls back when the address has been written. */
function onAddress(call) {
  const write = History.prototype.replaceState.bind(history);
  history.replaceState = (...entry) => {
    write(...entry);
    call();
  };
  addEventListener("hashchange", call);
}

/** The foot with the way to the whole map. Returns what brings its link up to date. */
function addFoot() {
  const foot = document.createElement("div");
  foot.id = "embed-foot";
  const link = Object.assign(document.createElement("a"), { target: "_blank", rel: "noopener", textContent: word("page-embed-open") });
  foot.append(Object.assign(document.createElement("b"), { textContent: document.title }), link);
  document.body.append(foot);
  return () => {
    const whole = new URL(location.href);
    whole.searchParams.delete("embed");
    link.href = whole.href;
  };
}

/** Returns what shows a hint for a while. */
function addHint() {
  const hint = Object.assign(document.createElement("div"), { id: "embed-hint" });
  hint.setAttribute("aria-hidden", "true");
  document.body.append(hint);
  let timer;
  return (id) => {
    clearTimeout(timer);
    if (id) hint.textContent = word(id);
    hint.classList.toggle("shown", Boolean(id));
    if (id) timer = setTimeout(() => hint.classList.remove("shown"), HINT_MS);
  };
}

/** While the map is shown, the Tab key goes past the text, which is long: who wants it asks for it with the link before the map. */
function passByText() {
  const text = document.getElementById("text");
  const look = () => { text.inert = root.dataset.shown === "map" && root.dataset.text !== "open"; };
  new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ["data-shown", "data-text"] });
  look();
}

/** Takes the wheel and the finger only while the map is held. */
function holdOnAsking() {
  const hint = addHint();
  const isHeld = () => root.dataset.embed === "held";
  const hold = () => {
    root.dataset.embed = "held";
    hint();
  };
  const release = () => { root.dataset.embed = "idle"; };
  release();

  // Before the program sees them: it listens on the map itself.
  stage.addEventListener("wheel", (event) => {
    if (isHeld() || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    hint("page-embed-click");
  }, { capture: true, passive: true });
  for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel", "touchstart", "touchmove", "touchend"]) {
    stage.addEventListener(kind, (event) => {
      const isFinger = event.type.startsWith("touch") || event.pointerType === "touch";
      if (isHeld()) return;
      if (isFinger) event.stopPropagation();
      else if (kind === "pointerdown") hold();
      if (kind === "touchmove") hint("page-embed-tap");
    }, { capture: true, passive: true });
  }
  stage.addEventListener("click", () => {
    hold();
    map.focus({ preventScroll: true });
  });
  map.addEventListener("focus", () => { if (map.matches(":focus-visible")) hold(); });
  map.addEventListener("blur", release);
  map.addEventListener("keydown", (event) => { if (event.key === "Escape") release(); });
  root.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") release(); });
  addEventListener("blur", release);
  new IntersectionObserver(([seen]) => { if (!seen.isIntersecting) release(); }).observe(stage);
}

/** Tells the page around it what is shown, where it is named in the address; takes from it where to go. */
function talk(origin) {
  let told = "";
  const tell = () => {
    const { place = null, state } = root.dataset;
    const message = { type: "high-north:state", link: location.hash, place, ready: state === "ready" };
    const text = JSON.stringify(message);
    if (text === told) return;
    told = text;
    parent.postMessage(message, origin);
  };
  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== parent || from !== origin || data?.type !== "high-north:go") return;
    const { link } = data;
    if (typeof link === "string" && link.startsWith("#") && link.length <= LONGEST_LINK) location.replace(link);
  });
  new MutationObserver(tell).observe(root, { attributes: true, attributeFilter: ["data-place", "data-state"] });
  tell();
  return tell;
}

const asked = new URLSearchParams(location.search).get("embed");
if (asked !== null) {
  leaveHistory();
  const origin = originOf(asked);
  const follow = [addFoot()];
  if (origin && parent !== window) follow.push(talk(origin));
  onAddress(() => follow.forEach((call) => call()));
  follow[0]();
  holdOnAsking();
  passByText();
}
