// @ts-check
/** Which language an element speaks, and where its texts are. */
import { languages, late, regions } from "./texts.js";

/** What the host has of its own: an address with `*` for the language, or addresses by language. @typedef {string | Record<string, string>} OwnFiles */

/** Codes of countries that people write for their languages. @type {Record<string, string>} */
const ALIASES = { kz: "kk", kg: "ky" };

/** What is written in a way that the shipped texts are not: Uzbek in Cyrillic letters, traditional Chinese. @type {Record<string, RegExp>} */
const OTHERWISE = { uz: /-cyrl\b/, zh: /-(hant|tw|hk|mo)\b/ };

export class Language {
  /** @type {OwnFiles | undefined} */
  own;

  /** @param {Element} element */
  constructor(element) {
    this.element = element;
  }

  /** The tags that are wanted, best first, and whether the page says so: the element's own `lang`, those around it (out of shadow roots too), else the reader's. */
  #wanted() {
    /** @type {string[]} */
    const wanted = [];
    for (let at = /** @type {Element | undefined} */ (this.element); at; ) {
      const tag = at.closest("[lang]")?.getAttribute("lang");
      if (tag !== null && tag !== undefined) wanted.push(tag);
      const root = at.getRootNode();
      at = root instanceof ShadowRoot ? root.host : undefined;
    }
    const isSaid = wanted.length > 0;
    return { tags: (isSaid ? wanted : [...navigator.languages]).map((tag) => tag.trim().toLowerCase().replaceAll("_", "-")), isSaid };
  }

  /**
   * The language to speak, English where no other one can be had, and the address of the host's own texts in it. What is more exact than
   * any texts stands for the language: `de-AT` for `de`.
   * @returns {{ lang: string, own?: URL }}
   */
  get spoken() {
    const { tags, isSaid } = this.#wanted();
    for (const tag of tags) {
      for (let part = tag; part; part = part.slice(0, Math.max(0, part.lastIndexOf("-")))) {
        const lang = ALIASES[part] ?? part;
        const own = this.#named(lang);
        if (own) return { lang, own };
        if ((lang === "en" || languages.has(lang)) && !OTHERWISE[lang]?.test(tag)) return { lang };
      }
      // Which languages a host has is not known before one is asked for: no reader's language is guessed, and no region.
      const lang = tag.split("-").filter((part, at) => at === 0 || part.length === 4).join("-");
      if (isSaid && typeof this.own === "string" && this.own.includes("*") && lang) return { lang, own: this.#address(this.own.replaceAll("*", lang)) };
    }
    return { lang: "en" };
  }

  /** The host's own texts that are named for a language. @param {string} lang */
  #named(lang) {
    if (!this.own || typeof this.own === "string") return undefined;
    const found = Object.entries(this.own).find(([tag]) => tag.toLowerCase() === lang);
    return found && this.#address(found[1]);
  }

  /** @param {string} address */
  #address(address) {
    return URL.canParse(address, this.element.baseURI) ? new URL(address, this.element.baseURI) : undefined;
  }

  /** The language to speak, with its texts as far as they can be had. */
  texts() {
    const { lang, own } = this.spoken;
    return { lang, own, coming: languages.of(lang, own) };
  }

  /**
   * Makes sure that the WASM speaks the language of the element, which may be another one when the texts have come.
   * @param {import("./glue.js").Wasm} wasm
   * @returns {Promise<string>} that language
   */
  async learn(wasm, texts = this.texts()) {
    for (;;) {
      const bytes = await texts.coming;
      if (!wasm.learn(texts.lang, bytes) && bytes) languages.refuse(texts.lang, texts.own);
      if (texts.lang === this.spoken.lang) return texts.lang;
      texts = this.texts();
    }
  }

  /**
   * Further texts: names of countries, or what is said once the widget is used. Where they are shipped, a host need not bring them.
   * @param {"regions" | "late"} kind @param {string} lang
   */
  needed(kind, lang) {
    const files = kind === "late" ? late : regions;
    const { own } = this.spoken;
    return files.of(lang, files.has(lang) ? undefined : own);
  }
}
