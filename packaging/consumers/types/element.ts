import { define, RoadmapWidgetElement, type Roadmap } from "@mdtechnology/roadmap-widget";
import { define as defineSlim } from "@mdtechnology/roadmap-widget/slim";
import "@mdtechnology/roadmap-widget/inline";
import "@mdtechnology/roadmap-widget/embed";

define("my-roadmap");
defineSlim(() => fetch("/roadmap-widget.whole.wasm"));
defineSlim({ first: "/roadmap-widget.wasm", late: () => fetch("/roadmap-widget.late.wasm") });

const roadmap: Roadmap = {
  title: { en: "Plan", ru: "План" },
  tracks: [{ title: "A", kind: "phases", items: [{ title: "x", date: "2026-Q1", status: "planned", dependsOn: ["y"] }] }],
};
const element: RoadmapWidgetElement = document.createElement("roadmap-widget");
element.data = roadmap;
element.zoomTo("2026", "2027");
element.addEventListener("roadmap-ready", (event) => event.detail.diagnostics.map((one) => one.code.length));
element.addEventListener("roadmap-select", (event) => event.detail.id.toUpperCase());
document.querySelector("roadmap-widget")?.fit();

// @ts-expect-error a title is needed
const untitled: Roadmap = { tracks: [] };
// @ts-expect-error no such kind of track
const strange: Roadmap = { title: "T", tracks: [{ title: "A", kind: "pie" }] };
// @ts-expect-error no such method
element.explode();
export { strange, untitled };
