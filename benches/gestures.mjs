// Moving and zooming as a hand does it: real input, one movement a frame.
import { quiet } from "./quiet.mjs";
const [CTRL, SHIFT] = [2, 8];
const [MOVES, STEP, NOTCHES, NOTCH] = [60, 10, 20, 100];
/** A contestant that takes this long for a gesture is asked for no more steps; what it did is divided by those it did. */
const ENOUGH = 20_000;
const SETTLE = 300;

/** Input at one place. */
function hand(cdp, [x, y]) {
  const send = (type, more) => cdp.send("Input.dispatchMouseEvent", { type, x, y, ...more });
  return {
    press: async () => {
      await send("mouseMoved");
      await send("mousePressed", { button: "left", buttons: 1, clickCount: 1 });
    },
    drag: (by) => send("mouseMoved", { x: x + by, button: "left", buttons: 1 }),
    release: (by) => send("mouseReleased", { x: x + by, button: "left", buttons: 0, clickCount: 1 }),
    hover: () => send("mouseMoved"),
    wheel: (deltaX, deltaY, modifiers = 0) => send("mouseWheel", { deltaX, deltaY, modifiers }),
  };
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/**
 * Runs `steps` steps, one a frame; says the main thread's ms a step and the time between frames. What the contestant put
 * off until after the gesture counts too.
 */
async function stepped({ evaluate, busy, page }, steps, step) {
  await evaluate("window.benchFrames.start()");
  const before = await busy();
  const started = performance.now();
  let done = 0;
  while (done < steps && performance.now() - started < ENOUGH) {
    await Promise.all([step(done), evaluate("window.benchFrames.next()")]);
    done += 1;
  }
  const frames = (await evaluate("window.benchFrames.stop()")).slice(1);
  await quiet(SETTLE);
  const total = (await busy()) - before;
  frames.sort((a, b) => a - b);
  return { perStep: total / done, steps: done, p50: quantile(frames, 0.5), p95: quantile(frames, 0.95), max: frames.at(-1) };
}

const look = (evaluate) => evaluate("window.bench.view()");

/** To earlier days: there is as much room on that side for everyone. */
async function pan(tools, kind, at) {
  const tool = hand(tools.cdp, at);
  const before = await look(tools.evaluate);
  let result;
  if (kind === "drag") {
    await tool.press();
    result = await stepped(tools, MOVES, (index) => tool.drag((index + 1) * STEP));
    await tool.release(MOVES * STEP);
  } else {
    await tool.hover();
    const turn = kind === "shift" ? () => tool.wheel(0, -STEP, SHIFT) : () => tool.wheel(-STEP, 0);
    result = await stepped(tools, MOVES, turn);
  }
  const after = await look(tools.evaluate);
  return { ...result, moved: before !== after, before, after };
}

async function zoom(tools, kind, at) {
  const tool = hand(tools.cdp, at);
  await tool.hover();
  const before = await look(tools.evaluate);
  const turn = (direction) => {
    if (kind === "api") return tools.evaluate(`window.bench.zoom.${direction < 0 ? "in" : "out"}()`);
    return tool.wheel(0, direction * NOTCH, kind === "ctrl" ? CTRL : 0);
  };
  const closer = await stepped(tools, NOTCHES, () => turn(-1));
  const after = await look(tools.evaluate);
  const zoomed = await tools.evaluate("window.benchElements()");
  const further = await stepped(tools, NOTCHES, () => turn(1));
  const steps = closer.steps + further.steps;
  return {
    perStep: (closer.perStep * closer.steps + further.perStep * further.steps) / steps,
    steps,
    p50: (closer.p50 + further.p50) / 2,
    p95: Math.max(closer.p95, further.p95),
    max: Math.max(closer.max, further.max),
    moved: before !== after,
    before,
    after,
    zoomed,
    api: kind === "api",
  };
}

/** Pans, then zooms in and out, by the contestant's own gestures; puts what came of it into `result`. */
export async function gestures(tools, result) {
  const how = await tools.evaluate("({ pan: window.bench.pan, zoom: window.bench.zoom && (window.bench.zoom.in ? 'api' : window.bench.zoom), at: window.bench.at })");
  if (how.pan) result.pan = await pan(tools, how.pan, how.at);
  if (how.zoom) {
    result.zoom = await zoom(tools, how.zoom, how.at);
    result.elementsZoomed = result.zoom.zoomed;
  }
}
