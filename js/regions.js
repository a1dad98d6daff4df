// @ts-check
/**
 * Names of countries and regions beyond those that the WASM has, a file for each language. They are asked for only when the data
 * names one of them; until they come, and if they can't be had, the code is shown as it was written.
 */

/** @typedef {Record<string, () => URL | Promise<string>>} RegionFiles by language: an address, or the text itself */

/** @type {RegionFiles} */
let files = {};

/** Says where the names are. @param {RegionFiles} given */
export function useRegions(given) {
  files = given;
}

/** @type {Map<string, Promise<Uint8Array | undefined>>} */
const loading = new Map();

/**
 * The names in a language as JSON text in UTF-8; nothing where they can't be had.
 * @param {string} lang
 * @returns {Promise<Uint8Array | undefined>}
 */
export function regions(lang) {
  const known = loading.get(lang) ?? load(lang);
  loading.set(lang, known);
  return known;
}

/** @param {string} lang */
async function load(lang) {
  try {
    const given = await files[lang]?.();
    if (given === undefined) return undefined;
    if (typeof given === "string") return new TextEncoder().encode(given);
    const answer = await fetch(given, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    loading.delete(lang);
    console.warn(`roadmap-widget: names of countries (regions-${lang}.json) could not be loaded, so codes are shown. (${error})`);
    return undefined;
  }
}
