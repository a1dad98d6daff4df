// @ts-check
/**
 * Texts beyond those that the WASM has, a file for each language: the interface in another language than English, and the names of
 * countries that it does not know. Each is asked for when it is needed, and once.
 */

/** @typedef {Record<string, () => URL | Promise<string>>} TextFiles by language: an address, or the text itself */

/** How long a file may take. Nothing is shown in another language than English before its texts are there. */
const TIMEOUT_MS = 10_000;

/**
 * One kind of texts.
 * @param {string} name of the files that are shipped, `*` for the language
 * @param {string} suffix that the name of a file of the host's has before its ending: `lang-tr.late.json`
 * @param {string} what what is in them, and what happens without
 */
function kind(name, suffix, what) {
  /** @type {TextFiles} */
  let files = {};
  /** By address, or by name where they are shipped. @type {Map<string, Promise<Uint8Array | undefined>>} */
  const loading = new Map();
  /** What was said already: one line for a page. @type {Set<string>} */
  const said = new Set();

  /** @param {string} key @param {() => URL | Promise<string> | undefined} where */
  async function load(key, where) {
    try {
      const given = await where();
      if (given === undefined) return undefined;
      if (typeof given === "string") return new TextEncoder().encode(given);
      const answer = await fetch(given, { credentials: "same-origin", signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      // A server that knows no such file may answer with a page.
      if (bytes[0] !== 0x7b) throw new Error("no JSON");
      return bytes;
    } catch (error) {
      refuse(key, error);
      return undefined;
    }
  }

  /** @param {string} key @param {unknown} why */
  function refuse(key, why) {
    // A later element may try again: the network may be back.
    loading.delete(key);
    if (!said.has(key)) console.warn(`roadmap-widget: ${what.replace("FILE", key)}. (${why})`);
    said.add(key);
  }

  return {
    /** Says where the files are. @param {TextFiles} given */
    setFiles(given) {
      files = given;
    },
    /** Whether there is a file for a language. @param {string} lang */
    has: (lang) => Object.hasOwn(files, lang),
    /**
     * The texts in a language as JSON in UTF-8; nothing where they can't be had.
     * @param {string} lang
     * @param {URL} [own] where the host has its texts in this language
     */
    of(lang, own) {
      const address = own?.href.replace(/(\.\w+)?$/, `${suffix}$1`);
      const key = address ?? name.replace("*", lang);
      const known = loading.get(key) ?? load(key, () => (address ? new URL(address) : files[lang]?.()));
      loading.set(key, known);
      return known;
    },
    /** Says that the texts that came are no good. @param {string} lang @param {URL} [own] */
    refuse: (lang, own) => refuse(own?.href ?? name.replace("*", lang), "damaged"),
  };
}

export const languages = kind("lang-*.txt", "", "the texts of the language (FILE) could not be loaded, so English is spoken");
export const late = kind("lang-*.late.txt", ".late", "texts for what the widget does once it is used (FILE) could not be loaded, so they are English");
export const regions = kind("regions-*.txt", ".regions", "names of countries (FILE) could not be loaded, so codes are shown");
