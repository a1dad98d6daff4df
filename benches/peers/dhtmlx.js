// DHTMLX Gantt by its pages on performance: smart rendering (its default), a static background, a fixed range of dates.
import { gantt } from "dhtmlx-gantt";
import "dhtmlx-gantt/codebase/dhtmlxgantt.css";
import "./dhtmlx.css";

import { all, begin, last, plan, RANGE, seen, shown, time, windowFirst } from "./common.js";

gantt.plugins({ drag_timeline: true });
Object.assign(gantt.config, {
  smart_rendering: true,
  static_background: true,
  readonly: true,
  show_progress: false,
  show_links: false,
  row_height: 30,
  min_column_width: 88,
  start_date: new Date(Date.UTC(2025, 0, 1)),
  end_date: new Date(Date.UTC(2027, 6, 1)),
  columns: [{ name: "text", label: " ", tree: true, width: 230 }],
  grid_width: 230,
  // Bars are dragged over too: nothing here can be edited.
  drag_timeline: { ignore: ".gantt_grid", useKey: false },
});
const month = { unit: "month", step: 1, format: "%M" };
gantt.init("app");
gantt.ext.zoom.init({
  minColumnWidth: 50,
  maxColumnWidth: 150,
  widthStep: 25,
  levels: [
    [{ unit: "year", step: 1, format: "%Y" }],
    [{ unit: "year", step: 1, format: "%Y" }, { unit: "quarter", step: 1, format: "%M" }],
    [{ unit: "year", step: 1, format: "%Y" }, month],
    [month, { unit: "week", step: 1, format: "%j" }],
    [month, { unit: "day", step: 1, format: "%j" }],
  ].map((scales, index) => ({ name: `level${index}`, scale_height: 46, scales })),
  activeLevelIndex: 2,
  useKey: "ctrlKey",
  trigger: "wheel",
  element: () => gantt.$root.querySelector(".gantt_task"),
});
const { tracks, items } = await plan();
const data = tracks.map(({ id, title }) => ({ id, text: title, type: "project", open: true }));
for (const { id, track, title, ...item } of windowFirst(items)) {
  const dates = { start_date: new Date(time(item.start)), end_date: new Date(last(item)) };
  data.push({ id, text: title, parent: tracks[track].id, ...(item.end ? dates : { start_date: dates.start_date, type: "milestone" }) });
}
gantt.parse({ data });
gantt.scrollTo(gantt.posFromDate(new Date(RANGE.start)), 0);
const view = () => `${gantt.getScrollState().x} ${gantt.getScale().full_width} ${seen(all(".gantt_task_line"))}`;
begin({ count: () => shown(".gantt_task_line"), view, pan: "drag", zoom: "ctrl" });
