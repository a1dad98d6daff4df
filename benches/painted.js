/**
 * Resolves with the time (ms since navigation) after the paint of the first frame that drew as many items as stayed: the
 * count did not change for half a second and five frames more. Two equal frames are not enough, since some draw a few
 * items first and the rest when they know their size. The count is taken by a ResizeObserver: that is the last thing
 * before the paint, so it counts just what this frame paints, whether a task, rAF or the layout put it there.
 */
window.whenPainted = (count) =>
  new Promise((resolve) => {
    const [STAYS, FRAMES] = [500, 5];
    const probe = document.createElement("i");
    probe.style.cssText = "position:fixed;left:0;top:0;height:0;width:1px;visibility:hidden;contain:strict";
    document.body.append(probe);
    const { port1, port2 } = new MessageChannel();
    let [last, time, since, frame, drawn, wide] = [0, 0, 0, 0, 0, false];
    new ResizeObserver(() => (drawn = count())).observe(probe);
    // Comes after the paint of the frame whose rAF sent it.
    port1.onmessage = () => {
      const now = performance.now();
      if (drawn !== last) [last, time, since] = [drawn, now, frame];
      if (drawn > 0 && now - time >= STAYS && frame - since >= FRAMES) {
        probe.remove();
        port1.close();
        resolve({ time, drawn });
        return;
      }
      requestAnimationFrame(step);
    };
    const step = () => {
      frame += 1;
      wide = !wide;
      probe.style.width = wide ? "2px" : "1px";
      port2.postMessage(0);
    };
    requestAnimationFrame(step);
  });

/** Resolves when the contestant, which sets `window.bench` as soon as it is set up, has painted. */
window.benchReady = new Promise((resolve) => {
  let bench;
  Object.defineProperty(window, "bench", {
    get: () => bench,
    set: (value) => {
      bench = value;
      value.ready.then(resolve);
    },
  });
});

/** How many elements there are, those in open shadow roots too. */
window.benchElements = (root = document) => {
  let count = 0;
  for (const element of root.querySelectorAll("*")) count += 1 + (element.shadowRoot ? window.benchElements(element.shadowRoot) : 0);
  return count;
};

/** Resolves in the next frame; the measuring side steps by it. While `frames` is an array, the time between frames is kept. */
window.benchFrames = (() => {
  let [running, last, waiting, intervals] = [false, 0, [], []];
  const step = () => {
    const now = performance.now();
    intervals.push(now - last);
    last = now;
    for (const resolve of waiting.splice(0)) resolve();
    if (running) requestAnimationFrame(step);
  };
  return {
    start: () => {
      [running, last, intervals] = [true, performance.now(), []];
      requestAnimationFrame(step);
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
    stop: () => {
      running = false;
      return intervals;
    },
  };
})();

// The memories of WebAssembly. (Chromium's own list of objects of a kind ends its process where a module gives away its table.)
window.benchMemories = new Set();
{
  const keep = (instance) => {
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) window.benchMemories.add(value);
    return instance;
  };
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (target, given) => keep(Reflect.construct(target, given)) });
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await made(...given);
      keep(result.instance ?? result);
      return result;
    };
  }
}
