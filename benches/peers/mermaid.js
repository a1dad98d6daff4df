// Mermaid: a picture of the whole plan; it can neither be moved nor zoomed.
import mermaid from "mermaid";

import { all, begin, plan, seen, shown } from "./common.js";

const { tracks, items } = await plan();
const lanes = tracks.map(({ title }) => [`section ${title}`]);
for (const { id, track, title, start, end } of items) lanes[track].push(`${title} :${end ? "" : "milestone, "}${id}, ${start}, ${end ?? "1d"}`);
const text = ["gantt", "dateFormat YYYY-MM-DD", "axisFormat %Y-%m", "tickInterval 3month", ...lanes.flat()].join("\n");
mermaid.initialize({ startOnLoad: false, maxTextSize: text.length + 1, gantt: { useWidth: 1264 } });
const { svg } = await mermaid.render("plan", text);
document.getElementById("app").innerHTML = svg;
begin({ count: () => shown("rect.task"), view: () => seen(all("rect.task")) });
