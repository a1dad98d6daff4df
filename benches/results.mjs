// Looking things up in the raw numbers: medians, the best peer, and why a number is missing.
import { byId, isPeer } from "./contestants.mjs";

export function number(value) {
  if (value === undefined || !Number.isFinite(value)) return "–";
  if (value >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(value >= 10 ? 3 : 2)));
}

function median(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export class Results {
  #measures;

  constructor({ meta, runs }, measures) {
    this.meta = meta;
    this.runs = runs;
    this.#measures = new Map(measures.map((measure) => [measure.key, measure]));
  }

  measure(key) {
    return this.#measures.get(key);
  }

  of(id, size, cpu) {
    return this.runs.filter((run) => run.id === id && run.size === String(size) && run.cpu === cpu).map(({ result }) => result);
  }

  /** Median over the runs of what was really measured; a gesture that moved nothing was not. */
  value(measure, id, size, cpu) {
    const gesture = measure.like ?? measure.key;
    const counted = this.of(id, size, cpu).filter((result) => id === "empty" || !result[gesture] || result[gesture].moved !== false);
    return median(counted.map((result) => measure.of(result)));
  }

  /** A median of something that only some results have. */
  median(id, size, cpu, of) {
    return median(this.of(id, size, cpu).map(of));
  }

  best(measure, size, cpu) {
    if (measure.plain) return undefined;
    let best;
    for (const id of this.meta.contestants) {
      if (!isPeer(byId(id))) continue;
      const value = this.value(measure, id, size, cpu);
      if (value !== undefined && (!best || value < best.value)) best = { id, value };
    }
    return best;
  }

  /** Whether most of what was drawn at this size stands for several items: then it is less than what the others drew. */
  summed(id, size) {
    return this.runs.some((run) => run.id === id && run.size === String(size) && run.result.counted > run.result.drawn / 2);
  }

  api(id) {
    return this.runs.some((run) => run.id === id && run.result.zoom?.api);
  }

  /** In place of a number. */
  why(measure, id, size, cpu) {
    const results = this.of(id, size, cpu);
    const gesture = measure.like ?? measure.key;
    if (results.some((result) => result[gesture]?.moved === false)) return "did not move";
    if (results.some((result) => result.late)) return "over 60 s";
    const skipped = results.find((result) => result.skipped);
    if (skipped) return skipped.skipped;
    if (results.some((result) => result.failed)) return "failed";
    return "–";
  }
}
