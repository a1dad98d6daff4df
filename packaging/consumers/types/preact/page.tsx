import type {} from "@mdtechnology/roadmap-widget/jsx";
export const A = () => <roadmap-widget src="/a.json" lang="kk" id="x" class="y" data={{ title: "x", tracks: [] }} onroadmap-ready={({ detail }) => detail.items.toFixed()} />;
// @ts-expect-error no such language
export const B = () => <roadmap-widget lang="de" />;
