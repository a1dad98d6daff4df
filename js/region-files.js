// @ts-check
/** Where the names of countries are. Each address stands here in full, so that bundlers carry the files along. */

/** @type {import("./regions.js").RegionFiles} */
export const REGION_FILES = {
  ru: () => new URL("./regions-ru.json", import.meta.url),
  kk: () => new URL("./regions-kk.json", import.meta.url),
  en: () => new URL("./regions-en.json", import.meta.url),
  uz: () => new URL("./regions-uz.json", import.meta.url),
  ky: () => new URL("./regions-ky.json", import.meta.url),
};
