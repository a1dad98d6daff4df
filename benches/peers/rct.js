// React Calendar Timeline: stacked items, nothing to be edited.
import dayjs from "dayjs";
import Timeline from "react-calendar-timeline";
import "react-calendar-timeline/style.css";
import { createRoot } from "react-dom/client";

import { all, begin, last, plan, RANGE, seen, shown, time } from "./common.js";

const { tracks, items } = await plan();
const groups = tracks.map(({ title }, id) => ({ id, title }));
const entries = items.map((item) => ({ id: item.id, group: item.track, title: item.title, start_time: time(item.start), end_time: last(item) }));
createRoot(document.getElementById("app")).render(
  <div style={{ height: "100%", overflowY: "auto" }}>
    <Timeline
      groups={groups}
      items={entries}
      defaultTimeStart={dayjs(RANGE.start).valueOf()}
      defaultTimeEnd={dayjs(RANGE.end).valueOf()}
      sidebarWidth={160}
      lineHeight={30}
      itemHeightRatio={0.8}
      stackItems
      canMove={false}
      canResize={false}
      canChangeGroup={false}
    />
  </div>,
);
begin({ count: () => shown(".rct-item"), view: () => seen(all(".rct-item")), pan: "drag", zoom: "ctrl" });
