// @ts-check
/** Without an address of its own: bring the WASM as a URL, bytes, a `Response` or a `WebAssembly.Module`. */
import { define as defineElement } from "./element.js";
import { use } from "./loader.js";
import { REGION_FILES } from "./region-files.js";
import { useRegions } from "./regions.js";

/**
 * Defines the element, whose WASM comes from `wasm`.
 * @param {import("./loader.js").WasmSource} wasm also as a promise, or a function that is called when the first element needs it
 * @param {string} [tag]
 */
export function define(wasm, tag) {
  use(wasm, import.meta.url);
  useRegions(REGION_FILES);
  defineElement(tag);
}

export { RoadmapWidgetElement } from "./element.js";
