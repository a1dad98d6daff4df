// @ts-check
/** Importing this module defines `<roadmap-widget>`. */
import { define } from "./element.js";
import { setWasmSource } from "./loader.js";
import { LATE_FILES, LANGUAGE_FILES, REGION_FILES } from "./text-files.js";
import { late, languages, regions } from "./texts.js";

setWasmSource(
  {
    first: () => new URL("./roadmap-widget.wasm", import.meta.url),
    late: () => new URL("./roadmap-widget.late.wasm", import.meta.url),
  },
  import.meta.url,
);
languages.setFiles(LANGUAGE_FILES);
late.setFiles(LATE_FILES);
regions.setFiles(REGION_FILES);
define();

export { RoadmapWidgetElement, define } from "./element.js";
