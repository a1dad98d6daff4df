// @ts-check
/** Importing this module defines `<roadmap-widget>`. */
import { define } from "./element.js";
import { use } from "./loader.js";
import { REGION_FILES } from "./region-files.js";
import { useRegions } from "./regions.js";

use(() => new URL("./roadmap-widget.wasm", import.meta.url), import.meta.url);
useRegions(REGION_FILES);
define();

export { RoadmapWidgetElement, define } from "./element.js";
