// Who takes part, and how each is told to the reader.

/** `script` names the adapter in peers/; `variant` is passed to it; `uses` says how it is set up. */
export const CONTESTANTS = [
  { id: "ours-src", own: true, property: false, name: "roadmap-widget, `src`", uses: "attribute `src`; pan by drag, zoom by Ctrl + wheel" },
  { id: "ours-data", own: true, property: true, name: "roadmap-widget, `data`", uses: "property `data`, JSON read by the page; pan by drag, zoom by Ctrl + wheel" },
  { id: "limit", script: "limit", name: "limit: hand-written DOM", uses: "no library; pan by sideways wheel, zoom by Ctrl + wheel" },
  { id: "empty", script: "empty", name: "empty page (cost of measuring)", uses: "nothing but one line of text, under the same gestures" },
  { id: "vis", script: "vis", variant: { stack: true }, package: "vis-timeline", name: "vis-timeline, stacked", uses: "groups, `stack: true`; drag, wheel" },
  { id: "vis-nostack", script: "vis", variant: { stack: false }, package: "vis-timeline", name: "vis-timeline, `stack: false`", uses: "groups, items of a group on top of each other; drag, wheel" },
  { id: "dhtmlx", script: "dhtmlx", package: "dhtmlx-gantt", name: "DHTMLX Gantt", uses: "smart rendering, static background, a row a task; drag (`drag_timeline`), Ctrl + wheel (`ext.zoom`)" },
  { id: "svar", script: "svar", package: "@svar-ui/react-gantt", name: "SVAR React Gantt", uses: "virtual by itself, a row a task; sideways wheel, Ctrl + wheel (`zoom`)" },
  { id: "echarts", script: "echarts", package: "echarts", name: "Apache ECharts", uses: "custom series on canvas, rows packed by the page, inside data zoom; drag, wheel" },
  { id: "highcharts", script: "highcharts", package: "highcharts", name: "Highcharts Gantt", uses: "rows packed by the page, no animation; drag, wheel" },
  { id: "rct", script: "rct", package: "react-calendar-timeline", name: "React Calendar Timeline", uses: "`stackItems`; drag, Ctrl + wheel" },
  { id: "eventcalendar", script: "eventcalendar", package: "@event-calendar/core", name: "EventCalendar", uses: "ResourceTimeline; sideways wheel, zoom by option `columnWidth`*" },
  { id: "frappe", script: "frappe", package: "frappe-gantt", name: "Frappe Gantt", uses: "read only, a row a task; sideways wheel, zoom by `change_view_mode`*" },
  { id: "timelinejs", script: "timelinejs", package: "@knight-lab/timelinejs", name: "TimelineJS", uses: "a slide an item; drag, zoom by its buttons' methods*" },
  { id: "mermaid", script: "mermaid", package: "mermaid", name: "Mermaid gantt", uses: "a picture: neither pans nor zooms" },
];

export const isPeer = (contestant) => Boolean(contestant.package);

export const byId = (id) => CONTESTANTS.find((contestant) => contestant.id === id);

/** Which ones a list like `all` or `vis,svar` means; ours, the limit and the empty page always take part. */
export function chosen(peers) {
  const wanted = new Set(peers.split(","));
  return CONTESTANTS.filter((contestant) => !isPeer(contestant) || wanted.has("all") || wanted.has(contestant.id));
}
