// @ts-check
/**
 * `<roadmap-widget>`: a thin host over the WASM component. Safe to import without a DOM. It keeps attributes and
 * properties until the WASM is ready, fetches the data meanwhile, and calls a handful of methods of one handle.
 */
import { VERSION } from "./build.js";
import { Clock } from "./clock.js";
import contract from "./contract.js";
import { DataFailure, fetchBytes } from "./data.js";
import { plainList } from "./fallback.js";
import { readNow } from "./json.js";
import { Language } from "./language.js";
import { completes } from "./late-part.js";
import { waitsToBeNear } from "./lazy.js";
import { loadWasm, onFailure } from "./loader.js";
import { checkAttribute, isAtHome, remark } from "./remarks.js";
import { BOOT_CSS, RESERVE_CSS, sheetFor } from "./sheets.js";
import { takeOver } from "./static-form.js";

/** @typedef {import("./glue.js").Widget} Widget */

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** How loading can end. */
const OUTCOMES = ["roadmap-ready", "roadmap-error"];

/** How long a WASM that is ready waits for the data before it shows that it is loading, in ms. */
const DATA_GRACE_MS = 150;

/** How long the rest of the program waits for the data, in ms: both come by the same line. */
const DATA_FIRST_MS = 1_000;

/** How long an element may have neither address nor data before it says so, in ms: frameworks set properties late. */
const NOTHING_MS = 3_000;

export class RoadmapWidgetElement extends Base {
  static observedAttributes = contract.attributes;
  /** The release, told when another one is on the page. */
  static version = VERSION;

  /** @type {Widget | undefined} */
  #handle;
  /** @type {HTMLElement | undefined} */
  #mount;
  /** @type {unknown} */
  #data;
  /** What `data` was when it was set, until it is handed over: stores follow what is read while they listen. @type {import("./json.js").Read | undefined} */
  #read;
  /** What `src` answered, until it is handed over. @type {Uint8Array[] | undefined} */
  #bytes;
  /** @type {AbortController | undefined} */
  #request;
  /** Why `src` could not be loaded, until it is tried again. @type {string | undefined} */
  #fault;
  /** The style sheets of the two parts of the WASM. @type {string[]} */
  #css = [];
  /** Calls that came before the WASM was ready. @type {Array<(handle: Widget) => void>} */
  #waiting = [];
  /** @type {(() => void) | undefined} */
  #stopListening;
  /** Ends the waiting of a lazy element, as long as it waits. @type {(() => void) | undefined} */
  #stopBeingLazy;
  /** Gives up waiting for the late part of the program. @type {(() => void) | undefined} */
  #stopWaiting;
  /** Holds the height of what a server wrote, until the reader does something. @type {AbortController | undefined} */
  #heightLock;
  /** Settles when `src` was loaded or could not be. @type {Promise<void>} */
  #loaded = Promise.resolve();
  #language = new Language(this);
  #starting = false;
  /** Whether it is in a page. */
  #connected = false;
  #failed = false;
  /** Whether something final was shown. */
  #painted = false;
  /** Whether the page has said that data comes. */
  #expects = false;
  /** A page may stay open overnight, or sleep. @type {Clock | undefined} */
  #clock;
  /** What was told last about data. @type {Event | undefined} */
  #lastOutcome;

  constructor() {
    super();
    for (const name of OUTCOMES) this.addEventListener(name, (event) => this.#told(event));
  }

  connectedCallback() {
    // A property that was set before the element was defined would hide the accessor.
    for (const name of /** @type {const} */ (["data", "languages", "asOf"])) {
      if (!Object.hasOwn(this, name)) continue;
      const early = this[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = early;
    }
    if (!this.shadowRoot) this.attachShadow({ mode: "open" });
    this.#adopt();
    this.#connected = true;
    this.#clock?.stop();
    this.#clock = new Clock(this.ownerDocument, () => this.#handle?.newDay());
    // Servers that render templates write an object so; the property follows.
    const written = this.getAttribute("data");
    if (written !== null && !written.startsWith("[object ")) remark("data is a property, not an attribute: element.data = …, or a child <script type=\"application/json\">");
    // Taken away and put back while it starts: what it had asked for was given up.
    if (this.#starting && this.#request?.signal.aborted && this.#pageData() === undefined && !this.#bytes) this.#load();
    this.#handle?.putBack();
    if (this.#handle || this.#failed || this.#starting) return;
    this.#stopBeingLazy ??= waitsToBeNear(this, () => this.#begin());
    if (!this.#stopBeingLazy) this.#begin();
  }

  /** Loads and shows. */
  #begin() {
    this.#stopBeingLazy?.();
    this.#stopBeingLazy = undefined;
    // What was handed over to a WASM that is gone is loaded again.
    if (this.#pageData() === undefined && !this.#bytes) this.#load();
    void this.#start();
  }

  disconnectedCallback() {
    // An element that is only moved is connected again in the same task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /** Keeps its state when the page moves it with `moveBefore`. */
  connectedMoveCallback() {}

  adoptedCallback() {
    this.#adopt();
  }

  /**
   * @param {string} name
   * @param {string | null} old
   * @param {string | null} value
   */
  attributeChangedCallback(name, old, value) {
    // Frameworks set what is there already.
    if (old === value) return;
    if (name === "src") {
      if (this.#connected && !this.#stopBeingLazy) this.#load();
    } else if (name === "loading") {
      if (value !== "lazy" && this.#stopBeingLazy) this.#begin();
    } else if (name === "remarks") {
      this.#handle?.showFaults(this.#showsRemarks());
    } else {
      this.#check(name, value);
      if (name === "languages") this.#language.own = value ?? undefined;
      if (name === "lang" || name === "languages") void this.#speak();
      else this.#handle?.setAttribute(name, value ?? undefined);
      if (this.#failed && name === "lang") void this.#showPlain();
    }
  }

  /** Says when an attribute means nothing; with texts of the host's own any language may. @param {string} name @param {string | null} value */
  #check(name, value) {
    if (this.#wasm && (name !== "lang" || !this.#language.own)) checkAttribute(name, value, this.#wasm.understands);
  }

  /** See `OwnFiles`. */
  get languages() {
    return this.#language.own;
  }

  set languages(value) {
    this.#language.own = value;
    void this.#speak();
  }

  /** The day as of which things are told. */
  get asOf() {
    return this.getAttribute("as-of") ?? "today";
  }

  set asOf(value) {
    // The reader may have gone elsewhere meanwhile.
    if (value === this.getAttribute("as-of")) this.#call((handle) => handle.ask(value));
    else if (value === null || value === undefined) this.removeAttribute("as-of");
    else this.setAttribute("as-of", value);
  }

  /** The roadmap as an object or JSON text. */
  get data() {
    return this.#data;
  }

  set data(value) {
    this.#request?.abort();
    this.#bytes = undefined;
    this.#data = value;
    this.#expects = true;
    if (this.#failed) void this.#showPlain();
    else this.#pushData(value);
  }

  /** @param {unknown} value */
  #pushData(value) {
    const read = value === undefined || value === null ? undefined : readNow(value);
    if (!this.#handle) this.#read = read;
    // The page takes the data away while it fetches other data.
    else if (!read) this.#handle.clear();
    else if (read.json) this.#handle.setData(...read.json);
    else this.#handle.refuse(read.fault ?? "");
  }

  /** Loads `src`. An older request is given up, so its answer can never replace a newer one. */
  #load() {
    this.#request?.abort();
    this.#bytes = undefined;
    this.#loaded = this.#fetchData();
  }

  async #fetchData() {
    const src = this.getAttribute("src");
    this.#handle?.setAttribute("src", src ?? undefined);
    if (!src) return;
    const request = new AbortController();
    this.#request = request;
    this.#fault = undefined;
    try {
      const bytes = await fetchBytes(new URL(src, this.ownerDocument.baseURI).href, request);
      if (this.#request !== request) return;
      this.#data = undefined;
      this.#request = undefined;
      if (this.#handle) this.#handle.setData(bytes, false);
      else this.#bytes = bytes;
      if (this.#failed) await this.#showPlain();
    } catch (error) {
      if (this.#request !== request || !(error instanceof DataFailure)) return;
      this.#request = undefined;
      this.#fault = error.code;
      if (this.#failed) await this.#showPlain();
      else this.#handle?.refuse(error.code);
    }
  }

  /** Loads `src` once more. */
  reload() {
    if (this.#stopBeingLazy) this.#begin();
    else if (this.#connected) this.#load();
  }

  fit() {
    this.#call((handle) => handle.fit());
  }

  /**
   * @param {string} start
   * @param {string} end
   */
  zoomTo(start, end) {
    this.#call((handle) => handle.zoomTo(String(start), String(end)));
  }

  goToToday() {
    this.#clock?.look();
    this.#call((handle) => handle.goToToday());
  }

  /** @param {string} date */
  goTo(date) {
    this.#call((handle) => handle.goTo(String(date)));
  }

  /** @param {string} id */
  select(id) {
    this.#call((handle) => handle.select(String(id)));
  }

  /** For `embed.html`: says why no data is loaded. @param {string} code */
  [Symbol.for("roadmap-widget.refuse")](code) {
    this.#fault = code;
    if (this.#failed) void this.#showPlain();
    else this.#handle?.refuse(code);
  }

  /** For wrappers, which may come to listen when the data of a page from a server is already there. */
  get [Symbol.for("roadmap-widget.last")]() {
    return this.#lastOutcome;
  }

  /** @param {(handle: Widget) => void} call */
  #call(call) {
    if (this.#handle) return call(this.#handle);
    this.#waiting.push(call);
    if (this.#stopBeingLazy) this.#begin();
  }

  #adopt() {
    if (!this.shadowRoot) return;
    const css = [BOOT_CSS, ...(this.#painted ? [] : [RESERVE_CSS]), ...this.#css].filter(Boolean);
    this.shadowRoot.adoptedStyleSheets = css.map((text) => sheetFor(this.ownerDocument, text));
  }

  /** Something final is shown. @param {Event} event */
  #told(event) {
    this.#lastOutcome = event;
    if (!this.#painted) {
      this.#painted = true;
      this.#adopt();
    }
    const count = /** @type {CustomEvent} */ (event).detail?.diagnostics?.length ?? 0;
    if (count > 0 && !this.#showsRemarks() && this.getAttribute("remarks") !== "none") {
      remark(`${count} remarks on the data; see event.detail.diagnostics of roadmap-ready, or run: roadmap check FILE`);
    }
  }

  /** Whether what is wrong with the data stands on the page. The public need not read it. */
  #showsRemarks() {
    const wanted = this.getAttribute("remarks");
    return wanted === "all" || (wanted !== "none" && isAtHome());
  }

  /** Says so when neither address nor data has come. */
  #expectSomething() {
    const isLost = () => this.#connected && !this.#failed && !this.#expects && !this.getAttribute("src") && this.#pageData() === undefined;
    if (!isLost()) return;
    setTimeout(() => {
      if (!isLost() || this.#fault) return;
      remark("the element has no data: give it src=\"…\", a child <script type=\"application/json\">, or the property data");
      this.#handle?.refuse("nothing-given");
    }, NOTHING_MS);
  }

  /** @type {import("./glue.js").Wasm | undefined} */
  #wasm;

  /** The element has another language, or texts in other ones. */
  async #speak() {
    const handle = this.#handle;
    if (!handle || !this.#wasm) return;
    const lang = await this.#language.learn(this.#wasm);
    if (this.#handle === handle && this.#language.spoken.lang === lang) handle.setAttribute("lang", lang);
  }

  /**
   * Further texts: names of countries, or what is said once the widget is used.
   * @param {Widget} handle @param {"regions" | "late"} kind @param {string} lang
   */
  async #say(handle, kind, lang) {
    const texts = await this.#language.needed(kind, lang);
    if (this.#handle !== handle) return;
    if (kind === "late") {
      this.#wasm?.learnLate(lang, texts);
      handle.joined();
      this.#fillIn(handle);
    } else if (texts) handle.setRegions(lang, texts);
  }

  /** What was told before there were words for it gets them. @param {Widget} handle */
  #fillIn(handle) {
    const told = /** @type {CustomEvent | undefined} */ (this.#lastOutcome)?.detail?.diagnostics ?? [];
    told.forEach((/** @type {{ message: string }} */ one, /** @type {number} */ number) => (one.message = handle.message(number) ?? one.message));
  }

  async #start() {
    this.#starting = true;
    try {
      // Asked for at once: the language needs no WASM to be known.
      const texts = this.#language.texts();
      const wasm = await loadWasm();
      await this.#language.learn(wasm, texts);
      // With the data there the page is made once; what takes longer is shown as loading.
      await within(this.#loaded, DATA_GRACE_MS);
      if (!this.isConnected || this.#handle) return;
      const adopt = () => ((this.#css = [wasm.widgetCss(), wasm.lateCss()]), this.#adopt());
      adopt();
      this.#stopListening = onFailure((recovers) => this.#onInstanceLost(recovers));
      // The framework clears and marks its mount node, so each start gets a fresh one.
      this.#mount = this.ownerDocument.createElement("div");
      this.#heightLock = takeOver(this, /** @type {ShadowRoot} */ (this.shadowRoot), this.#mount, OUTCOMES);
      this.#wasm = wasm;
      for (const name of contract.attributes) this.#check(name, this.getAttribute(name));
      const handle = this.#createHandle(wasm, this.#mount);
      this.#handle = handle;
      this.#stopWaiting = completes(wasm, handle, this.#mount, within(this.#loaded, DATA_FIRST_MS), () => this.#load(), adopt, () => this.#fillIn(handle));
      this.#expectSomething();
    } catch (error) {
      await this.#fallBack(/** @type {{ code?: string }} */ (error).code ?? "wasm-broken");
    } finally {
      this.#starting = false;
    }
  }

  /** A handle with everything that was set so far. @param {import("./glue.js").Wasm} wasm @param {HTMLElement} mount */
  #createHandle(wasm, mount) {
    const given = this.#pageData();
    /** @type {[Uint8Array[], boolean] | undefined} */
    let json = this.#bytes && [this.#bytes, false];
    let fault = this.#fault;
    if (given !== undefined) ({ json, fault } = this.#read ?? readNow(given));
    /** @type {Widget} */
    const handle = new wasm.Widget(
      this,
      mount,
      this.#language.spoken.lang,
      () => this.#load(),
      (kind, lang) => void this.#say(handle, kind, lang),
      json?.[0],
      json?.[1] ?? false,
      fault,
      this.#showsRemarks(),
    );
    // The WASM has its own copy; a large one would be held twice.
    this.#bytes = this.#read = undefined;
    for (const call of this.#waiting.splice(0)) call(handle);
    return handle;
  }

  /** What the page gave: the property, or a child script with JSON text. */
  #pageData() {
    return this.#data ?? this.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
  }

  #stop() {
    this.#connected = false;
    this.#stopBeingLazy?.();
    this.#stopBeingLazy = undefined;
    this.#clock?.stop();
    this.#heightLock?.abort();
    this.#request?.abort();
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#stopWaiting?.();
    this.#handle?.destroy();
    this.#handle?.free();
    this.#handle = undefined;
    this.#mount?.remove();
    this.#mount = undefined;
  }

  /** The WASM instance is gone, and the handle with it. @param {boolean} recovers */
  #onInstanceLost(recovers) {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#stopWaiting?.();
    this.#handle = undefined;
    this.#mount?.remove();
    if (this.#pageData() === undefined) this.#load();
    if (recovers) void this.#start();
    else void this.#fallBack("panic");
  }

  /** @param {string} code */
  async #fallBack(code) {
    this.#failed = true;
    this.dispatchEvent(
      new CustomEvent("roadmap-error", { bubbles: true, composed: true, detail: { code, message: "A plain list is shown." } }),
    );
    await this.#showPlain();
  }

  /** The data as a plain list; the address where it can't be had. */
  async #showPlain() {
    const root = this.shadowRoot;
    if (!root || root.querySelector("[data-static]")) return;
    const given = this.#pageData() ?? (this.#bytes && (await new Blob(/** @type {BlobPart[]} */ (this.#bytes)).text()));
    if (given === undefined && !this.#fault) return;
    try {
      const data = typeof given === "string" ? JSON.parse(given.replace(/^\uFEFF/, "")) : given;
      const src = this.getAttribute("src");
      const lang = this.lang || this.closest("[lang]")?.getAttribute("lang") || "ru";
      root.replaceChildren(plainList(this.ownerDocument, data, lang.split("-")[0] ?? "ru", src));
    } catch {
      root.replaceChildren(this.ownerDocument.createTextNode(this.getAttribute("src") ?? ""));
    }
  }
}

/** Settles with a promise, or after so many ms. @param {Promise<unknown>} promise @param {number} ms */
const within = (promise, ms) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))]);

/**
 * Defines the element. The first definition of a tag wins; another one is reported, not an error.
 * @param {string} [tag]
 */
export function define(tag = contract.tag) {
  // A page may have an element with that name in place of the registry.
  const registry = globalThis.window?.customElements;
  if (typeof registry?.define !== "function") return;
  const known = registry.get(tag);
  if (!known) registry.define(tag, RoadmapWidgetElement);
  else if (known !== RoadmapWidgetElement) {
    const first = /** @type {{ version?: string }} */ (/** @type {unknown} */ (known)).version ?? "unknown";
    console.warn(`roadmap-widget: <${tag}> is already defined by version ${first}; this copy, version ${VERSION}, is not used.`);
  }
}
