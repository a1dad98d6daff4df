// @ts-check
/** What the page gives as data, as JSON text: whatever `JSON.stringify` can read, so proxies of reactive stores too. */
import { DataFailure } from "./data.js";

/**
 * The text in UTF-8, and whether it was made from an object.
 * @param {unknown} value an object or JSON text
 * @returns {[Uint8Array[], boolean]}
 * @throws {DataFailure} `bad-object`, with the reason and the path where they can be told
 */
export function asJson(value) {
  const made = typeof value !== "string";
  let text;
  try {
    text = made ? JSON.stringify(value) : value;
  } catch {
    throw new DataFailure(`bad-object${culprit(value)}`);
  }
  // A function or a symbol.
  if (text === undefined) throw new DataFailure("bad-object");
  return [[new TextEncoder().encode(text)], made];
}

/**
 * Where an object holds what JSON can't: ` circle tracks[0].parent`, ` bigint tracks[0].id`; empty where that can't be told.
 * @param {unknown} root
 * @returns {string}
 */
function culprit(root) {
  /** @type {unknown[]} */
  const open = [];
  /** @param {any} value @param {string} path @returns {string} */
  const look = (value, path) => {
    if (typeof value === "bigint") return ` bigint ${path || "data"}`;
    if (value === null || typeof value !== "object") return "";
    if (open.includes(value)) return ` circle ${path}`;
    open.push(value);
    for (const key of Object.keys(value)) {
      const found = look(value[key], Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key);
      if (found) return found;
    }
    open.pop();
    return "";
  };
  try {
    return look(root, "");
  } catch {
    return "";
  }
}

/** @typedef {{ json?: [Uint8Array[], boolean], fault?: string }} Read what became of `data`: JSON text, or why there is none */

/** Reads data as it is now. @param {unknown} value @returns {Read} */
export function readNow(value) {
  try {
    return { json: asJson(value) };
  } catch (error) {
    return { fault: /** @type {DataFailure} */ (error).code };
  }
}
