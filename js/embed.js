// @ts-check
/**
 * Both ends of the iframe. In a page of others: puts sandboxed frames in place of `[data-roadmap-src]` and `a[data-roadmap]`
 * and sizes them. In `embed.html`: shows the roadmap that its address names and tells its height.
 *
 * The protocol, version 1: `{ type: "roadmap-widget:height", version: 1, height }` from the frame to its parent, `height`
 * in px, a whole number from 1 to 20000, at most once per animation frame. It tells a height and nothing else, so it may
 * go to any parent; the parent takes it only from a window that it framed itself.
 */
const TYPE = "roadmap-widget:height";
const VERSION = 1;
const MAX_HEIGHT = 20_000;
/** What the widget may be told through the address or `data-roadmap-*`. */
const OPTIONS = ["lang", "theme", "view", "start", "end", "today"];

/** @param {unknown} data @returns {number | undefined} the height of a message, where it is one of ours */
function heightOf(data) {
  const { type, version, height } = /** @type {{ type?: unknown, version?: unknown, height?: unknown }} */ (data ?? {});
  if (type !== TYPE || version !== VERSION || typeof height !== "number" || !Number.isInteger(height)) return undefined;
  return height >= 1 && height <= MAX_HEIGHT ? height : undefined;
}

/** @param {HTMLElement} place @param {string} src */
function frameFor(place, src) {
  const page = new URL(place.dataset.roadmapEmbed ?? "embed.html", place.dataset.roadmapEmbed ? document.baseURI : import.meta.url);
  page.searchParams.set("src", new URL(src, document.baseURI).href);
  for (const name of OPTIONS) {
    const value = place.dataset[`roadmap${name[0]?.toUpperCase()}${name.slice(1)}`];
    if (value) page.searchParams.set(name, value);
  }
  const frame = document.createElement("iframe");
  frame.src = page.href;
  frame.title = place.dataset.roadmapTitle ?? (place.textContent?.trim() || "Roadmap");
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  Object.assign(frame.style, { display: "block", width: "100%", height: "30rem", border: "0" });
  return frame;
}

/** Follows the height that a frame tells. @param {HTMLIFrameElement} frame */
function follow(frame) {
  let told = 0;
  let waiting = false;
  addEventListener("message", (event) => {
    const height = event.source === frame.contentWindow && frame.contentWindow ? heightOf(event.data) : undefined;
    if (height === undefined) return;
    told = height;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      frame.style.height = `${told}px`;
    });
  });
}

/**
 * Puts frames in place of all marked elements.
 * @param {ParentNode} [root]
 */
export function embedAll(root = document) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-roadmap-src], a[data-roadmap]"))) {
    const src = place.dataset.roadmapSrc ?? place.getAttribute("href");
    if (!src) continue;
    const frame = frameFor(place, src);
    follow(frame);
    place.replaceWith(frame);
  }
}

/** Tells the parent how high the content is, whenever that changes. @param {Element} content */
function tellHeight(content) {
  let [told, waiting] = [0, false];
  const tell = () => {
    waiting = false;
    const height = Math.min(MAX_HEIGHT, Math.max(1, Math.ceil(content.getBoundingClientRect().height)));
    if (height === told) return;
    told = height;
    parent.postMessage({ type: TYPE, version: VERSION, height }, "*");
    // AMP pages listen to this one.
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  };
  new ResizeObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(tell);
  }).observe(content);
}

/** Origins that data may come from: the page's own and those it names. */
function allowedOrigins() {
  const named = document.querySelector('meta[name="roadmap-origins"]')?.getAttribute("content") ?? "";
  return [location.origin, ...named.split(/\s+/).filter(Boolean)];
}

/** Shows what the address asks for. @param {HTMLElement} content */
function showEmbedded(content) {
  const sheet = new CSSStyleSheet();
  // Heights in the frame must not depend on the frame's own height, or it would grow for ever.
  sheet.replaceSync(
    "html,body{margin:0;height:auto}body{overflow:hidden auto;font:1rem/1.45 system-ui,sans-serif;color-scheme:light dark}main{padding:1px}roadmap-widget{--roadmap-max-height:40rem}.from{margin:.5rem;font-size:.8125rem;opacity:.75}",
  );
  document.adoptedStyleSheets = [sheet];
  const asked = new URLSearchParams(location.search);
  const note = document.createElement("p");
  note.className = "from";
  tellHeight(content);
  let source;
  try {
    source = new URL(asked.get("src") ?? "", location.href);
  } catch {
    source = undefined;
  }
  if (!asked.get("src") || !source || !allowedOrigins().includes(source.origin)) {
    note.setAttribute("role", "alert");
    note.textContent = `Roadmap: ${asked.get("src") ? `data from ${source?.host ?? "this address"} is not allowed here` : "the address of the data is missing (?src=…)"}.`;
    content.append(note);
    return;
  }
  const widget = document.createElement("roadmap-widget");
  for (const name of OPTIONS) {
    const value = asked.get(name);
    if (value) widget.setAttribute(name, value);
  }
  document.documentElement.lang = asked.get("lang") ?? "ru";
  widget.setAttribute("src", source.href);
  note.textContent = source.host;
  content.append(widget, note);
}

if (typeof document !== "undefined") {
  const content = document.getElementById("embedded");
  if (content && document.querySelector('meta[name="roadmap-origins"]')) showEmbedded(content);
  else embedAll();
}
