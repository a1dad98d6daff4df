// EventCalendar's ResourceTimeline: days of 3 px as everywhere here, 19 months of them, since it draws each day of each
// track whether it is seen or not; opened at 2026. It has no gesture to zoom.
import { createCalendar, ResourceTimeline } from "@event-calendar/core";
import "@event-calendar/core/index.css";

import { all, begin, DAYS, last, plan, seen, shown, time } from "./common.js";

const { tracks, items } = await plan();
let width = 1100 / DAYS;
const calendar = createCalendar(document.getElementById("app"), [ResourceTimeline], {
  view: "resourceTimelineYear",
  date: "2025-06-01",
  views: { resourceTimelineYear: { duration: { months: 19 } } },
  dayHeaderFormat: (date) => (date.getUTCDate() === 1 ? "1" : ""),
  height: "100%",
  headerToolbar: { start: "", center: "", end: "" },
  columnWidth: `${width}px`,
  editable: false,
  resources: tracks.map(({ title }, id) => ({ id: String(id), title })),
  events: items.map((item) => ({ id: item.id, resourceIds: [String(item.track)], title: item.title, allDay: true, start: new Date(time(item.start)), end: new Date(last(item)) })),
});
const scale = (factor) => {
  width = Math.max(1, width * factor);
  calendar.setOption("columnWidth", `${width}px`);
};
const main = document.querySelector(".ec-main");
main.scrollLeft = width * 214;
begin({ count: () => shown(".ec-event"), view: () => seen(all(".ec-event")), pan: "wheel", zoom: { in: () => scale(1.25), out: () => scale(0.8) } });
