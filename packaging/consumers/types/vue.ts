import type {} from "@mdtechnology/roadmap-widget/vue";
import type { GlobalComponents } from "vue";

type Props = InstanceType<GlobalComponents["roadmap-widget"]>["$props"];
export const props: Props = { src: "/roadmap.json", lang: "ru", onRoadmapReady: (event) => event.detail.items.toFixed() };
// @ts-expect-error no such view
export const wrong: Props = { view: "board" };
