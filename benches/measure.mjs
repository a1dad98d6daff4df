// One measurement: a fresh browser, one contestant, all that is asked of it.
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { gestures } from "./gestures.mjs";
import { quiet } from "./quiet.mjs";

/** Put into each page before anything of its own runs. */
const HELPER = fileURLToPath(new URL("painted.js", import.meta.url));
const ARGS = ["--no-sandbox", "--disable-gpu"];
const VIEWPORT = { width: 1280, height: 720 };
/** After this nobody waits for a page any more. */
export const PATIENCE = 60_000;

/** Rejects when a promise takes longer than a reader would wait. */
export function within(ms, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late(what)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export class Late extends Error {
  constructor(what) {
    super(`${what}: over ${PATIENCE / 1000} s`);
  }
}

/** A browser now and then dies while it starts; that is nobody's fault, and no reason to lose an hour of measuring. */
async function launched(executablePath) {
  const start = () => chromium.launch({ executablePath, args: ARGS });
  try {
    return await start();
  } catch (error) {
    console.log(`the browser did not start, once more: ${String(error.message).split("\n")[0]}`);
    return start();
  }
}

/** A page in a fresh browser, with what is needed to look into it. */
export async function opened(executablePath, device = { viewport: VIEWPORT }) {
  const browser = await launched(executablePath);
  const page = await (await browser.newContext({ ...device, locale: "ru-RU", timezoneId: "UTC" })).newPage();
  await page.addInitScript({ path: HELPER });
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message.slice(0, 300)));
  page.on("crash", () => faults.push("the page crashed"));
  const cdp = await page.context().newCDPSession(page);
  /** Evaluates in the page and waits for what comes of it. */
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  /** Seconds of the main thread so far, in ms. */
  const busy = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
  };
  return { browser, page, cdp, evaluate, busy, faults };
}

const ELEMENTS = "window.benchElements()";

/** Bytes of script memory and of WebAssembly memory, after all that is garbage went. */
async function heap({ cdp, evaluate }) {
  for (let round = 0; round < 2; round += 1) await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const script = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  const wasm = await evaluate("[...window.benchMemories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0)");
  return { script, wasm };
}

/**
 * Measures a contestant at `address`. What fails is said in `failed`; what was measured before that stays.
 * `traffic` forgets what was served so far, or says it.
 */
export async function measure({ executablePath, origin, address, cpu, traffic, firstOnly = false, extra }) {
  const tools = await opened(executablePath);
  const { browser, page, cdp, evaluate, busy, faults } = tools;
  const result = { elements: 0 };
  const closed = new Promise((resolve) => browser.once("disconnected", resolve));
  try {
    // The first page of a process pays for starting the process; that is not the contestant's.
    await page.goto(`${origin}/blank`);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    traffic.forget();
    const before = await busy();
    const first = (async () => {
      await page.goto(origin + address, { waitUntil: "commit", timeout: PATIENCE });
      return evaluate("window.benchReady");
    })();
    first.catch(() => {});
    const { time, drawn } = await within(PATIENCE, first, "first render");
    result.firstCpu = (await busy()) - before;
    Object.assign(result, { first: time, drawn, bytes: traffic.said() });
    result.counted = await evaluate("window.bench.counted?.() ?? 0");
    result.elements = await evaluate(ELEMENTS);
    if (!firstOnly) {
      await quiet(300);
      result.heap = await within(PATIENCE, heap(tools), "heap");
      await gestures(tools, result);
      result.elements = Math.max(result.elements, result.elementsZoomed ?? 0, await within(PATIENCE, evaluate(ELEMENTS), "elements"));
      result.heapAfter = await within(PATIENCE, heap(tools), "heap");
      if (extra) result.extra = await within(PATIENCE, extra(tools), "details, list, language");
    }
  } catch (error) {
    result.failed = error instanceof Late ? error.message : String(error.message).split("\n")[0];
    result.late = error instanceof Late;
  } finally {
    if (faults.length > 0) result.faults = [...new Set(faults)].slice(0, 3);
    await Promise.race([browser.close(), closed, new Promise((resolve) => setTimeout(resolve, 10_000))]);
  }
  return result;
}
