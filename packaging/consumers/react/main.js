import { RoadmapWidget } from "@mdtechnology/roadmap-widget/react";
import { createElement, useRef } from "react";
import { hydrateRoot } from "react-dom/client";

function App() {
  const widget = useRef(null);
  // What the handlers and the methods of the reference do is noted for the test.
  const onReady = ({ items }) => {
    document.documentElement.dataset.items = String(items);
    document.documentElement.dataset.fit = typeof widget.current?.fit;
  };
  return createElement(RoadmapWidget, { ref: widget, src: "/roadmap.json", lang: "ru", today: "2026-11-24", view: "timeline", className: "mine", onReady });
}

// The page came from a server, and the roadmap is ready before React is: the handler is called all the same.
const app = document.getElementById("app");
app.addEventListener("roadmap-ready", () => hydrateRoot(app, createElement(App)), { once: true });
