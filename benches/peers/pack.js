// Rows for the charts that have none of their own: greedy, track by track, with room for the title behind a bar.
import { DAYS, last, time } from "./common.js";

const DAY = 86_400_000;
const [LETTER, GAP] = [6.6, 12];

/** Items with `row`, `from` and `to`, and the title of the track on its first row. */
export function packed({ tracks, items }, wide = 1100) {
  const pixel = (DAYS * DAY) / wide;
  const lanes = tracks.map(() => []);
  for (const item of items) lanes[item.track].push({ title: item.title, from: time(item.start), to: last(item), point: !item.end });
  const heads = [];
  for (const [index, lane] of lanes.entries()) {
    lane.sort((a, b) => a.from - b.from);
    const base = heads.length;
    const ends = [];
    for (const item of lane) {
      let row = 0;
      while (row < ends.length && ends[row] > item.from) row += 1;
      const label = item.title.length * LETTER * pixel;
      const bar = item.to - item.from;
      ends[row] = item.from + GAP * pixel + (bar > label ? bar : bar + label);
      item.row = base + row;
    }
    for (let row = 0; row < ends.length; row += 1) heads.push(row === 0 ? tracks[index].title : "");
  }
  return { items: lanes.flat(), heads };
}
