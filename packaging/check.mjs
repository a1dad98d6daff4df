// The package as its readers' tools see it: publint, arethetypeswrong, the types in use, the custom-elements manifest.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Ajv from "ajv";

const here = fileURLToPath(new URL(".", import.meta.url));
const [tarball] = process.argv.slice(2);
const installed = `${here}node_modules/@mdtechnology/roadmap-widget/`;
const json = async (file) => JSON.parse(await readFile(file, "utf8"));
const run = (program, args, cwd = here) => promisify(execFile)("npx", ["--no-install", program, ...args], { cwd, maxBuffer: 1 << 24 });

async function manifest() {
  const schema = await json(`${here}node_modules/custom-elements-manifest/schema.json`);
  const validate = new Ajv({ strict: false }).compile(schema);
  if (!validate(await json(`${installed}custom-elements.json`))) throw new Error(JSON.stringify(validate.errors, undefined, 2));
}

async function integrity() {
  for (const [name, expected] of Object.entries(await json(`${installed}integrity.json`))) {
    const found = `sha384-${createHash("sha384").update(await readFile(installed + name)).digest("base64")}`;
    if (found !== expected) throw new Error(`${name} is ${found}, said to be ${expected}`);
  }
}

/** What bundlers, policies and readers rely on. */
async function bundle() {
  const text = await readFile(`${installed}roadmap-widget.js`, "utf8");
  const addresses = text.match(/new URL\("[^"]*",\s*import\.meta\.url\)/g) ?? [];
  const languages = ["ru", "kk", "en", "uz", "ky", "de", "zh", "ar"];
  const texts = [...languages.map((lang) => `regions-${lang}.txt`), ...languages.filter((lang) => lang !== "en").flatMap((lang) => [`lang-${lang}.txt`, `lang-${lang}.late.txt`])];
  const files = [...texts, "roadmap-widget.wasm", "roadmap-widget.late.wasm"];
  const expected = files.map((name) => `new URL("./${name}",import.meta.url)`).sort();
  if (String([...addresses].sort()) !== String(expected)) throw new Error(`addresses in the entry: ${addresses}`);
  const sinks = /\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc|setAttribute\("style"|localStorage|sessionStorage|document\.cookie/;
  for (const name of ["roadmap-widget.js", "slim.js", "inline.js", "react.js", "embed.js", "frame.js"]) {
    const found = sinks.exec(await readFile(installed + name, "utf8"));
    if (found) throw new Error(`${name} has ${found[0]}`);
  }
  if (/(^|[;}])\s*await\s/.test(text)) throw new Error("the entry awaits at its top level");
}

/** The addresses of headings in a page of Markdown. */
const anchors = (text) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replace(/ /g, "-"));

/** What a reader of the package's pages follows is in the package. */
async function links() {
  for (const page of ["README.md", "docs/hosts.md", "CHANGELOG.md"]) {
    const text = await readFile(installed + page, "utf8");
    for (const [, address] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(address)) continue;
      const { pathname, hash } = new URL(address, `file:///${page}`);
      const target = await readFile(installed + pathname.slice(1), "utf8").catch(() => undefined);
      if (target === undefined) throw new Error(`${page} leads to ${address}, which is not in the package`);
      if (hash && !anchors(target).includes(decodeURIComponent(hash.slice(1)))) throw new Error(`${page} leads to ${address}, which has no such heading`);
    }
  }
}

const CHECKS = {
  publint: () => run("publint", [tarball, "--strict"]),
  arethetypeswrong: () => run("attw", [tarball, "--profile", "esm-only", "--exclude-entrypoints", "./roadmap-widget.wasm", "./roadmap-widget.late.wasm", "./roadmap-widget.whole.wasm", "./embed.html"]),
  "types in use": () => run("tsc", ["--project", "."], `${here}consumers/types`),
  "types in Solid": () => run("tsc", ["--project", "solid"], `${here}consumers/types`),
  "types in Preact": () => run("tsc", ["--project", "preact"], `${here}consumers/types`),
  "custom-elements manifest": manifest,
  "hashes of all files": integrity,
  "the bundle": bundle,
  "links of its pages": links,
};

let failed = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  try {
    const said = await check();
    if (name === "publint" && !/All good!/.test(said.stdout)) throw new Error(said.stdout);
    console.log(`ok  ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`NOT ok  ${name}: ${error.stdout ?? ""}${error.stderr ?? ""}${error.message}`);
  }
}
console.log(`package checks: ${Object.keys(CHECKS).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
