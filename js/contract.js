// @ts-check
/**
 * The one table of the element's public face: attributes, events and methods with their types.
 * Names are a contract; documentation and type declarations are made from it.
 */

/** @type {ReadonlyArray<{ name: string, type: string, text: string }>} */
export const ATTRIBUTES = [
  { name: "src", type: "URL", text: "Address of the roadmap JSON." },
  { name: "lang", type: "ru | kk | en | uz | ky", text: "Language of the interface. Without it: that of the page." },
  { name: "theme", type: "auto | light | dark", text: "Colour theme. Without it: auto." },
  { name: "view", type: "timeline | list", text: "View shown first. Without it: by width." },
  { name: "start", type: "date", text: "First date shown first, in any form of the format." },
  { name: "end", type: "date", text: "Last date shown first, in any form of the format." },
  { name: "today", type: "YYYY-MM-DD", text: "Stands in for the reader's clock." },
];

/** @type {ReadonlyArray<{ name: string, detail: string, text: string }>} */
export const EVENTS = [
  {
    name: "roadmap-ready",
    detail: "{ tracks: number, items: number, diagnostics: Diagnostic[] }",
    text: "Once after each complete first paint of new data.",
  },
  { name: "roadmap-error", detail: "{ code: string, message: string }", text: "Data could not be had or read." },
  { name: "roadmap-select", detail: "{ id: string }", text: "An item was chosen." },
  {
    name: "roadmap-viewchange",
    detail: "{ start: string, end: string, scale: string }",
    text: "Another range is shown.",
  },
];

/** @type {ReadonlyArray<{ name: string, type: string, text: string }>} */
export const METHODS = [
  { name: "fit", type: "() => void", text: "Shows the whole plan." },
  { name: "zoomTo", type: "(start: string, end: string) => void", text: "Shows the days between two dates." },
  { name: "goToToday", type: "() => void", text: "Brings today to the middle." },
  { name: "select", type: "(id: string) => void", text: "Opens the details of an item." },
];

/** The tag. */
export const TAG = "roadmap-widget";
