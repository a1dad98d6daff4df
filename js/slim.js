// @ts-check
/** Without an address of its own: bring the WASM as a URL, bytes, a `Response` or a `WebAssembly.Module`. */
import { define as defineElement } from "./element.js";
import { use } from "./loader.js";
import { LANGUAGE_FILES, REGION_FILES } from "./text-files.js";
import { languages, regions } from "./texts.js";

/**
 * Defines the element, whose WASM comes from `wasm`.
 * @param {import("./loader.js").WasmSource} wasm also as a promise, or a function that is called when the first element needs it
 * @param {string} [tag]
 */
export function define(wasm, tag) {
  use(wasm, import.meta.url);
  languages.use(LANGUAGE_FILES);
  regions.use(REGION_FILES);
  defineElement(tag);
}

export { RoadmapWidgetElement } from "./element.js";
