// Frappe Gantt: months, read only. It draws every task and has no gesture to zoom: the views change by its method.
import Gantt from "frappe-gantt";
import "../node_modules/frappe-gantt/dist/frappe-gantt.css";

import { all, begin, plan, seen, shown, windowFirst } from "./common.js";

const { items } = await plan();
const tasks = windowFirst(items).map(({ id, title, start, end }) => ({ id, name: title, start, end: end ?? start }));
const gantt = new Gantt("#app", tasks, {
  view_mode: "Month",
  readonly: true,
  infinite_padding: false,
  container_height: 720,
  scroll_to: "2026-01-01",
  popup: false,
});
const modes = ["Year", "Month", "Week", "Day"];
let mode = 1;
const turn = (by) => {
  mode = Math.min(Math.max(mode + by, 0), modes.length - 1);
  gantt.change_view_mode(modes[mode], true);
};
begin({ count: () => shown(".bar-wrapper"), view: () => seen(all(".bar-wrapper")), pan: "wheel", zoom: { in: () => turn(1), out: () => turn(-1) } });
