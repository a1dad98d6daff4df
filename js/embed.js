// @ts-check
/**
 * For pages of others: puts sandboxed frames in place of `[data-roadmap-src]` and `a[data-roadmap]` and sizes them. A
 * message is taken only from a window framed here.
 */
import { ASK, DATA, HEIGHT, MAX_HEIGHT, OPTIONS, VERSION } from "./protocol.js";

/** @param {unknown} data @returns {number | undefined} the height of a message, where it is one of ours */
function heightOf(data) {
  const { type, version, height } = /** @type {{ type?: unknown, version?: unknown, height?: unknown }} */ (data ?? {});
  if (type !== HEIGHT || version !== VERSION || typeof height !== "number" || !Number.isInteger(height)) return undefined;
  return height >= 1 && height <= MAX_HEIGHT ? height : undefined;
}

/** The frames of this page: where their data is, and whether it was sent since they were loaded. @type {WeakMap<HTMLIFrameElement, { src: string, sent: boolean, height?: number }>} */
const frames = new WeakMap();

/** The address of `embed.html`; nothing where a bundler has taken this script away from beside it. @param {HTMLElement} place */
function pageFor(place) {
  const named = place.dataset.roadmapEmbed;
  if (named) return new URL(named, document.baseURI);
  const own = new URL(import.meta.url);
  return own.pathname.endsWith("/embed.js") ? new URL("embed.html", own) : undefined;
}

/** @param {HTMLElement} place @param {URL} page @param {string} src */
function frameFor(place, page, src) {
  page.searchParams.set("src", new URL(src, document.baseURI).href);
  for (const name of OPTIONS) {
    const value = place.dataset[`roadmap${name[0]?.toUpperCase()}${name.slice(1)}`];
    if (value) page.searchParams.set(name, value);
  }
  const lang = place.closest("[lang]")?.getAttribute("lang");
  if (lang && !page.searchParams.has("lang")) page.searchParams.set("lang", lang);
  // A sandbox has no origin and reads nothing without CORS; this page reads for it, but only for its own site.
  if (page.origin === location.origin) page.searchParams.set("ask", "");
  const frame = document.createElement("iframe");
  frame.src = page.href;
  frame.title = place.dataset.roadmapTitle ?? (place.textContent?.trim() || "Roadmap");
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  Object.assign(frame.style, { display: "block", width: "100%", height: "30rem", border: "0" });
  return frame;
}

/** Follows the heights that frames tell, and answers their questions: one listener for all of them. @param {MessageEvent} event */
function hear(event) {
  const frame = [...document.querySelectorAll("iframe")].find((one) => frames.has(one) && one.contentWindow === event.source);
  const state = frame && frames.get(frame);
  if (!frame || !state) return;
  if (event.data?.type === ASK && event.data.version === VERSION && !state.sent) {
    state.sent = true;
    void answer(frame, state.src);
  }
  const height = heightOf(event.data);
  if (height === undefined) return;
  if (state.height === undefined) requestAnimationFrame(() => {
    frame.style.height = `${state.height}px`;
    state.height = undefined;
  });
  state.height = height;
}

/** @param {HTMLIFrameElement} frame @param {string} src */
async function answer(frame, src) {
  const answer = await fetch(new URL(src, document.baseURI), { credentials: "omit" }).catch(() => undefined);
  const text = answer?.ok ? await answer.text() : undefined;
  // The frame has no origin to name; it is the window itself that is addressed.
  frame.contentWindow?.postMessage({ type: DATA, version: VERSION, text }, "*");
}

/**
 * Puts frames in place of all marked elements.
 * @param {ParentNode} [root]
 */
export function embedAll(root = document) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-roadmap-src], a[data-roadmap]"))) {
    const src = place.dataset.roadmapSrc ?? place.getAttribute("href");
    const page = src && pageFor(place);
    if (!src) continue;
    if (!page) {
      console.error("roadmap-widget: a bundled embed.js does not know where embed.html is; copy embed.html, frame.js and inline.js of the package to your site and name the first: data-roadmap-embed=\"/roadmap-widget/embed.html\"");
      continue;
    }
    const frame = frameFor(place, page, src);
    frames.set(frame, { src, sent: false });
    // A frame that is loaded again may ask again.
    frame.addEventListener("load", () => frames.set(frame, { src, sent: false }));
    place.replaceWith(frame);
  }
}

if (typeof document !== "undefined") {
  addEventListener("message", hear);
  embedAll();
}
