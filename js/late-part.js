// @ts-check
/**
 * Until the late part of the program is there: it is asked for once the first page stands, and again where it could not be had. What the
 * reader does meanwhile is held, and done again in its order when there is someone to do it.
 */
import { isWhole, joinLate } from "./loader.js";

/** @typedef {import("./glue.js").Wasm} Wasm */
/** @typedef {import("./glue.js").Widget} Widget */

/** How long it waits before it asks again, in ms; then it is the reader who asks. */
const AGAIN_MS = [2_000, 8_000, 30_000];

/** How long a frame may take, in ms: pages in the background have none. */
const FRAME_MS = 200;

/** Events that are held at most; of more, the last ones. */
const MAX_HELD = 100;

const HELD = ["click", "keydown", "wheel", "scroll", "pointerdown", "pointermove", "pointerup", "pointercancel", "touchstart", "touchmove", "input", "focusin"];

/** Keys that move within the timeline, and within groups of controls: the browser would scroll. */
const GRID_MOVES = /^(Arrow|Home|End|Page)/;
const GROUP_MOVES = /^(Arrow|Home|End)/;

/** What the widgets that wait for the late part do when another one has brought it. @type {Set<() => void>} */
const waiting = new Set();

/**
 * Puts the late part beside an instance when `soon` is over, and tells the widget. Gives a function that stops it.
 * @param {Wasm} wasm
 * @param {Widget} handle
 * @param {HTMLElement} mount
 * @param {Promise<unknown>} soon
 * @param {() => void} reload loads the data once more
 * @param {() => void} adopt takes over the styles of the part, before the widget shows what needs them
 * @param {() => void} joins is called when the widget has the part
 * @returns {() => void}
 */
export function completes(wasm, handle, mount, soon, reload, adopt, joins) {
  if (isWhole(wasm)) return () => {};
  const listeners = new AbortController();
  const { signal } = listeners;
  /** Events with what they came to: a selector for it, or that it had the focus. @type {Array<[Event, Element, string | undefined, boolean]>} */
  const held = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let [asking, failures] = [false, 0];

  // What the late part will watch is watched for it: what changes places of texts.
  // (Already the first page may have brought the scroll bar of the window, and so another width.)
  const resized = new ResizeObserver(() => requestAnimationFrame(() => signal.aborted || handle.remeasure(false)));
  resized.observe(mount);
  document.fonts.addEventListener("loadingdone", () => handle.remeasure(true), { signal });

  const stop = () => {
    clearTimeout(timer);
    listeners.abort();
    resized.disconnect();
    mount.removeAttribute("data-early");
    mount.style.removeProperty("cursor");
    waiting.delete(ask);
  };

  const active = () => /** @type {ShadowRoot | Document} */ (mount.getRootNode()).activeElement;

  async function ask() {
    if (asking || signal.aborted) return;
    asking = true;
    clearTimeout(timer);
    try {
      await joinLate(wasm);
      if (signal.aborted) return;
      adopt();
      handle.joined();
      stop();
      joins();
      waiting.forEach((other) => other());
      for (const [event, target, name, focused] of held) {
        if (event.type === "focusin" && active() !== target) continue;
        // What was done before may have moved the focus, or redrawn what has it.
        const now = focused ? active() : target.isConnected || !name ? target : mount.querySelector(name);
        (now ?? target).dispatchEvent(again(event));
      }
    } catch (error) {
      // Only what was refused with a code is told; anything else is a fault of ours.
      if (!(/** @type {{ code?: string }} */ (error).code)) throw error;
      if (signal.aborted) return;
      mount.style.removeProperty("cursor");
      handle.incomplete();
      const wait = AGAIN_MS[failures++];
      if (wait !== undefined) timer = setTimeout(ask, wait);
    } finally {
      asking = false;
    }
  }

  /** @param {Event} event */
  function keep(event) {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    // What the page put into a slot is the page's.
    if (target.getRootNode() !== mount.getRootNode()) return;
    const command = event.type === "click" ? target.closest("[data-do]")?.getAttribute("data-do") : undefined;
    if (command === "retry") return reload();
    if (command !== "join") {
      if (!isOurs(event, target)) return;
      // Of a movement only where it has come to.
      if (held.at(-1)?.[0].type === event.type && /move|scroll/.test(event.type)) held.pop();
      const byKey = /^(keydown|focusin)$/.test(event.type) || (event.type === "click" && /** @type {MouseEvent} */ (event).detail === 0);
      held.push([event, target, nameOf(target), byKey && active() === target]);
      if (held.length > MAX_HELD) held.shift();
      // Another widget may have brought the late part meanwhile: it is done in its turn, and once.
      if (isWhole(wasm)) event.stopPropagation();
      // A first page may begin scrolled, and a focus alone asks for nothing: neither is a reason to hurry.
      if (/^(scroll|focusin)$/.test(event.type)) return;
    }
    // A rule of the style sheet would make the browser recompute the styles of the whole page.
    mount.setAttribute("data-early", "held");
    mount.style.setProperty("cursor", "progress");
    void ask();
  }

  mount.setAttribute("data-early", "");
  waiting.add(ask);
  for (const type of HELD) mount.addEventListener(type, keep, { capture: true, passive: false, signal });
  void soon.then(painted).then(() => {
    // Nothing the reader has done has asked for it yet.
    if (failures === 0) void ask();
  });
  return stop;
}

/**
 * Whether an event is one that the late part would take. What the browser would do with it is prevented, as the late part would.
 * @param {Event} event
 * @param {Element} target
 */
function isOurs(event, target) {
  const inside = target.closest(".scroller");
  const { type } = event;
  if (type === "click") return target.closest("[data-do], .mark, dialog") !== null || target.matches(".frame");
  if (type === "scroll") {
    // The axis is moved along by a program.
    inside?.previousElementSibling?.scrollTo(inside.scrollLeft, 0);
    return inside === target;
  }
  if (type === "input") return true;
  if (type === "focusin") return target.matches(".find-field, [data-cell]");
  if (type === "keydown") {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = /** @type {KeyboardEvent} */ (event);
    if (altKey || metaKey || (target.matches("input") && key !== "Enter")) return false;
    const moves = inside ? GRID_MOVES.test(key) && !shiftKey && (!ctrlKey || /^(Home|End)$/.test(key)) : GROUP_MOVES.test(key) && target.closest("[data-rove]");
    const slides = GRID_MOVES.test(key) && target.matches(".today-pill");
    if (moves || slides || ((key === "Enter" || key === " ") && target.closest(".mark, .hint"))) event.preventDefault();
    return key !== "Tab";
  }
  if (type === "wheel") {
    const { ctrlKey, metaKey } = /** @type {WheelEvent} */ (event);
    if (!inside || !(ctrlKey || metaKey)) return false;
    event.preventDefault();
    return true;
  }
  if (type.startsWith("touch")) {
    if (!inside || /** @type {TouchEvent} */ (event).touches.length !== 2) return false;
    event.preventDefault();
    return true;
  }
  const { buttons, pointerType } = /** @type {PointerEvent} */ (event);
  const above = target.matches(".frame, .today-pill");
  return (inside !== null || above) && (above || pointerType === "mouse") && (type !== "pointermove" || (buttons & 1) !== 0);
}

/** A selector for what a cell or a control stands for. @param {Element} target */
function nameOf(target) {
  const named = target.closest("[data-cell], [data-do]");
  const attribute = named?.hasAttribute("data-cell") ? "data-cell" : "data-do";
  return named ? `[${attribute}="${CSS.escape(named.getAttribute(attribute) ?? "")}"]` : undefined;
}

/** The same event once more. The page around has heard of it. @param {Event} event */
function again(event) {
  /** @type {Record<string, unknown>} */
  const init = {};
  for (const name in event) init[name] = /** @type {any} */ (event)[name];
  const Kind = /** @type {typeof Event} */ (event.constructor);
  return new Kind(event.type, { ...init, composed: false });
}

/** Settles after the next frame. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, FRAME_MS);
  });
}
