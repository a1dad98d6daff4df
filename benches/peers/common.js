// What every adapter needs: the data, the window to open at, and the way to tell the measuring side how it is used.
const DAY = 86_400_000;

export const RANGE = { start: Date.parse(window.benchRange.start), end: Date.parse(window.benchRange.end) + DAY };
export const DAYS = (RANGE.end - RANGE.start) / DAY;

/** The plan as every page gets it: tracks, and items of `{ id, track, title, start, end? }`. */
export const plan = async () => (await fetch(window.benchData)).json();

/** Start and end of an item as times; what happens once takes a day. */
export const time = (date) => Date.parse(date);
export const last = (item) => (item.end ? Date.parse(item.end) : Date.parse(item.start)) + DAY;

/**
 * Hands a contestant over to the measuring side.
 * count: how many items are drawn; view: what is seen, as a text that changes with every movement;
 * pan: "drag", "wheel" (sideways), "shift" (Shift and wheel) or null; zoom: "wheel", "ctrl", null, or functions `in` and `out`.
 */
export function begin({ count, view, pan = null, zoom = null, at = [760, 420] }) {
  window.bench = { count, view, pan, zoom, at, ready: window.whenPainted(count) };
}

/** The name and place of the first of these elements that is seen: what a reader would notice moving. */
export function seen(elements) {
  for (const element of elements) {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    if (width > 0 && right > 240 && left < innerWidth && bottom > 0 && top < innerHeight) {
      return `${element.textContent.slice(0, 40)} ${Math.round(left)} ${Math.round(width)}`;
    }
  }
  return "";
}

export const all = (selector) => document.querySelectorAll(selector);

/** How many elements there are, or none while they are hidden: some prepare out of sight. */
export function shown(selector) {
  const elements = all(selector);
  return elements[0]?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? elements.length : 0;
}

/** For charts with a row a task: first, in each track, what the window holds, so that their rows are not empty there. */
export function windowFirst(items) {
  const inside = (item) => time(item.start) < RANGE.end && last(item) > RANGE.start;
  return items.map((item) => [item, inside(item)]).sort((a, b) => b[1] - a[1]).map(([item]) => item);
}
