// The raw numbers as a page of Markdown: tables with ratios, and the records that were set out to be reached.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";

import { byId, isPeer } from "./contestants.mjs";
import { records } from "./records.mjs";
import { Results, number } from "./results.mjs";

/** What the numbers depend on. */
export async function machine(executablePath, folder) {
  const { devDependencies } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const chromium = execFileSync(executablePath, ["--version"], { stdio: ["ignore", "pipe", "ignore"] }).toString().trim();
  const cpus = os.cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    chromium,
    node: process.version,
    cores: cpus.length,
    cpu: cpus[0]?.model ?? "unknown",
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    versions: devDependencies,
  };
}

const label = (size) => ({ overlap: "10,000 overlapping", 1000000: "1,000,000" })[size] ?? Number(size).toLocaleString("en");

/** `152 (0.81 of best, 1.7 of limit)`; the best peer is bold; the limit and the empty page are not compared with peers. */
function cell(results, measure, id, size, cpu) {
  const value = results.value(measure, id, size, cpu);
  if (value === undefined) return results.why(measure, id, size, cpu);
  const text = number(value) + (measure.key === "zoom" && results.api(id) ? "*" : "") + (results.summed(id, size) ? "‡" : "");
  const [best, limit] = [results.best(measure, size, cpu), results.value(measure, "limit", size, cpu)];
  const ratios = [];
  if (best && id !== "limit" && id !== "empty" && id !== best.id) ratios.push(`${number(value / best.value)} of best`);
  if (limit > 0 && id !== "limit" && id !== "empty") ratios.push(`${number(value / limit)} of limit`);
  const said = ratios.length > 0 ? `${text} (${ratios.join(", ")})` : text;
  return best?.id === id ? `**${said}**` : said;
}

function table(results, measure, cpu) {
  const { sizes, contestants } = results.meta;
  const lines = [`| | ${sizes.map(label).join(" | ")} |`, `|---|${sizes.map(() => "--:").join("|")}|`];
  for (const id of contestants) lines.push(`| ${byId(id).name} | ${sizes.map((size) => cell(results, measure, id, size, cpu)).join(" | ")} |`);
  return lines.join("\n");
}

const MEASURES = [
  { key: "bytes", title: "Code and style as sent, kB", of: (result) => result.bytes && result.bytes.code / 1000, once: true },
  { key: "first", title: "First complete render, ms from the start of navigation", of: (result) => result.first },
  { key: "firstCpu", title: "Main-thread CPU until then and in the half second of watching that it stays, ms", of: (result) => result.firstCpu },
  { key: "pan", title: "Pan: main-thread CPU, ms a step of 10 px", of: (result) => result.pan?.perStep },
  { key: "panP95", title: "Pan: time between frames, 95th percentile, ms", of: (result) => result.pan?.p95, like: "pan" },
  { key: "panMax", title: "Pan: longest time between frames, ms", of: (result) => result.pan?.max, like: "pan" },
  { key: "zoom", title: "Zoom: main-thread CPU, ms a step", of: (result) => result.zoom?.perStep },
  { key: "zoomMax", title: "Zoom: longest time between frames, ms", of: (result) => result.zoom?.max, like: "zoom" },
  { key: "heap", title: "Script heap and WebAssembly memory after the first render, MB", of: (result) => result.heap && (result.heap.script + result.heap.wasm) / 1e6, once: true },
  { key: "heapAfter", title: "The same after pan and zoom, MB", of: (result) => result.heapAfter && (result.heapAfter.script + result.heapAfter.wasm) / 1e6, once: true },
  { key: "elements", title: "Elements, the most seen (first render, zoomed in, after zoom out)", of: (result) => result.elements || undefined, once: true },
  { key: "drawn", title: "Items drawn at first", of: (result) => result.drawn, once: true, plain: true },
];

/** First renders of the data that only we are shown. */
function special(results) {
  const lines = [];
  for (const size of ["overlap", "1000000"]) {
    for (const cpu of results.meta.cpus) {
      for (const id of results.meta.contestants.filter((name) => byId(name).own)) {
        const value = results.value(results.measure("first"), id, size, cpu);
        if (value !== undefined) lines.push(`| ${label(size)} | ${byId(id).name} | ${cpu}× | ${number(value)}${results.summed(id, size) ? "‡" : ""} | ${number(results.value(results.measure("firstCpu"), id, size, cpu))} |`);
        else if (results.of(id, size, cpu).length > 0) lines.push(`| ${label(size)} | ${byId(id).name} | ${cpu}× | ${results.why(results.measure("first"), id, size, cpu)} | |`);
      }
    }
  }
  if (lines.length === 0) return "";
  return ["## Only ours", "", "| items | contestant | CPU | first render, ms | main-thread CPU, ms |", "|---|---|---|--:|--:|", ...lines, ""].join("\n");
}

/** What is not in the tables, and why; what went wrong on the way. */
function notes(results) {
  const lines = new Set();
  for (const id of results.meta.contestants) {
    const sizes = results.meta.sizes.filter((size) => results.summed(id, size));
    if (sizes.length > 0) lines.add(`${byId(id).name} at ${sizes.map(label).join(" and ")}: drew counts by period, not items; its numbers there are not like for like (‡).`);
  }
  for (const { id, size, cpu, result } of results.runs) {
    const where = `${byId(id).name}, ${label(size)}, ${cpu}×`;
    if (result.skipped) lines.add(`${where}: not asked, ${result.skipped}.`);
    if (result.failed) lines.add(`${where}: ${result.failed}.`);
    for (const kind of ["pan", "zoom"]) {
      if (result[kind] && !result[kind].moved) lines.add(`${where}: did not move by ${kind}; not counted.`);
      if (result[kind] && result[kind].steps < (kind === "pan" ? 60 : 40)) lines.add(`${where}: ${kind} was stopped after 20 s and ${result[kind].steps} steps.`);
    }
    for (const fault of result.faults ?? []) lines.add(`${where}: the page reported “${fault}”.`);
  }
  return [...lines].map((line) => `- ${line}`).join("\n") || "- Nothing was left out.";
}

/** How often each size was measured: a run may have been stopped. */
function times({ meta, runs }) {
  const count = (size) => Math.max(0, ...runs.filter((run) => run.size === size).map(({ round }) => round + 1));
  const fewer = meta.sizes.filter((size) => count(size) < meta.rounds).map((size) => `${count(size)} at ${label(size)}`);
  const all = `medians of ${meta.rounds} ${meta.rounds === 1 ? "run" : "runs"}`;
  return fewer.length > 0 ? `${all}, stopped before its end (${fewer.join(", ")})` : all;
}

function head({ meta, runs }) {
  const peers = meta.contestants.map(byId).filter(isPeer);
  const packages = [...new Set(peers.map(({ package: name }) => name))];
  return [
    "# Benchmark",
    "",
    `${meta.date}; ${meta.cores} cores of ${meta.cpu}, ${meta.memory}; ${meta.chromium}, headless, 1280 × 720; Node ${meta.node}; ${times({ meta, runs })}, a fresh browser each.`,
    "",
    `\`${meta.command}\``,
    "",
    `Package: ${meta.package}. Peers: ${packages.map((name) => `${name} ${meta.versions[name]}`).join(", ") || "none"}.`,
    "",
    "Everyone opens at the year 2026 of a plan of two and a half years in 20 tracks. In the tables: the value, then its ratio to the best peer of the same cell (bold) and to the limit, which is hand-written DOM. A star: no gesture, so a method was called. The empty page is what measuring itself costs; it is in every number and not taken off. Charts with a row a task (DHTMLX, SVAR, Frappe, Mermaid) show about 22 items in the window, the others what fits. ‡: at this size the contestant drew counts by period (“23 items”) instead of items with titles, as all others do, so the number is not like for like.",
    "",
    ...meta.contestants.map((id) => `- ${byId(id).name}: ${byId(id).uses}.`),
    "",
  ].join("\n");
}

/** Why targets are not reached, as far as it was found; its figures are those of traces, not of this run. */
const REASONS = readFileSync(new URL("reasons.md", import.meta.url), "utf8");

export function report(raw) {
  const results = new Results(raw, MEASURES);
  const parts = [head(results), records(results, REASONS)];
  for (const measure of MEASURES) {
    for (const cpu of measure.once ? results.meta.cpus.slice(0, 1) : results.meta.cpus) {
      parts.push(`## ${measure.title}${measure.once ? "" : `, CPU ${cpu === 1 ? "normal" : `${cpu}× slower`}`}\n\n${table(results, measure, cpu)}\n`);
    }
  }
  parts.push(special(results), `## Left out, and what went wrong\n\n${notes(results)}\n`);
  return parts.filter(Boolean).join("\n");
}
