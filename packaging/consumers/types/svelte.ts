import type {} from "@mdtechnology/roadmap-widget/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

export const props: SvelteHTMLElements["roadmap-widget"] = { src: "/roadmap.json", lang: "ru", "onroadmap-ready": (event) => event.detail.items.toFixed() };
// @ts-expect-error no such theme
export const wrong: SvelteHTMLElements["roadmap-widget"] = { theme: "pink" };
