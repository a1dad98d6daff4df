// @ts-check
/**
 * `<roadmap-widget>`: a thin host over the WASM component. Safe to import without a DOM. It keeps attributes and
 * properties until the WASM is ready and calls a handful of methods of one handle.
 */
import { ATTRIBUTES, TAG } from "./contract.js";
import { plainList } from "./fallback.js";
import { loadWasm, onFailure } from "./loader.js";

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** Until the real style sheet is there: a block that already takes room. */
const BOOT_CSS = ":host{display:block;min-block-size:12rem}:host([hidden]){display:none}";

/** One sheet per document and text: an adopted sheet belongs to the document it was made in. @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const sheets = new WeakMap();

/**
 * @param {Document} document
 * @param {string} css
 */
function sheetFor(document, css) {
  const known = sheets.get(document) ?? new Map();
  sheets.set(document, known);
  let sheet = known.get(css);
  if (!sheet) {
    const view = /** @type {typeof globalThis} */ (/** @type {unknown} */ (document.defaultView ?? globalThis));
    sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    known.set(css, sheet);
  }
  return sheet;
}

export class RoadmapWidgetElement extends Base {
  static observedAttributes = ATTRIBUTES.map((attribute) => attribute.name);

  /** @type {import("./roadmap-widget-wasm.js").Widget | undefined} */
  #handle;
  /** @type {HTMLElement | undefined} */
  #mount;
  /** @type {unknown} */
  #data;
  /** @type {string | undefined} */
  #css;
  /** Calls that came before the WASM was ready. @type {Array<() => void>} */
  #waiting = [];
  /** @type {(() => void) | undefined} */
  #stopListening;
  #failed = false;

  connectedCallback() {
    // A property that was set before the element was defined would hide the accessor.
    if (Object.hasOwn(this, "data")) {
      const early = this.data;
      delete (/** @type {any} */ (this).data);
      this.data = early;
    }
    if (!this.shadowRoot) this.attachShadow({ mode: "open" });
    this.#adopt();
    if (!this.#handle && !this.#failed) void this.#start();
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
   * @param {string | null} _old
   * @param {string | null} value
   */
  attributeChangedCallback(name, _old, value) {
    this.#handle?.setAttribute(name, value ?? undefined);
    if (this.#failed && (name === "src" || name === "lang")) void this.#showPlain();
  }

  /** The roadmap as an object or JSON text. */
  get data() {
    return this.#data;
  }

  set data(value) {
    this.#data = value;
    this.#give(value);
    if (this.#failed) void this.#showPlain();
  }

  /**
   * Hands data to the WASM. A copy is made first: a getter that throws must not throw from within the WASM.
   * @param {unknown} value
   */
  #give(value) {
    if (!this.#handle || value === undefined || value === null) return;
    let copy;
    try {
      copy = typeof value === "string" ? value : structuredClone(value);
    } catch {
      this.#handle.refuseData();
      return;
    }
    this.#handle.setData(copy);
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
    this.#call((handle) => handle.goToToday());
  }

  /** @param {string} id */
  select(id) {
    this.#call((handle) => handle.select(String(id)));
  }

  /** @param {(handle: import("./roadmap-widget-wasm.js").Widget) => void} call */
  #call(call) {
    const run = () => this.#handle && call(this.#handle);
    if (this.#handle) run();
    else this.#waiting.push(run);
  }

  #adopt() {
    if (!this.shadowRoot) return;
    const css = [BOOT_CSS, ...(this.#css ? [this.#css] : [])];
    this.shadowRoot.adoptedStyleSheets = css.map((text) => sheetFor(this.ownerDocument, text));
  }

  async #start() {
    try {
      const wasm = await loadWasm();
      if (!this.isConnected || this.#handle) return;
      this.#css = wasm.widgetCss();
      this.#adopt();
      // The framework clears and marks its mount node, so each start gets a fresh one.
      this.#mount = this.ownerDocument.createElement("div");
      this.shadowRoot?.replaceChildren(this.#mount);
      this.#handle = new wasm.Widget(this, this.#mount);
      this.#stopListening = onFailure((reason) => this.#fallBack(reason));
      this.#feed();
      this.#waiting.splice(0).forEach((call) => call());
    } catch (error) {
      const known = /** @type {{ code?: string }} */ (error).code;
      console.error("roadmap-widget: WebAssembly could not be started; showing a plain list.", error);
      await this.#fallBack(known ?? (error instanceof WebAssembly.CompileError ? "wasm-csp" : "wasm-load"));
    }
  }

  /** Hands everything that was set so far to a new handle. */
  #feed() {
    for (const { name } of ATTRIBUTES) {
      const value = this.getAttribute(name);
      if (name !== "src" && value !== null) this.#handle?.setAttribute(name, value);
    }
    const given = this.#data ?? this.#inline();
    if (given !== undefined && given !== null) this.#give(given);
    else if (this.hasAttribute("src")) this.#handle?.setAttribute("src", this.getAttribute("src") ?? undefined);
  }

  /** The JSON text of a child script, where there is one. */
  #inline() {
    return this.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
  }

  #stop() {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#handle?.destroy();
    this.#handle?.free();
    this.#handle = undefined;
    this.#mount?.remove();
    this.#mount = undefined;
  }

  /** @param {string} code */
  async #fallBack(code) {
    this.#failed = true;
    this.#handle = undefined;
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.dispatchEvent(
      new CustomEvent("roadmap-error", { bubbles: true, composed: true, detail: { code, message: "A plain list is shown." } }),
    );
    await this.#showPlain();
  }

  /** The data as a plain list; the address where it can't be had. */
  async #showPlain() {
    try {
      const data = await this.#plainData();
      const lang = this.lang || this.closest("[lang]")?.getAttribute("lang") || "ru";
      this.shadowRoot?.replaceChildren(plainList(this.ownerDocument, data, lang.split("-")[0] ?? "ru"));
    } catch {
      this.shadowRoot?.replaceChildren(this.ownerDocument.createTextNode(this.getAttribute("src") ?? ""));
    }
  }

  async #plainData() {
    const given = this.#data ?? this.#inline();
    if (typeof given === "string") return JSON.parse(given.replace(/^\uFEFF/, ""));
    if (given) return given;
    const src = this.getAttribute("src");
    if (!src) return undefined;
    const answer = await fetch(src, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  }
}

/**
 * Defines the element. The first definition of a tag wins; a second one is reported once, not an error.
 * @param {string} [tag]
 */
export function define(tag = TAG) {
  if (typeof customElements === "undefined") return;
  if (customElements.get(tag)) {
    if (customElements.get(tag) !== RoadmapWidgetElement) console.warn(`roadmap-widget: <${tag}> is already defined; the first definition stays.`);
    return;
  }
  customElements.define(tag, RoadmapWidgetElement);
}
