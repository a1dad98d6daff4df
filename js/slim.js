// @ts-check
/**
 * Without an address of its own: bring the WASM as a URL, bytes, a `Response` or a `WebAssembly.Module`. It has two parts: bring both,
 * or `roadmap-widget.whole.wasm`, which holds both, or the address of the first, beside which the late one lies.
 */
import { WHOLE_INTEGRITY } from "./build.js";
import { define as defineElement } from "./element.js";
import { setWasmSource } from "./loader.js";
import { LATE_FILES, LANGUAGE_FILES, REGION_FILES } from "./text-files.js";
import { late, languages, regions } from "./texts.js";

/**
 * Defines the element, whose WASM comes from `wasm`.
 * @param {import("./loader.js").WasmSource} wasm also as a promise, or a function that is called when the first element needs it
 * @param {string} [tag]
 */
export function define(wasm, tag) {
  setWasmSource(wasm, import.meta.url, WHOLE_INTEGRITY);
  languages.setFiles(LANGUAGE_FILES);
  late.setFiles(LATE_FILES);
  regions.setFiles(REGION_FILES);
  defineElement(tag);
}

export { RoadmapWidgetElement } from "./element.js";
