// @ts-check
/**
 * Where the texts are. Each address stands here in full, so that bundlers carry the files along. They hold JSON, but are not called so:
 * Parcel would make scripts of them.
 */

/** @typedef {import("./texts.js").TextFiles} TextFiles */

/** @type {TextFiles} */
export const LANGUAGE_FILES = {
  ru: () => new URL("./lang-ru.txt", import.meta.url),
  kk: () => new URL("./lang-kk.txt", import.meta.url),
  uz: () => new URL("./lang-uz.txt", import.meta.url),
  ky: () => new URL("./lang-ky.txt", import.meta.url),
  de: () => new URL("./lang-de.txt", import.meta.url),
  zh: () => new URL("./lang-zh.txt", import.meta.url),
  ar: () => new URL("./lang-ar.txt", import.meta.url),
};

/** @type {TextFiles} */
export const LATE_FILES = {
  ru: () => new URL("./lang-ru.late.txt", import.meta.url),
  kk: () => new URL("./lang-kk.late.txt", import.meta.url),
  uz: () => new URL("./lang-uz.late.txt", import.meta.url),
  ky: () => new URL("./lang-ky.late.txt", import.meta.url),
  de: () => new URL("./lang-de.late.txt", import.meta.url),
  zh: () => new URL("./lang-zh.late.txt", import.meta.url),
  ar: () => new URL("./lang-ar.late.txt", import.meta.url),
};

/** @type {TextFiles} */
export const REGION_FILES = {
  ru: () => new URL("./regions-ru.txt", import.meta.url),
  kk: () => new URL("./regions-kk.txt", import.meta.url),
  en: () => new URL("./regions-en.txt", import.meta.url),
  uz: () => new URL("./regions-uz.txt", import.meta.url),
  ky: () => new URL("./regions-ky.txt", import.meta.url),
  de: () => new URL("./regions-de.txt", import.meta.url),
  zh: () => new URL("./regions-zh.txt", import.meta.url),
  ar: () => new URL("./regions-ar.txt", import.meta.url),
};
