// Runs in each page before its own scripts: counts what the page asks the browser to draw, and times frames.

(() => {
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  const probe = {
    /** Animation frames that the page itself has asked for and got. */
    callbacks: 0,
    /** When text of the article was first painted, in milliseconds since the navigation. */
    text: null,
    times: [],
    isTiming: false,
    /** Takes the time of every frame from now on. */
    start() {
      probe.times = [];
      probe.isTiming = true;
      const tick = (time) => {
        probe.times.push(time);
        if (probe.isTiming) ask(tick);
      };
      ask(tick);
    },
    /** Milliseconds from each frame to the next. */
    stop() {
      probe.isTiming = false;
      return probe.times.slice(1).map((time, index) => time - probe.times[index]);
    },
  };
  globalThis.requestAnimationFrame = (callback) => ask((time) => {
    probe.callbacks += 1;
    callback(time);
  });
  new PerformanceObserver((list) => {
    for (const { element, startTime } of list.getEntries()) {
      if (element?.closest("#document")) probe.text ??= startTime;
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  globalThis.probe = probe;
})();
