// @ts-check
/** Fetching the roadmap: beside the WASM, not after it. No cookies, no referrer, limits of time and size. */

/** How long an answer may take, in ms. */
const TIMEOUT_MS = 20_000;
/** Largest text, in bytes; the same as `MAX_BYTES` of the reader. */
export const MAX_BYTES = 134_217_728;

/** Why data could not be had: a code of `roadmap-error`. */
export class DataFailure extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * The bytes behind an address, in the pieces they came in: the WASM puts them together in its own memory.
 * @param {string} url
 * @param {AbortController} abort gives the request up
 * @returns {Promise<Uint8Array[]>}
 * @throws {DataFailure} `network-or-cors`, `http-<status>`, `timeout`, `too-large`; any other error when given up
 */
export async function fetchBytes(url, abort) {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, TIMEOUT_MS);
  try {
    // What the page asked for early is taken, not asked for once more; it has the page's own credentials.
    const early = [...globalThis.document?.querySelectorAll('link[rel="preload"][as="fetch"]') ?? []];
    const credentials = early.some((link) => /** @type {HTMLLinkElement} */ (link).href === url) ? "same-origin" : "omit";
    const answer = await fetch(url, { credentials, referrerPolicy: "no-referrer", signal: abort.signal });
    if (!answer.ok) throw new DataFailure(`http-${answer.status}`);
    return await limitedBytes(answer);
  } catch (error) {
    if (late) throw new DataFailure("timeout");
    if (error instanceof DataFailure || abort.signal.aborted) throw error;
    throw new DataFailure("network-or-cors");
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The bytes of an answer, counted while they come: the announced length is that of the compressed text, if any.
 * @param {Response} answer
 */
async function limitedBytes(answer) {
  const reader = answer.body?.getReader();
  if (!reader) return [new Uint8Array(await answer.arrayBuffer())];
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > MAX_BYTES) {
      void reader.cancel();
      throw new DataFailure("too-large");
    }
    parts.push(value);
  }
  return parts;
}
