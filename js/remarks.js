// @ts-check
/** What the page's author should know: a line on the console for each kind of slip, once. */
import contract from "./contract.js";

/** @type {Set<string>} */
const said = new Set();

/** @param {string} text */
export function remark(text) {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`roadmap-widget: ${text}`);
}

/** Whether the page is at its author's: on this machine, or opened as a file. */
export function isAtHome() {
  const { hostname, protocol } = globalThis.location;
  return protocol === "file:" || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/**
 * Says when an attribute has a value that means nothing.
 * @param {string} name
 * @param {string | null} value
 * @param {(name: string, value: string) => boolean} understands whether it is a date, where one is wanted
 */
export function checkAttribute(name, value, understands) {
  if (value === null || value === "") return;
  const allowed = contract.values[name];
  // A language may be more exact than the interface is: de-AT, kk-Cyrl-KZ.
  const fits = !allowed || allowed.includes(value) || (name === "lang" && allowed.includes(value.split(/[-_]/)[0] ?? ""));
  if (!fits) remark(`${name}="${value}" means nothing here; allowed: ${allowed.join(", ")}`);
  else if (!understands(name, value)) remark(`${name}="${value}" is no date; ${name === "today" ? "write YYYY-MM-DD" : "write it as in the data: 2027, 2026-Q3, 2026-03-14"}`);
}
