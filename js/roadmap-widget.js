// @ts-check
/** Importing this module defines `<roadmap-widget>`. */
import { define } from "./element.js";
import { use } from "./loader.js";

use(() => new URL("./roadmap-widget.wasm", import.meta.url), import.meta.url);
define();

export { RoadmapWidgetElement, define } from "./element.js";
