// @ts-check
/**
 * Loads the one WASM instance of the page, once, when the first element asks for it; makes another one after a panic. What is not needed
 * for the first page, its late part, is a file of its own, which is put beside the instance later.
 */
import { BUILD, INTEGRITY, LATE_INTEGRITY, VERSION } from "./build.js";
import { instantiate } from "./glue.js";

/** @typedef {import("./glue.js").Wasm} Wasm */
/** @typedef {string | URL | BufferSource | WebAssembly.Module | Response} Given */
/** @typedef {Given | Promise<Given> | (() => Given | Promise<Given>)} WasmFile */
/** @typedef {WasmFile | { first: WasmFile, late: WasmFile }} WasmSource one that holds both parts, an address beside which the late part lies, or both */

/** Where the file belongs, without a bundler and with one. */
const BESIDE = "put the file beside roadmap-widget.js; with a bundler that does not carry it along, import @mdtechnology/roadmap-widget/inline instead, or let it copy the file (docs/hosts.md)";
const PREBUNDLED = 'add optimizeDeps: { exclude: ["@mdtechnology/roadmap-widget"] } to the configuration of Vite, and restart its server';

/** What to do about each way in which WebAssembly can fail. @type {Record<string, string>} */
const REMEDIES = {
  "wasm-unavailable": "this browser has no WebAssembly (as in Lockdown Mode); nothing on the page can change that",
  "wasm-csp": "the page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to script-src",
  "wasm-network": "FILE could not be fetched; check its address, connect-src of the Content-Security-Policy, CORS, and that the file was not changed",
  "wasm-html": `the server answers with a page instead of FILE; ${BESIDE}`,
  "wasm-broken": "FILE is damaged; copy the files of one release again",
  "wasm-version": "roadmap-widget.js and FILE are of different releases; publish both together and clear caches",
  panic: "internal error; please report it with the roadmap",
};

/** @typedef {{ name: string, integrity: string, given?: WasmFile }} Part a file, and where it comes from */

/** @type {Part} */
const first = { name: "roadmap-widget.wasm", integrity: INTEGRITY };
/** @type {Part} */
const late = { name: "roadmap-widget.late.wasm", integrity: LATE_INTEGRITY };
/** The custom section of a first part that holds the late one too. */
const LATE_SECTION = "roadmap-widget.late";

/** @type {WebAssembly.Module | undefined} */
let compiled;
/** @type {Promise<Wasm> | undefined} */
let loading;
/** @type {Promise<WebAssembly.Module> | undefined} */
let lateCompiling;
/** The instance that has its late part. @type {Wasm | undefined} */
let joined;
let panics = 0;
/** @type {Set<(recovers: boolean) => void>} */
const listeners = new Set();
/** What was said already: one line for a page, however many elements it has. @type {Set<string>} */
const said = new Set();

/** The address of this script, where it has one of its own. @type {string | undefined} */
let own;

/**
 * Says where the WASM comes from; the first one wins.
 * @param {WasmSource} given
 * @param {string} [script] the address of the script that asks
 * @param {string} [integrity] the hash of one that holds both parts
 */
export function setWasmSource(given, script, integrity = "") {
  if (first.given !== undefined) return;
  own = script;
  if (integrity) first.integrity += ` ${integrity}`;
  const pair = /** @type {{ first?: WasmFile, late?: WasmFile }} */ (given);
  if (pair?.first === undefined) first.given = /** @type {WasmFile} */ (given);
  else [first.given, late.given] = [pair.first, pair.late];
  // It is looked at later, and told then.
  if (late.given instanceof Promise) late.given.catch(() => {});
}

/**
 * A failure with its code, told on the console once.
 * @param {string} code
 * @param {unknown} [detail]
 */
function failure(code, detail, { name } = first) {
  if (!said.has(name + code)) {
    said.add(name + code);
    // Vite's dev server bundles packages into a folder of its own and leaves the WASM behind.
    const beside = /\/deps\//.test(import.meta.url) ? PREBUNDLED : BESIDE;
    const cure = (REMEDIES[code] ?? `FILE was answered with HTTP ${code.split("-").at(-1)}; ${BESIDE}`).replace(BESIDE, beside).replaceAll("FILE", name);
    const shown = name === first.name ? "A plain list is shown." : "The roadmap is shown; it can be used once the file has come.";
    console.error(`roadmap-widget ${VERSION}: ${code}: ${cure}. ${shown}${detail ? ` (${detail})` : ""}`);
  }
  return Object.assign(new Error(code), { code });
}

/**
 * The WASM, ready to use. Rejects with a `code` where it can't be had.
 * @returns {Promise<Wasm>}
 */
export function loadWasm() {
  if (panics > 1) return Promise.reject(failure("panic"));
  loading ??= compile(first)
    .then(start)
    .catch((error) => {
      // A later element may try again: the network may be back.
      loading = undefined;
      throw error;
    });
  return loading;
}

/** Whether an instance can do everything. @param {Wasm} wasm */
export const isWhole = (wasm) => !wasm.join || joined === wasm;

/**
 * Puts the late part beside an instance. Rejects with a `code` where it can't be had; it can be asked for again.
 * @param {Wasm} wasm
 */
export async function joinLate(wasm) {
  lateCompiling ??= lateModule().catch((error) => {
    lateCompiling = undefined;
    throw typeof error?.code === "string" ? error : failure("wasm-network", error, late);
  });
  const module = await lateCompiling;
  if (isWhole(wasm)) return;
  try {
    wasm.join?.(module);
  } catch (error) {
    lateCompiling = undefined;
    throw failure("wasm-broken", error, late);
  }
  joined = wasm;
}

async function lateModule() {
  const [within] = compiled ? WebAssembly.Module.customSections(compiled, LATE_SECTION) : [];
  if (within) return compile({ ...late, given: within });
  // An address stands for both files.
  const given = late.given ?? (await (typeof first.given === "function" ? first.given() : first.given));
  const beside = late.given === undefined && (typeof given === "string" || given instanceof URL);
  const address = String(given).replace(/\.wasm(?=$|[?#])/, ".late.wasm");
  return compile({ ...late, given: !beside ? late.given : address === String(given) ? undefined : address });
}

/** @param {unknown} error @param {Part} part */
function compileFailure(error, part) {
  const forbidden = /content security policy|blocked by csp|unsafe-eval/i.test(String(error));
  return failure(forbidden ? "wasm-csp" : "wasm-broken", error, part);
}

/** @param {Part} part @returns {Promise<WebAssembly.Module>} */
async function compile(part) {
  if (typeof WebAssembly === "undefined") throw failure("wasm-unavailable");
  const given = await (typeof part.given === "function" ? part.given() : part.given);
  const module = given instanceof WebAssembly.Module ? given : await fromBytes(/** @type {string | URL | BufferSource | Response | undefined} */ (given), part);
  const [mark] = WebAssembly.Module.customSections(module, "roadmap-widget");
  const build = mark ? new TextDecoder().decode(mark) : "unknown";
  if (build !== BUILD) throw failure("wasm-version", `${BUILD} and ${build}`, part);
  return module;
}

/** @param {string | URL | BufferSource | Response | undefined} given @param {Part} part */
async function fromBytes(given, part) {
  if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) {
    return WebAssembly.compile(/** @type {BufferSource} */ (given)).catch((error) => Promise.reject(compileFailure(error, part)));
  }
  if (given === undefined) throw failure("wasm-network", "no address was given", part);
  const answer = given instanceof Response ? given : await request(String(given), part);
  if (!answer.ok) throw failure(`wasm-http-${answer.status}`, "", part);
  const type = (answer.headers.get("content-type") ?? "").split(";")[0];
  if (type === "application/wasm" && "compileStreaming" in WebAssembly) {
    return WebAssembly.compileStreaming(answer).catch((error) => {
      // An answer that breaks off is the network's fault, as is one whose hash is wrong.
      throw error instanceof TypeError ? failure("wasm-network", error, part) : compileFailure(error, part);
    });
  }
  const buffer = await answer.arrayBuffer().catch((error) => /** @type {Promise<ArrayBuffer>} */ (Promise.reject(failure("wasm-network", error, part))));
  const bytes = new Uint8Array(buffer);
  // Some servers do not know the type. The bytes tell: "\0asm".
  if (String(bytes.slice(0, 4)) !== "0,97,115,109") {
    const text = new TextDecoder().decode(bytes.slice(0, 200)).trimStart();
    throw failure(text.startsWith("<") ? "wasm-html" : "wasm-broken", type, part);
  }
  const module = await WebAssembly.compile(bytes).catch((error) => Promise.reject(compileFailure(error, part)));
  if (!said.has(String(type))) console.warn(`roadmap-widget ${VERSION}: the server sends .wasm as "${type}"; send it as application/wasm, and it starts sooner.`);
  said.add(String(type));
  return module;
}

/** @param {string} url @param {Part} part */
function request(url, part) {
  // A page that protects the script by a hash has the WASM protected too, at the price of waiting for all of it.
  const scripts = /** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll("script[integrity][src]"));
  const guarded = [...scripts].some((script) => script.src === own);
  return fetch(url, { credentials: "same-origin", ...(guarded && part.integrity ? { integrity: part.integrity } : {}) }).catch((error) => {
    throw failure("wasm-network", error, part);
  });
}

/** @param {WebAssembly.Module} module */
function start(module) {
  compiled = module;
  try {
    return instantiate(module, died);
  } catch (error) {
    throw failure("wasm-broken", error);
  }
}

/** The instance has failed for good. Once the page gets another one; a second time every element shows its plain list. @param {unknown} error */
function died(error) {
  panics += 1;
  const recovers = panics === 1 && compiled !== undefined;
  if (recovers) console.warn(`roadmap-widget ${VERSION}: internal error, starting again. (${error})`);
  else failure("panic", error);
  loading = recovers && compiled ? Promise.resolve(compiled).then(start) : undefined;
  // It must not be called again from within itself.
  queueMicrotask(() => listeners.forEach((listener) => listener(recovers)));
}

/**
 * Calls back when the WASM instance has failed; `true` when there will be another one.
 * @param {(recovers: boolean) => void} listener
 * @returns {() => void} stops listening
 */
export function onFailure(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
