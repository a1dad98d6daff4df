// What every benchmark needs before it measures: a browser, the package, the contestants, and their pages and data on the shelf.
import { createHash } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

import { bundle } from "./build.mjs";
import { ours, overlapping, packed, RANGE, spread } from "./data.mjs";
import { page } from "./page.mjs";

export const FOLDER = fileURLToPath(new URL(".", import.meta.url));
export const DIST = join(FOLDER, "dist");

/** Puts the package in `folder`, and what the contestants need, on the shelf; says which files each page has to name. */
export async function stock(shelf, contestants, folder) {
  await mkdir(DIST, { recursive: true });
  // With the language of the page: without its file the element speaks English, and that would be measured.
  const wanted = (name) => ["roadmap-widget.js", "roadmap-widget.wasm", "roadmap-widget.late.wasm", "lang-ru.txt"].includes(name);
  await shelf.folder("/pkg", folder, wanted);
  await shelf.file("/blank", "<!doctype html><title>Blank</title>", "text/html");
  const files = new Map();
  for (const contestant of contestants) {
    const own = { scripts: ["/pkg/roadmap-widget.js"], styles: [] };
    files.set(contestant.id, contestant.own ? own : await bundle(contestant.script, FOLDER, DIST));
  }
  await shelf.folder("/dist", DIST);
  return files;
}

/** Chromium by the environment or on the path. */
export function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  for (const path of process.env.PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here.
    }
  }
  throw new Error("Chromium is not on the PATH; name it in CHROMIUM");
}

/** Which package was measured: it is read once at the start, so a rebuild on the way changes nothing. */
export function fingerprint(shelf) {
  const hash = createHash("sha256");
  for (const name of ["roadmap-widget.js", "roadmap-widget.wasm"]) hash.update(shelf.get(`/pkg/${name}`).body);
  return `sha256 ${hash.digest("hex").slice(0, 12)} of script and WebAssembly as sent`;
}

/** Puts the data of a size on the shelf: for the peers and, the same in its own format, for us. */
export async function fill(shelf, size) {
  const plan = size === "overlap" ? overlapping(10_000) : spread(Number(size));
  if (Number(size) !== 1_000_000 && size !== "overlap") shelf.put(`/data/${size}.json`, await packed(plan));
  const own = await packed(ours(plan));
  shelf.put(`/ours/${size}.json`, own);
  return { size, bytes: own.body.length, text: own.length };
}

/** The page of a contestant and size; says its address. */
export async function put(shelf, contestant, files, size) {
  const { own, property, variant } = contestant;
  const address = `/page/${contestant.id}/${size}`;
  const data = own ? `/ours/${size}.json` : `/data/${size}.json`;
  const inline = own ? `window.benchProperty = ${property};\n${await readFile(join(FOLDER, "peers", "ours.js"), "utf8")}` : "";
  const element = `<roadmap-widget ${property ? "" : `src="${data}" `}lang="ru" view="timeline" start="${RANGE.start}" end="${RANGE.end}"></roadmap-widget>`;
  const wasm = own ? "/pkg/roadmap-widget.wasm" : undefined;
  const html = page({ ...files, data: contestant.id === "empty" ? null : data, wasm, range: RANGE, variant, inline, ours: own ? element : "" });
  await shelf.file(address, html, "text/html");
  return address;
}
