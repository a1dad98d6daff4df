// What was measured on a slow phone, as the last section of RESULTS.md.
import { byId, isPeer } from "./contestants.mjs";
import { number } from "./results.mjs";

const HEADING = "## On a slow phone";

/** The section as it stands in a report, with the line before it; nothing where there is none. */
export const phoneSection = (report) => (report.includes(HEADING) ? `\n${report.slice(report.indexOf(HEADING))}` : "");

export function median(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return sorted.length === 0 ? undefined : (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** The name of a row, whose static form is no contestant of its own. */
const named = (id) => (id === "static" ? "roadmap-widget, static form, then the widget" : byId(id).name);

/** `runs` are `{ id, first, readable, shift, bytes, failed }`: ms from the start of navigation, a layout shift score, bytes as sent. */
export function phoneReport({ meta, runs }) {
  const ids = [...new Set(runs.map(({ id }) => id))];
  const of = (id, key) => median(runs.filter((run) => run.id === id).map((run) => run[key]));
  const peers = ids.filter((id) => id !== "static" && isPeer(byId(id)));
  const best = Math.min(...peers.map((id) => of(id, "first")).filter((value) => value !== undefined));
  const beside = (value) => (value === undefined || !Number.isFinite(best) ? "–" : `${number(value)} (${(value / best).toFixed(2)})`);
  const rows = ids.map((id) => {
    const failed = runs.find((run) => run.id === id && run.failed)?.failed;
    const first = id === "static" || of(id, "first") === undefined ? (failed ?? "–") : beside(of(id, "first"));
    return `| ${named(id)} | ${first} | ${beside(of(id, "readable"))} | ${number(of(id, "bytes") / 1000)} | ${of(id, "shift") === undefined ? "–" : of(id, "shift").toFixed(3)} |`;
  });
  return [
    HEADING,
    "",
    `${meta.date}; ${meta.items} items, ${meta.device.viewport.width} × ${meta.device.viewport.height} px, processor ${meta.cpu}× slower, ${meta.network.mbit} Mbit/s with ${meta.network.latency} ms to wait for each answer; ${meta.cores} cores of ${meta.model}, ${meta.chromium}; medians of ${meta.rounds}, every contestant in turn. ${meta.package}.`,
    "",
    "In brackets: beside the best peer's first complete picture. Readable is the first text of any kind (first contentful paint). Bytes are all that was sent until the picture stayed. The static form is read before any script runs, and the widget takes its place; its shift is counted until that is done.",
    "",
    "| | first complete picture, ms | readable, ms | kB sent | layout shift |",
    "|---|--:|--:|--:|--:|",
    ...rows,
    "",
  ].join("\n");
}
