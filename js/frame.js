// @ts-check
/**
 * The inside of `embed.html`. It is bundled as a classic script: it runs in a sandbox without an origin, on servers
 * without CORS.
 */
import { ASK, DATA, HEIGHT, MAX_HEIGHT, OPTIONS, VERSION } from "./protocol.js";

// Heights in the frame must not depend on the frame's own height, or it would grow for ever.
const CSS =
  ":root{color-scheme:light dark}html,body{margin:0;height:auto}body{overflow:hidden auto;font:1rem/1.45 system-ui,sans-serif}main{padding:1px}roadmap-widget{--roadmap-max-height:40rem}.from{margin:.5rem;font-size:.8125rem;opacity:.75}";
const asked = new URLSearchParams(location.search);

/** Tells the parent how high the content is, whenever that changes. @param {Element} content */
function tellHeight(content) {
  let [told, waiting] = [0, false];
  const tell = () => {
    waiting = false;
    const height = Math.min(MAX_HEIGHT, Math.max(1, Math.ceil(content.getBoundingClientRect().height)));
    if (height === told) return;
    told = height;
    parent.postMessage({ type: HEIGHT, version: VERSION, height }, "*");
    // AMP pages listen to this one.
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  };
  new ResizeObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(tell);
  }).observe(content);
}

/** Origins that data may come from: the page's own and those that it names. Files have none. */
const ORIGINS = [location.origin, ...(document.querySelector('meta[name="roadmap-origins"]')?.getAttribute("content") ?? "").split(/\s+/)].filter(
  (origin) => origin && origin !== "null",
);

/** From here on scripts come from the page's own origin alone, and data from where it may. */
function narrowPolicy() {
  if (location.origin === "null") return;
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `script-src ${location.origin} 'wasm-unsafe-eval'; connect-src ${ORIGINS.join(" ")}`;
  document.head.append(policy);
}

/** Whether data may come from there. @param {URL} url */
const isAllowed = (url) => ORIGINS.includes(url.origin);

/**
 * Asks the page around for data that a sandbox can't read without CORS; takes it only from the site it was served from itself.
 * @param {any} widget
 * @param {URL} url where the data is
 */
function askParent(widget, url) {
  addEventListener("message", ({ source, origin, data }) => {
    const isParent = source === parent && origin !== "null" && origin === location.origin;
    if (!isParent || data?.type !== DATA || data.version !== VERSION) return;
    if (typeof data.text === "string") widget.data = data.text;
    // The page around could not read it either; what went wrong is told by trying.
    else widget.setAttribute("src", url.href);
  });
  widget.data = null;
  parent.postMessage({ type: ASK, version: VERSION }, "*");
}

function show() {
  narrowPolicy();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  document.adoptedStyleSheets = [sheet];
  document.documentElement.lang = asked.get("lang") ?? navigator.language;
  const widget = /** @type {any} */ (document.createElement("roadmap-widget"));
  for (const name of OPTIONS) {
    const value = asked.get(name);
    if (value) widget.setAttribute(name, value);
  }
  const src = asked.get("src");
  const url = src && URL.canParse(src, location.href) ? new URL(src, location.href) : undefined;
  if (url && isAllowed(url)) {
    // A page that answers says so; elsewhere the address is asked at once.
    if (asked.has("ask") && self.origin === "null" && parent !== self) askParent(widget, url);
    else widget.setAttribute("src", url.href);
  } else {
    // The widget says it, in the reader's language.
    void customElements.whenDefined("roadmap-widget").then(() => widget[Symbol.for("roadmap-widget.refuse")](src ? "not-allowed" : "no-address"));
  }
  // Whose data it is, or would have been.
  const note = document.createElement("p");
  note.className = "from";
  note.textContent = url?.host ?? "";
  const content = /** @type {HTMLElement} */ (document.getElementById("embedded"));
  content.append(widget, note);
  tellHeight(content);
}

show();
