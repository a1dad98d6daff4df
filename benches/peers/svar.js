// SVAR React Gantt: virtual of its own accord; `zoom` lets Ctrl and the wheel zoom.
import { Gantt, Willow } from "@svar-ui/react-gantt";
import "@svar-ui/react-gantt/all.css";
import "./svar.css";
import { createRoot } from "react-dom/client";

import { all, begin, last, plan, RANGE, seen, shown, time, windowFirst } from "./common.js";

const [FIRST, LAST] = [new Date(Date.UTC(2025, 0, 1)), new Date(Date.UTC(2027, 6, 1))];
const MONTH_WIDTH = 88;
const { tracks, items } = await plan();
const tasks = tracks.map(({ id, title }) => ({ id, text: title, type: "summary", open: true, parent: 0, start: FIRST, end: LAST }));
for (const { id, track, title, ...item } of windowFirst(items)) {
  tasks.push({ id, text: title, parent: tracks[track].id, type: item.end ? "task" : "milestone", start: new Date(time(item.start)), end: new Date(last(item)) });
}
const scales = [
  { unit: "year", step: 1, format: "%Y" },
  { unit: "month", step: 1, format: "%M" },
];
/** Opens at the year that everyone shows. */
const opened = (api) => api.exec("scroll-chart", { left: (MONTH_WIDTH * 12 * (RANGE.start - FIRST)) / (RANGE.end - RANGE.start) });
createRoot(document.getElementById("app")).render(
  <Willow fonts={false}>
    <Gantt
      init={opened}
      tasks={tasks}
      links={[]}
      scales={scales}
      columns={[{ id: "text", header: " ", width: 230 }]}
      start={FIRST}
      end={LAST}
      cellWidth={MONTH_WIDTH}
      cellHeight={30}
      gridWidth={230}
      readonly
      zoom
    />
  </Willow>,
);
begin({ count: () => shown(".wx-bar"), view: () => seen(all(".wx-bar")), pan: "wheel", zoom: "ctrl" });
