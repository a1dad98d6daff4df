// Highcharts Gantt, as its pages on large data say: no animation, no mouse tracking, no limit on plain points.
import Highcharts from "highcharts/esm/highcharts-gantt.js";
import "highcharts/esm/modules/mouse-wheel-zoom.js";

import { all, begin, plan, RANGE, seen, shown } from "./common.js";
import { packed } from "./pack.js";

const ROWS = 22;
const { items, heads } = packed(await plan());
const chart = Highcharts.ganttChart("app", {
  accessibility: { enabled: false },
  credits: { enabled: false },
  chart: { animation: false, panning: { enabled: true, type: "x" }, zooming: { mouseWheel: { enabled: true, type: "x" } } },
  xAxis: { min: RANGE.start, max: RANGE.end, minRange: 86_400_000 },
  yAxis: { type: "category", categories: heads, min: 0, max: Math.min(ROWS, heads.length) - 1, labels: { step: 1 } },
  tooltip: { enabled: false },
  series: [
    {
      animation: false,
      enableMouseTracking: false,
      turboThreshold: 0,
      dataLabels: { enabled: true, format: "{point.name}", align: "left" },
      data: items.map(({ title, from, to, row, point }) => ({ name: title, start: from, y: row, ...(point ? { milestone: true } : { end: to }) })),
    },
  ],
});
const view = () => {
  const { min, max } = chart.xAxis[0];
  return `${Math.round(min)} ${Math.round(max)} ${seen(all(".highcharts-point"))}`;
};
begin({ count: () => shown(".highcharts-point"), view, pan: "drag", zoom: "wheel" });
