// @ts-check
/** Where the texts are. Each address stands here in full, so that bundlers carry the files along. */

/** @typedef {import("./texts.js").TextFiles} TextFiles */

/** @type {TextFiles} */
export const LANGUAGE_FILES = {
  ru: () => new URL("./lang-ru.json", import.meta.url),
  kk: () => new URL("./lang-kk.json", import.meta.url),
  uz: () => new URL("./lang-uz.json", import.meta.url),
  ky: () => new URL("./lang-ky.json", import.meta.url),
};

/** @type {TextFiles} */
export const REGION_FILES = {
  ru: () => new URL("./regions-ru.json", import.meta.url),
  kk: () => new URL("./regions-kk.json", import.meta.url),
  en: () => new URL("./regions-en.json", import.meta.url),
  uz: () => new URL("./regions-uz.json", import.meta.url),
  ky: () => new URL("./regions-ky.json", import.meta.url),
};
