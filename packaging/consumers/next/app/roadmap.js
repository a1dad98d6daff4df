"use client";
import { RoadmapWidget } from "@mdtechnology/roadmap-widget/react";

export function Roadmap() {
  const ready = ({ items }) => (document.documentElement.dataset.items = String(items));
  return <RoadmapWidget src="/roadmap.json" lang="ru" today="2026-11-24" view="timeline" onReady={ready} />;
}
