// vis-timeline as its documentation sets it up: DataSet, groups, a fixed height with vertical scrolling.
import { DataSet, Timeline } from "vis-timeline/standalone";
import "vis-timeline/styles/vis-timeline-graph2d.min.css";

import { all, begin, last, plan, RANGE, seen, shown, time } from "./common.js";

const { tracks, items } = await plan();
const groups = new DataSet(tracks.map(({ title }, id) => ({ id, content: title })));
const data = new DataSet(
  items.map((item) =>
    item.end
      ? { id: item.id, group: item.track, content: item.title, start: time(item.start), end: last(item), type: "range" }
      : { id: item.id, group: item.track, content: item.title, start: time(item.start), type: "point" },
  ),
);
const timeline = new Timeline(document.getElementById("app"), data, groups, {
  ...window.benchVariant,
  start: RANGE.start,
  end: RANGE.end,
  height: "100%",
  verticalScroll: true,
  orientation: "top",
  showTooltips: false,
});
const view = () => {
  const { start, end } = timeline.getWindow();
  return `${+start} ${+end} ${seen(all(".vis-item"))}`;
};
begin({ count: () => shown(".vis-item"), view, pan: "drag", zoom: "wheel" });
