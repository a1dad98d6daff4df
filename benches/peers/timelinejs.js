// TimelineJS: each item is a slide and a marker below; it opens at the first of 2026.
import { Timeline } from "@knight-lab/timelinejs";
import "@knight-lab/timelinejs/dist/css/timeline.css";

import { all, begin, plan, seen, shown } from "./common.js";

const { tracks, items } = await plan();
const day = (date) => {
  const [year, month, number] = date.split("-").map(Number);
  return { year, month, day: number };
};
const events = items.map((item) => ({
  unique_id: item.id,
  group: tracks[item.track].title,
  start_date: day(item.start),
  end_date: item.end && day(item.end),
  text: { headline: item.title },
}));
const start = items.map(({ start }) => start).sort().findIndex((date) => date >= window.benchRange.start);
const timeline = new Timeline("app", { events }, { start_at_slide: start, font: null, hash_bookmark: false, timenav_height_percentage: 70, duration: 0, ga_property_id: null });
begin({
  count: () => shown(".tl-timemarker"),
  view: () => seen(all(".tl-timemarker")),
  pan: "drag",
  zoom: { in: () => timeline.zoomIn(), out: () => timeline.zoomOut() },
  at: [900, 692],
});
