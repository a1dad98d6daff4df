import "@mdtechnology/roadmap-widget";
import type {} from "@mdtechnology/roadmap-widget/jsx";
import { RoadmapWidget, type RoadmapWidgetElement } from "@mdtechnology/roadmap-widget/react";
import { useRef } from "react";

export function Page() {
  const widget = useRef<RoadmapWidgetElement>(null);
  return (
    <>
      <RoadmapWidget ref={widget} src="/roadmap.json" lang="kk" theme="dark" className="plan" onSelect={({ id }) => id.length} onError={({ code }) => code.length} onReady={() => widget.current?.fit()} />
      <roadmap-widget src="/roadmap.json" lang="uz" view="list" onroadmap-select={({ detail }) => detail.id.length} />
      {/* @ts-expect-error no such theme */}
      <RoadmapWidget theme="pink" />
      {/* @ts-expect-error no such mode */}
      <roadmap-widget lang="tr" filter-mode="pink" />
    </>
  );
}
