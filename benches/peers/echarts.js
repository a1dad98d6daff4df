// ECharts: a custom series on canvas, only the parts it needs, with the inside data zoom. Its throttle of 100 ms is off,
// so that a movement is drawn in its frame as it is by everyone else.
import { CustomChart } from "echarts/charts";
import { DataZoomInsideComponent, GridComponent } from "echarts/components";
import { graphic, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

import { begin, plan, RANGE } from "./common.js";
import { packed } from "./pack.js";

use([CustomChart, DataZoomInsideComponent, GridComponent, CanvasRenderer]);
const ROWS = 22;
const { items, heads } = packed(await plan());
let [drawn, drawing, first] = [0, 0, ""];

function renderItem(params, api) {
  const item = items[params.dataIndex];
  const [left, middle] = api.coord([api.value(1), api.value(0)]);
  const [right] = api.coord([api.value(2), api.value(0)]);
  const box = params.coordSys;
  const shape = graphic.clipRectByRect({ x: left, y: middle - 12, width: right - left, height: 24 }, box);
  drawing += 1;
  if (drawing === 1) first = `${item.title} ${Math.round(left)} ${Math.round(right - left)}`;
  const inside = right - left > item.title.length * 6.6 + 8;
  return {
    type: "group",
    children: [
      ...(shape ? [{ type: "rect", shape, style: { fill: item.point ? "#4f46c8" : "#c9c6f5" } }] : []),
      { type: "text", style: { text: item.title, x: (inside ? left : right) + 6, y: middle, textVerticalAlign: "middle", fill: "#222", fontSize: 12 } },
    ],
  };
}

const chart = init(document.getElementById("app"), null, { renderer: "canvas" });
chart.on("rendered", () => {
  [drawn, drawing] = [drawing || drawn, 0];
});
const zoom = { type: "inside", throttle: 0, filterMode: "weakFilter" };
chart.setOption({
  animation: false,
  grid: { left: 160, right: 0, top: 40, bottom: 0 },
  xAxis: { type: "time", position: "top", min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 6, 1) },
  yAxis: { type: "category", inverse: true, data: heads, axisTick: { show: false }, axisLabel: { interval: 0 } },
  dataZoom: [
    { ...zoom, xAxisIndex: 0, startValue: RANGE.start, endValue: RANGE.end },
    { ...zoom, yAxisIndex: 0, startValue: 0, endValue: Math.min(ROWS, heads.length) - 1, zoomOnMouseWheel: false },
  ],
  series: { type: "custom", renderItem, progressive: 0, clip: true, encode: { x: [1, 2], y: 0 }, data: items.map(({ row, from, to }) => [row, from, to]) },
});
const view = () => {
  const { startValue, endValue } = chart.getOption().dataZoom[0];
  return `${startValue} ${endValue} ${first}`;
};
begin({ count: () => drawn, view, pan: "drag", zoom: "wheel" });
