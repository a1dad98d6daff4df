// @ts-check
/** Style sheets of the element. */

/** Until the real style sheet is there: a block as wide as it will be. */
export const BOOT_CSS =
  ':host{display:block!important;inline-size:-moz-available;inline-size:-webkit-fill-available;inline-size:stretch;min-inline-size:0}:host([hidden]){display:none!important}:host::before{content:". . . . . . . . .";display:block;block-size:0;overflow:hidden;visibility:hidden;font-size:1px;line-height:0;letter-spacing:0;white-space:normal;word-spacing:calc(var(--roadmap-width,80rem)/8)}';

/** Until the first paint: the room that the page has reserved, so that what is below hardly moves and the browser finds its place again. */
export const RESERVE_CSS = ":host{min-block-size:var(--roadmap-reserve,12rem)}";

/** One sheet per document and text: an adopted sheet belongs to the document it was made in. @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const sheets = new WeakMap();

/**
 * @param {Document} document
 * @param {string} css
 */
export function sheetFor(document, css) {
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
