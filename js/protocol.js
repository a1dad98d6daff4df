// @ts-check
/**
 * What a page and the frame it embeds tell each other, version 1. `embed.js` is the one end, `frame.js` the other.
 *
 * - `{ type: HEIGHT, version, height }` from the frame: px, a whole number from 1 to `MAX_HEIGHT`, at most once per
 *   animation frame.
 * - `{ type: ASK, version }` from the frame, which has no origin of its own and so can't read data of a server without
 *   CORS; the answer is `{ type: DATA, version, text }`.
 */
export const VERSION = 1;
export const HEIGHT = "roadmap-widget:height";
export const ASK = "roadmap-widget:data?";
export const DATA = "roadmap-widget:data";
export const MAX_HEIGHT = 20_000;

/** What the widget may be told through the address or `data-roadmap-*`. */
export const OPTIONS = ["lang", "theme", "view", "start", "end", "today"];
