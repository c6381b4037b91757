// Keeps the page on this device (sw.js does the work) and says when a newer version of it has come.
//
// Where there are no service workers (a page opened as a file, or over http from another machine; some private
// windows) nothing of this happens, and nothing is missing but the page without a network.

import { word } from "./words.js";

/** How long after the first map the page waits, so that its details come first. */
const PATIENCE_MS = 3_000;
/** A tab that stays open asks for a newer version when it is looked at again, no oftener than this. */
const ASK_AGAIN_MS = 3_600_000;

const root = document.documentElement;

/** Not inside another page, where it would fill storage for nobody, and not where bytes are dear. */
const isWanted = () => "serviceWorker" in navigator && top === self && !navigator.connection?.saveData;

/** Resolves once the map is there, or cannot be: then there is still the text to keep. */
function settled() {
  return new Promise((resolve) => {
    const look = () => {
      if (!["ready", "failed"].includes(root.dataset.state)) return;
      observer.disconnect();
      setTimeout(resolve, PATIENCE_MS);
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { attributes: true, attributeFilter: ["data-state"] });
    look();
  });
}

function button(id, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = word(id);
  element.addEventListener("click", action);
  return element;
}

/** Says that there is a newer version; `accept` is what the reader may do about it. */
function offer(accept) {
  const shown = document.getElementById("update");
  if (shown) {
    shown.hidden = false;
    return;
  }
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "offline.css";
  const notice = document.createElement("section");
  notice.id = "update";
  notice.setAttribute("aria-label", word("page-update"));
  // Empty when it enters the page: what is put into it then is read out.
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  notice.append(text, button("page-update-reload", accept), button("page-update-later", () => { notice.hidden = true; }));
  style.addEventListener("load", () => {
    document.body.append(notice);
    requestAnimationFrame(() => { text.textContent = word("page-update-offer"); });
  });
  document.head.append(style);
}

/** Offers the version that waits behind this page, and the one that may come. */
function offerUpdates(registration) {
  const accept = () => {
    // It tells every tab when it has taken over; where another tab was first, it is there already.
    if (registration.waiting) {
      hasAccepted = true;
      registration.waiting.postMessage("take over");
    } else {
      location.reload();
    }
  };
  const watch = (worker) => worker?.addEventListener("statechange", () => {
    // The first version of all replaces nothing.
    if (worker.state === "installed" && registration.active) offer(accept);
  });
  if (registration.waiting) offer(accept);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

/** Whether the reader of this tab has asked for the newer version. */
let hasAccepted = false;

/** Another tab may take a newer version while this one shows the old: here it is offered too, never forced. */
function followOtherTabs(container) {
  let isControlled = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (hasAccepted) location.reload();
    else if (isControlled) offer(() => location.reload());
    isControlled = true;
  });
}

function askAgain(registration) {
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < ASK_AGAIN_MS) return;
    asked = Date.now();
    // Without a network there is no newer version to be had.
    registration.update().catch(() => {});
  });
}

async function keep() {
  const container = navigator.serviceWorker;
  followOtherTabs(container);
  await settled();
  const registration = await container.register("sw.js", { updateViaCache: "none" });
  if (!registration) return;
  offerUpdates(registration);
  askAgain(registration);
}

// A browser that refuses, by its settings or for want of space, has a page that works without.
if (isWanted()) keep().catch(() => {});
