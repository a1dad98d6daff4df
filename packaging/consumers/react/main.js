import { RoadmapWidget } from "@mdtechnology/roadmap-widget/react";
import { createElement, useRef } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const widget = useRef(null);
  // What the handlers and the methods of the reference do is noted for the test.
  const onReady = ({ items }) => {
    document.documentElement.dataset.items = String(items);
    document.documentElement.dataset.fit = typeof widget.current?.fit;
  };
  return createElement(RoadmapWidget, { ref: widget, src: "/roadmap.json", lang: "ru", today: "2026-11-24", view: "timeline", className: "mine", onReady });
}

createRoot(document.getElementById("app")).render(createElement(App));
