// What was set out to be reached, beside what was measured.
import { byId } from "./contestants.mjs";
import { number } from "./results.mjs";

const SIZES = ["1000", "10000", "100000"];

/** Ratios by size; `limit`: to the hand-written DOM instead of to the best peer. */
const TARGETS = [
  { title: "first complete render", key: "first", most: [0.8, 0.5, 0.25] },
  { title: "pan, main-thread ms a step", key: "pan", most: [0.5, 0.5, 0.5] },
  { title: "zoom, main-thread ms a step", key: "zoom", most: [0.5, 0.5, 0.5] },
  { title: "heap and WebAssembly memory", key: "heap", most: [1.5, 1, 0.8], once: true },
  { title: "first render, ratio to the limit", key: "first", most: [1.7, 1.2, 0.8], limit: true },
];

const verdict = (value, most) => (value === undefined ? "not measured" : value <= most ? "pass" : "**short**");

function ratio(results, target, id, size, cpu) {
  const measure = results.measure(target.key);
  const value = results.value(measure, id, size, cpu);
  const base = target.limit ? results.value(measure, "limit", size, cpu) : results.best(measure, size, cpu)?.value;
  return value === undefined || !base ? undefined : value / base;
}

/** A row for each target and CPU, a column for each size; `cell` says what stands there for a target, CPU, size and goal. */
function byTarget(results, title, targets, cell) {
  const sizes = SIZES.filter((size) => results.meta.sizes.includes(size));
  const lines = [`| ${title} | CPU | ${sizes.map((size) => Number(size).toLocaleString("en")).join(" | ")} |`, `|---|---|${sizes.map(() => "---").join("|")}|`];
  for (const target of targets) {
    for (const cpu of target.once ? results.meta.cpus.slice(0, 1) : results.meta.cpus) {
      const cells = sizes.map((size) => cell(target, cpu, size, target.most[SIZES.indexOf(size)]));
      lines.push(`| ${target.title} | ${target.once ? "" : `${cpu}×`} | ${cells.join(" | ")} |`);
    }
  }
  return lines.join("\n");
}

/** The ratios of one contestant of ours. */
function ratios(results, id) {
  return byTarget(results, byId(id).name, TARGETS, (target, cpu, size, most) => {
    const value = ratio(results, target, id, size, cpu);
    const unlike = results.summed(id, size) ? ", not like for like ‡" : "";
    return `${number(value)} ≤ ${most}: ${verdict(value, most)}${unlike}`;
  });
}

/** Targets that need no peer. */
function absolute(results, id) {
  const { meta } = results;
  const lines = [];
  const add = (title, value, most, unit = "") => lines.push(`| ${title} | ${number(value)}${value === undefined ? "" : unit} | ≤ ${most}${unit} | ${verdict(value, most)} |`);
  const of = (key, size, cpu) => results.value(results.measure(key), id, size, cpu);
  const worst = (values) => (values.some((value) => value !== undefined) ? Math.max(...values.filter((value) => value !== undefined)) : undefined);
  for (const cpu of meta.cpus) {
    for (const key of ["pan", "zoom"]) add(`${key} at 100,000 beside 1,000, ${cpu}×`, quotient(of(key, "100000", cpu), of(key, "1000", cpu)), 1.3, " times");
    add(`longest frame of a pan at 100,000, ${cpu}×`, of("panMax", "100000", cpu), 50, " ms");
    for (const name of ["details", "list", "timeline", "language"]) {
      add(`${name} at 100,000, ${cpu}×`, results.median(id, "100000", cpu, (result) => result.extra?.[name]?.ms), 100, " ms");
    }
    add(`10,000 overlapping beside spread, first render, ${cpu}×`, quotient(of("first", "overlap", cpu), of("first", "10000", cpu)), 2, " times");
  }
  add("elements at any time", worst(meta.sizes.flatMap((size) => meta.cpus.map((cpu) => worst(results.of(id, size, cpu).map(({ elements }) => elements || undefined))))), 3000);
  add("a visitor's bytes of code", of("bytes", meta.sizes[0], meta.cpus[0]), 90, " kB");
  return ["| | measured | target | |", "|---|--:|--:|---|", ...lines].join("\n");
}

/** What the same costs with no library at all: no target below that can be reached by drawing as much. */
function floors(results) {
  const targets = TARGETS.filter(({ limit, once }) => !limit && !once);
  return byTarget(results, "beside the best peer", targets, (target, cpu, size, most) => {
    const beside = (id) => number(ratio(results, target, id, size, cpu));
    return `${beside("limit")}, empty page ${beside("empty")}, target ${most}`;
  });
}

const quotient = (value, base) => (value === undefined || !base ? undefined : value / base);

/** The section of the records, for each way our element is given its data. `reasons` says why some fall short. */
export function records(results, reasons) {
  const mine = results.meta.contestants.filter((id) => byId(id).own);
  if (mine.length === 0) return "";
  const parts = mine.map((id) => `${ratios(results, id)}\n\n${byId(id).name}, by itself:\n\n${absolute(results, id)}\n`);
  const why = `### Why some fall short\n\nThe limit (hand-written DOM) and the empty page by the same measure:\n\n${floors(results)}\n\n${reasons}`;
  return `## Records\n\nRatios to the best peer of the same cell, or to the limit.\n\n${parts.join("\n")}\n${why}`;
}
