import type {} from "@mdtechnology/roadmap-widget/jsx";
export const A = () => <roadmap-widget src="/a.json" lang="kk" id="x" class="y" data={{ title: "x", tracks: [] }} onroadmap-ready={({ detail }) => detail.items.toFixed()} />;
// @ts-expect-error no such mode
export const B = () => <roadmap-widget lang="tr" filter-mode="pink" />;
