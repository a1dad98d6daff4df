// @ts-check
/**
 * Everything in one file: nothing but the data is asked for. For hosts that take a single file, and for SRI. It is bundled
 * without imports and exports, so that it is a module and a classic script alike: the latter needs no CORS.
 */
import { define } from "./element.js";
import { LATE, LANGUAGES, REGIONS } from "./inline-texts.js";
import { WASM_GZIP_BASE64 } from "./inline-wasm.js";
import { setWasmSource } from "./loader.js";
import { late, languages, regions } from "./texts.js";

setWasmSource(async () => {
  const packed = Uint8Array.from(atob(WASM_GZIP_BASE64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
});
for (const [kind, texts] of /** @type {const} */ ([[languages, LANGUAGES], [late, LATE], [regions, REGIONS]])) {
  kind.setFiles(Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, async () => text])));
}
define();
