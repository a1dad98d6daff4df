// @ts-check
/** Loads the one WASM instance of the page, once, when the first element asks for it. */

/** @typedef {typeof import("./roadmap-widget-wasm.js")} Wasm */

/** @type {Promise<Wasm> | undefined} */
let loading;
/** @type {Set<(reason: string) => void>} */
const listeners = new Set();

/**
 * The WASM module, ready to use. Rejects where WebAssembly is not available or not allowed.
 * @returns {Promise<Wasm>}
 */
export function loadWasm() {
  loading ??= start().catch((error) => {
    // A later element may try again: the network may be back.
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @returns {Promise<Wasm>} */
async function start() {
  if (typeof WebAssembly === "undefined") throw Object.assign(new Error("WebAssembly is not available"), { code: "wasm-unavailable" });
  const wasm = await import("./roadmap-widget-wasm.js");
  await wasm.default({ module_or_path: new URL("./roadmap-widget.wasm", import.meta.url) });
  wasm.onPanic((/** @type {string} */ message) => {
    console.error(`roadmap-widget: ${message}`);
    // The instance is not to be trusted any more: it must not be called again from within itself.
    queueMicrotask(() => listeners.forEach((listener) => listener("panic")));
  });
  return wasm;
}

/**
 * Calls back when the WASM instance has failed for good.
 * @param {(reason: string) => void} listener
 * @returns {() => void} stops listening
 */
export function onFailure(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
