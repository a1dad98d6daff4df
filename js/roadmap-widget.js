// @ts-check
/** Importing this module defines `<roadmap-widget>`. */
import { define } from "./element.js";

define();

export { RoadmapWidgetElement, define } from "./element.js";
