// @ts-check
/** Importing this module defines `<roadmap-widget>`. */
import { define } from "./element.js";
import { setWasmSource } from "./loader.js";
import { FAULT_FILES, LANGUAGE_FILES, REGION_FILES } from "./text-files.js";
import { faults, languages, regions } from "./texts.js";

setWasmSource(
  {
    first: () => new URL("./roadmap-widget.wasm", import.meta.url),
    late: () => new URL("./roadmap-widget.late.wasm", import.meta.url),
  },
  import.meta.url,
);
languages.setFiles(LANGUAGE_FILES);
faults.setFiles(FAULT_FILES);
regions.setFiles(REGION_FILES);
define();

export { RoadmapWidgetElement, define } from "./element.js";
