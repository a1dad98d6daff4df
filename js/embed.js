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

/** Follows the height that a frame tells, and answers its question. @param {HTMLIFrameElement} frame @param {string} src */
function follow(frame, src) {
  let told = 0;
  let waiting = false;
  addEventListener("message", (event) => {
    if (!frame.contentWindow || event.source !== frame.contentWindow) return;
    if (event.data?.type === ASK && event.data.version === VERSION) void answer(frame.contentWindow, src);
    const height = heightOf(event.data);
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

/** @param {Window} frame @param {string} src */
async function answer(frame, src) {
  const answer = await fetch(new URL(src, document.baseURI), { credentials: "omit" }).catch(() => undefined);
  // The frame has no origin to name; it is the window itself that is addressed.
  if (answer?.ok) frame.postMessage({ type: DATA, version: VERSION, text: await answer.text() }, "*");
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
    follow(frame, src);
    place.replaceWith(frame);
  }
}

if (typeof document !== "undefined") embedAll();
