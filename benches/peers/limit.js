// The lower bound: the same window in hand-written DOM. One element an item, native scrolling, and no work for what is
// not seen: tracks are packed when they come into view, the others only have an estimated height.
import { begin, plan, RANGE, seen, all } from "./common.js";
import "./limit.css";

const DAY = 86_400_000;
const [COLUMN, AXIS, ROW, LETTER, GAP] = [160, 40, 30, 6.6, 12];
const MONTH = new Intl.DateTimeFormat("ru", { month: "short", year: "2-digit", timeZone: "UTC" });

/** Items by track, and the days the whole plan takes. */
function sorted({ tracks, items }) {
  const lanes = tracks.map(({ title }) => ({ title, items: [], top: 0, height: 0, packed: false, head: null }));
  let [first, end] = [Infinity, -Infinity];
  for (const { track, title, start, end: finish } of items) {
    const from = Date.parse(start) / DAY;
    const to = (finish ? Date.parse(finish) / DAY : from) + 1;
    if (from < first) first = from;
    if (to > end) end = to;
    lanes[track].items.push({ from, to, row: 0, title, point: !finish });
  }
  return { lanes, first, end };
}

const { lanes, first, end } = sorted(await plan());
const scroller = document.createElement("div");
const content = scroller.appendChild(document.createElement("div"));
const axis = content.appendChild(document.createElement("div"));
const heads = content.appendChild(document.createElement("div"));
[scroller.className, content.className, axis.className, heads.className] = ["limit", "content", "axis", "heads"];
document.getElementById("app").append(scroller);
const [wide, high] = [scroller.clientWidth - COLUMN, scroller.clientHeight];

let scale = wide / ((RANGE.end - RANGE.start) / DAY);
/** What is drawn now, by item, and the bounds for which it was. */
const drawn = new Map();
let shown = { left: 0, right: 0, top: 0, bottom: 0 };

/** Greedy: each item into the first row that is free; rows are tried from the one that was free last. */
function pack(lane) {
  if (!lane.ordered) lane.items.sort((a, b) => a.from - b.from);
  lane.ordered = lane.packed = true;
  const ends = [];
  for (const item of lane.items) {
    const bar = (item.to - item.from) * scale;
    const label = item.title.length * LETTER;
    const start = item.from * scale;
    let row = 0;
    while (row < ends.length && ends[row] > start) row += 1;
    ends[row] = start + GAP + (bar > label + 8 ? bar : bar + label);
    item.row = row;
  }
  lane.height = ends.length * ROW + GAP;
}

/** Places the tracks down to `bottom`; below it only their number of items is known. */
function place(bottom) {
  let top = AXIS;
  for (const lane of lanes) {
    lane.top = top;
    if (top < bottom && !lane.packed) pack(lane);
    top += lane.height || lane.items.length * 4 + ROW;
  }
  content.style.height = `${top}px`;
}

function drawAxis() {
  axis.replaceChildren();
  const month = new Date(first * DAY);
  for (month.setUTCDate(1); month / DAY < end; month.setUTCMonth(month.getUTCMonth() + (scale < 1 ? 3 : 1))) {
    const tick = axis.appendChild(document.createElement("span"));
    tick.style.left = `${COLUMN + (month / DAY - first) * scale}px`;
    tick.textContent = MONTH.format(month);
  }
}

function element(item, lane) {
  const node = document.createElement("div");
  node.className = item.point ? "item point" : "item";
  node.style.cssText = `left:${COLUMN + (item.from - first) * scale}px;top:${lane.top + item.row * ROW}px;width:${(item.to - item.from) * scale}px`;
  node.textContent = item.title;
  return node;
}

/** Draws the window with a screen to either side; what is there already stays. */
function draw() {
  const { scrollLeft: left, scrollTop: top } = scroller;
  shown = { left: left - wide, right: left + 2 * wide, top: top - high / 4, bottom: top + high * 1.25 };
  place(shown.bottom);
  const gone = new Set(drawn.keys());
  const fresh = document.createDocumentFragment();
  const [from, to] = [first + shown.left / scale, first + shown.right / scale];
  for (const lane of lanes) {
    if (lane.top > shown.bottom || lane.top + lane.height < shown.top || !lane.packed) continue;
    const rows = [(shown.top - lane.top) / ROW - 1, (shown.bottom - lane.top) / ROW];
    if (!lane.head) {
      lane.head = heads.appendChild(document.createElement("b"));
      lane.head.textContent = lane.title;
    }
    lane.head.style.top = `${lane.top - AXIS}px`;
    for (const item of lane.items) {
      if (item.from > to) break;
      if (item.to < from - 60 || item.row < rows[0] || item.row > rows[1]) continue;
      if (!gone.delete(item)) {
        const node = element(item, lane);
        drawn.set(item, node);
        fresh.append(node);
      }
    }
  }
  for (const item of gone) {
    drawn.get(item).remove();
    drawn.delete(item);
  }
  content.append(fresh);
}

/** Another scale: all is packed and drawn anew, about the day under `x`. */
function rescale(next, x) {
  const day = (scroller.scrollLeft + x) / scale;
  scale = Math.min(Math.max(next, wide / (end - first)), 200);
  for (const node of drawn.values()) node.remove();
  drawn.clear();
  for (const lane of lanes) lane.packed = false;
  content.style.width = `${COLUMN + (end - first) * scale}px`;
  drawAxis();
  place(scroller.scrollTop + high);
  scroller.scrollLeft = day * scale - x;
  draw();
}

scroller.addEventListener("scroll", () => {
  const { scrollLeft: left, scrollTop: top } = scroller;
  const inside = left > shown.left + wide / 2 && left < shown.right - wide * 1.5 && top > shown.top && top + high < shown.bottom;
  if (!inside) draw();
});
scroller.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    rescale(scale * Math.exp(-event.deltaY * 0.0025), event.clientX - COLUMN);
  },
  { passive: false },
);

rescale(scale, 0);
scroller.scrollLeft = (RANGE.start / DAY - first) * scale;
draw();
begin({ count: () => drawn.size, view: () => seen(all(".item")), pan: "wheel", zoom: "ctrl" });
