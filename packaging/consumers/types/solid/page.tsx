import type {} from "@mdtechnology/roadmap-widget/jsx";
export const A = () => <roadmap-widget src="/a.json" lang="kk" id="x" prop:data={{ title: "x", tracks: [] }} attr:theme="dark" on:roadmap-ready={(event) => event.detail.items.toFixed()} />;
// @ts-expect-error no such mode
export const B = () => <roadmap-widget lang="tr" filter-mode="pink" />;
