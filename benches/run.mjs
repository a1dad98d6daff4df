// The benchmark of the widget beside real peers and beside hand-written DOM.
//   node benches/run.mjs --sizes 1000,10000 --peers all --runs 5 --cpu 1,4 --package pkg --out benches/RESULTS.md
// Further: --million, --no-overlap, --no-shots, --only id,id (instead of ours and all peers), --from raw.json (only writes again).
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { chosen, byId } from "./contestants.mjs";
import { measure } from "./measure.mjs";
import { interactions } from "./own.mjs";
import { phoneSection } from "./phone-report.mjs";
import { machine, report } from "./report.mjs";
import { serve, Shelf } from "./serve.mjs";
import { shots } from "./shots.mjs";
import { chromiumPath, DIST, fill, fingerprint, FOLDER, put, stock } from "./stage.mjs";

/** A contestant that took this long is not asked again, nor on a slower machine: what it took is known well enough. */
const SLOW = 10_000;

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "100,1000,10000,100000" },
    peers: { type: "string", default: "all" },
    only: { type: "string" },
    runs: { type: "string", default: "5" },
    cpu: { type: "string", default: "1,4" },
    package: { type: "string", default: join(FOLDER, "..", "pkg") },
    out: { type: "string", default: join(FOLDER, "RESULTS.md") },
    raw: { type: "string", default: join(DIST, "raw.json") },
    from: { type: "string" },
    million: { type: "boolean", default: false },
    "no-overlap": { type: "boolean", default: false },
    "no-shots": { type: "boolean", default: false },
  },
});

/** Code and data that were served since `forget`, in bytes as sent. Pages do not count. */
function watch(shelf) {
  const traffic = { code: 0, data: 0 };
  shelf.served = (address, bytes) => {
    if (/^\/(dist|pkg)\//.test(address)) traffic.code += bytes;
    if (/^\/(data|ours)\//.test(address)) traffic.data += bytes;
  };
  return { forget: () => Object.assign(traffic, { code: 0, data: 0 }), said: () => ({ ...traffic }) };
}

/** Why a measurement is left out, from what was seen of the contestant so far; or nothing. */
function excused(runs, id, size, cpu) {
  const mine = runs.filter((run) => run.id === id && Number.isFinite(Number(run.size)));
  const late = mine.find((run) => run.result.late && !(run.result.first >= 0) && Number(run.size) <= Number(size) && run.cpu <= cpu);
  if (late) return `over 60 s at ${late.size} items`;
  const broken = mine.find((run) => run.result.failed && !(run.result.first >= 0) && Number(run.size) < Number(size));
  if (broken) return `failed at ${broken.size} items`;
  const slow = mine.find((run) => run.size === size && run.cpu <= cpu && run.result.first > SLOW);
  if (slow) return slow.cpu < cpu ? "over 10 s at full speed" : "over 10 s in the run before";
  return undefined;
}

/** What was measured on a slow phone (`phone.mjs`) stays as it was. */
async function write(text) {
  await writeFile(options.out, text + phoneSection(await readFile(options.out, "utf8").catch(() => "")));
}

async function main() {
  const shelf = new Shelf();
  const cpus = options.cpu.split(",").map(Number);
  const sizes = options.sizes.split(",");
  const executablePath = chromiumPath();
  const contestants = options.only ? options.only.split(",").map(byId) : chosen(options.peers);

  const files = await stock(shelf, contestants, resolve(options.package));
  const special = [...(options["no-overlap"] ? [] : ["overlap"]), ...(options.million ? ["1000000"] : [])];
  const data = [];
  for (const size of [...sizes, ...special]) data.push(await fill(shelf, size));

  const { origin, close } = await serve(shelf);
  const traffic = watch(shelf);
  const about = { package: fingerprint(shelf) };
  const raw = { meta: { ...(await machine(executablePath, FOLDER)), ...about, command: `node ${process.argv.slice(1).map((word) => word.replace(FOLDER, "benches/")).join(" ")}`, sizes, cpus, rounds: Number(options.runs), contestants: contestants.map(({ id }) => id), data }, runs: [] };
  const save = async () => {
    await writeFile(options.raw, JSON.stringify(raw, null, 1));
    await write(report(raw));
  };
  const one = async (contestant, size, cpu, round) => {
    const firstOnly = special.includes(size);
    const skipped = excused(raw.runs, contestant.id, size, cpu);
    if (skipped) return raw.runs.push({ id: contestant.id, size, cpu, round, result: { skipped } });
    const address = await put(shelf, contestant, files.get(contestant.id), size);
    const result = await measure({ executablePath, origin, address, cpu, traffic, firstOnly, extra: contestant.own ? interactions : undefined });
    const told = result.failed ?? `first ${Math.round(result.first)} pan ${result.pan?.perStep.toFixed(2)} zoom ${result.zoom?.perStep.toFixed(2)}`;
    console.log(`${round + 1}/${options.runs} ${size} ${cpu}x ${contestant.id}: ${told} drawn ${result.drawn} of ${result.elements} elements${result.faults ? ` (${result.faults[0]})` : ""}`);
    return raw.runs.push({ id: contestant.id, size, cpu, round, result });
  };
  for (let round = 0; round < Number(options.runs); round += 1) {
    for (const size of [...sizes, ...special]) {
      for (const cpu of cpus) {
        const all = special.includes(size) ? contestants.filter(({ own }) => own) : contestants;
        for (const contestant of all) await one(contestant, size, cpu, round);
      }
      await save();
    }
  }
  if (!options["no-shots"]) await shots({ raw, origin, executablePath, folder: join(DIST, "shots"), address: (id, size) => put(shelf, byId(id), files.get(id), size) });
  await save();
  close();
  console.log(report(raw));
}

if (options.from) {
  const text = report(JSON.parse(await readFile(options.from, "utf8")));
  await write(text);
  console.log(text);
} else {
  await main();
}
