// @ts-check
/**
 * Texts beyond those that the WASM has, a file for each language: the interface in another language than English, and the names of
 * countries that it does not know. Each is asked for when it is needed, and once.
 */
import contract from "./contract.js";

/** @typedef {Record<string, () => URL | Promise<string>>} TextFiles by language: an address, or the text itself */

/** How long a file may take. Nothing is shown in another language than English before its texts are there. */
const TIMEOUT_MS = 10_000;

/**
 * One kind of texts.
 * @param {string} name of its files, `*` for the language
 * @param {string} what what is in them, and what happens without
 */
function kind(name, what) {
  /** @type {TextFiles} */
  let files = {};
  /** @type {Map<string, Promise<Uint8Array | undefined>>} */
  const loading = new Map();
  /** What was said already: one line for a page. @type {Set<string>} */
  const said = new Set();

  /** @param {string} lang */
  async function load(lang) {
    try {
      const given = await files[lang]?.();
      if (given === undefined) return undefined;
      if (typeof given === "string") return new TextEncoder().encode(given);
      const answer = await fetch(given, { credentials: "same-origin", signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      // A server that knows no such file may answer with a page.
      if (bytes[0] !== 0x7b) throw new Error("no JSON");
      return bytes;
    } catch (error) {
      refuse(lang, error);
      return undefined;
    }
  }

  /** @param {string} lang @param {unknown} why */
  function refuse(lang, why) {
    // A later element may try again: the network may be back.
    loading.delete(lang);
    if (!said.has(lang)) console.warn(`roadmap-widget: ${what.replace("FILE", name.replace("*", lang))}. (${why})`);
    said.add(lang);
  }

  return {
    /** Says where the files are. @param {TextFiles} given */
    setFiles(given) {
      files = given;
    },
    /** The texts in a language as JSON in UTF-8; nothing where they can't be had. @param {string} lang */
    of(lang) {
      const known = loading.get(lang) ?? load(lang);
      loading.set(lang, known);
      return known;
    },
    /** Says that the texts that came are no good. */
    refuse,
  };
}

export const languages = kind("lang-*.txt", "the texts of the language (FILE) could not be loaded, so English is spoken");
export const faults = kind("lang-*.faults.txt", "the words for what is wrong with the data (FILE) could not be loaded, so it is said in English");
export const regions = kind("regions-*.txt", "names of countries (FILE) could not be loaded, so codes are shown");

/** Codes of countries that people write for their languages. @type {Record<string, string>} */
const ALIASES = { kz: "kk", kg: "ky" };

/** @param {string} tag */
function spoken(tag) {
  const [first = "", ...rest] = tag.toLowerCase().split(/[-_]/);
  const code = ALIASES[first] ?? first;
  // Uzbek is spoken in Latin letters.
  return contract.values.lang?.includes(code) && !(code === "uz" && rest.includes("cyrl")) ? code : undefined;
}

/**
 * The language for an element, as the WASM finds it too: its own `lang`, the nearest one around it (out of shadow roots too), then the
 * reader's.
 * @param {Element} element
 */
export function languageOf(element) {
  /** @type {string[]} */
  const wanted = [];
  for (let at = /** @type {Element | undefined} */ (element); at; ) {
    const tag = at.closest("[lang]")?.getAttribute("lang");
    if (tag !== null && tag !== undefined) wanted.push(tag);
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  const tags = wanted.length > 0 ? wanted : [...navigator.languages];
  return tags.map(spoken).find((code) => code !== undefined) ?? "en";
}
