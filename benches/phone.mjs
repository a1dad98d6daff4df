// What a visitor with a slow phone waits for: the first complete picture and the first text, of every contestant in turn.
//   node benches/phone.mjs --peers all --runs 5 --package pkg --command target/debug/roadmap --out benches/RESULTS.md
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { chosen } from "./contestants.mjs";
import { ours, RANGE, spread } from "./data.mjs";
import { opened, PATIENCE, within } from "./measure.mjs";
import { phoneReport, phoneSection } from "./phone-report.mjs";
import { machine } from "./report.mjs";
import { serve, Shelf } from "./serve.mjs";
import { chromiumPath, fill, fingerprint, FOLDER, put, stock } from "./stage.mjs";

const ITEMS = 200;
const CPU = 4;
const DEVICE = { viewport: { width: 390, height: 844 } };
/** Bits a second of the line, and ms until an answer begins. */
const NETWORK = { mbit: 1.6, latency: 150 };

const { values: options } = parseArgs({
  options: {
    peers: { type: "string", default: "all" },
    runs: { type: "string", default: "5" },
    package: { type: "string", default: join(FOLDER, "..", "pkg") },
    command: { type: "string", default: join(FOLDER, "..", "target", "debug", "roadmap") },
    out: { type: "string", default: join(FOLDER, "RESULTS.md") },
  },
});

/** The page that the command writes: readable without a script, which the widget takes over. */
async function staticPage(shelf) {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const file = join(folder, "plan.json");
  await writeFile(file, JSON.stringify(ours(spread(ITEMS))));
  const told = ["render", file, "--to", "html", "--lang", "ru", "--start", RANGE.start, "--end", RANGE.end, "--src", `/ours/${ITEMS}.json`, "--script", "/pkg/roadmap-widget.js"];
  const html = execFileSync(resolve(options.command), told, { maxBuffer: 64e6, stdio: ["ignore", "pipe", "ignore"] }).toString();
  await rm(folder, { recursive: true });
  // What says that the widget has taken over, as the others say that they have painted.
  const over = `<script>window.bench = { ready: new Promise((resolve) => addEventListener("roadmap-ready", () => resolve({ time: performance.now() }), true)) };</script>`;
  await shelf.file("/page/static", html.replace("</head>", `${over}</head>`), "text/html");
  return "/page/static";
}

/** Counts by how much what is seen moves by itself. Put into each page before anything of its own runs. */
const SHIFT = `window.benchShift = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.benchShift += value; }).observe({ type: "layout-shift", buffered: true });`;

/** One visit by a fresh browser. */
async function visit(executablePath, origin, address, shelf) {
  const { browser, page, cdp, evaluate } = await opened(executablePath, DEVICE);
  const result = { bytes: 0 };
  try {
    await page.addInitScript(SHIFT);
    await page.goto(`${origin}/blank`);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU });
    await cdp.send("Network.enable");
    const throughput = (NETWORK.mbit * 1e6) / 8;
    await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: NETWORK.latency, downloadThroughput: throughput, uploadThroughput: throughput });
    shelf.served = (_, bytes) => (result.bytes += bytes);
    const first = (async () => {
      await page.goto(origin + address, { waitUntil: "commit", timeout: PATIENCE });
      return evaluate("window.benchReady");
    })();
    first.catch(() => {});
    result.first = (await within(PATIENCE, first, "first render")).time;
    result.readable = await evaluate(`performance.getEntriesByName("first-contentful-paint")[0]?.startTime`);
    result.shift = await evaluate("window.benchShift");
  } catch (error) {
    result.failed = String(error.message).split("\n")[0];
  } finally {
    await browser.close();
  }
  return result;
}

const executablePath = chromiumPath();
const contestants = chosen(options.peers).filter(({ id }) => id !== "empty");
const shelf = new Shelf();
const files = await stock(shelf, contestants, resolve(options.package));
await fill(shelf, ITEMS);
const { origin, close } = await serve(shelf);
const about = await machine(executablePath, FOLDER);
const meta = { ...about, model: about.cpu, items: ITEMS, cpu: CPU, device: DEVICE, network: NETWORK, rounds: Number(options.runs), package: `Package: ${fingerprint(shelf)}` };
const pages = [["static", await staticPage(shelf)]];
for (const contestant of contestants) pages.push([contestant.id, await put(shelf, contestant, files.get(contestant.id), ITEMS)]);
const runs = [];
for (let round = 0; round < meta.rounds; round += 1) {
  for (const [id, address] of pages) {
    const result = await visit(executablePath, origin, address, shelf);
    runs.push({ id, ...result });
    console.log(`${round + 1}/${meta.rounds} ${id}: ${result.failed ?? `picture ${Math.round(result.first)} ms, readable ${Math.round(result.readable)} ms, ${Math.round(result.bytes / 1000)} kB, shift ${result.shift.toFixed(3)}`}`);
  }
}
close();
const report = await readFile(options.out, "utf8");
await writeFile(options.out, `${report.slice(0, report.length - phoneSection(report).length).trimEnd()}\n\n${phoneReport({ meta, runs })}`);
