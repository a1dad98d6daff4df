// Installs the packed package, builds each consumer with its own tool, opens it in Chromium, and expects the same text, one
// WASM (none for inline), and not a word on the console. `node consumers.mjs [name…]` runs some of them.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { difference } from "./pixels.mjs";
import { serve } from "./server.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const installed = `${here}node_modules/@mdtechnology/roadmap-widget`;
const data = await readFile(new URL("../www/roadmaps/mdtechnology.json", import.meta.url), "utf8");
const run = promisify(execFile);
const folder = (name) => `${here}consumers/${name}`;

/** No tool reports to its makers or asks anything. */
const QUIET = { NEXT_TELEMETRY_DISABLED: "1", ASTRO_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1", NG_CLI_ANALYTICS: "false" };

/** Runs a tool of node_modules in the folder of a consumer. */
async function tool(name, program, args, env = {}) {
  const options = { cwd: folder(name), env: { ...process.env, ...QUIET, PARCEL_WORKER_BACKEND: "thread", ...env }, maxBuffer: 1 << 26 };
  await run("npx", ["--no-install", program, ...args], options).catch((error) => {
    throw new Error(`${program} ${args.join(" ")} failed:\n${error.stdout}\n${error.stderr}`);
  });
}

/** A folder that is served as it is. */
async function built(name, build, { html = false, pkg = false, wasm = false } = {}) {
  const dist = `${folder(name)}/dist`;
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await build();
  if (html) await cp(`${folder(name)}/index.html`, `${dist}/index.html`);
  if (pkg) await cp(installed, `${dist}/pkg`, { recursive: true });
  const beside = (file) => /^roadmap-widget(\.late)?\.wasm$/.test(file) || /^(lang|regions)-[\w.]+\.txt$/.test(file);
  if (wasm) for (const file of (await readdir(installed)).filter(beside)) await cp(`${installed}/${file}`, `${dist}/${file}`);
  return serve(dist);
}

/** A server of a tool, ready once it answers. */
async function started(name, program, args, env = {}) {
  const child = spawn("npx", ["--no-install", program, ...args], { cwd: folder(name), env: { ...process.env, ...QUIET, ...env }, detached: true });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    const listen = (chunk) => {
      said += chunk;
      // Colours off: some tools write them within the address.
      const found = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(said.replace(/\u001b\[\d+m/g, ""));
      if (found) resolve(`http://localhost:${found[1]}`);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", (code) => reject(new Error(`${program} ended with ${code}:\n${said}`)));
  });
  return { address, stop: () => process.kill(-child.pid) };
}

const vite = (name) => built(name, () => tool(name, "vite", ["build", "--logLevel", "warn"]));

async function next(bundler) {
  const env = { DIST_DIR: `.next-${bundler}` };
  await rm(`${folder("next")}/${env.DIST_DIR}`, { recursive: true, force: true });
  await tool("next", "next", ["build", `--${bundler}`], env);
  return started("next", "next", ["start", "--port", "0"], env);
}

/** How each consumer is built and served, and what it is expected to show besides the text. */
const CONSUMERS = {
  plain: { open: () => built("plain", async () => {}, { html: true, pkg: true }), picture: true },
  slim: { open: () => built("slim", () => cp(`${folder("slim")}/main.js`, `${folder("slim")}/dist/main.js`), { html: true, pkg: true }), wasm: 1 },
  inline: { open: () => built("inline", async () => {}, { html: true, pkg: true }), wasm: 0 },
  vite: { open: () => vite("vite") },
  "vite dev": { open: () => started("vite", "vite", ["--port", "0", "--force"]) },
  webpack: { open: () => built("webpack", () => tool("webpack", "webpack", ["--config", "webpack.config.js"]), { html: true }) },
  // These two leave `new URL(…, import.meta.url)` as it is: both parts of the WASM are copied beside the bundle.
  esbuild: { open: () => built("esbuild", () => tool("esbuild", "esbuild", ["main.js", "--bundle", "--format=esm", "--minify", "--outdir=dist", "--log-level=warning"]), { html: true, wasm: true }) },
  rollup: { open: () => built("rollup", () => tool("rollup", "rollup", ["--config", "--silent"]), { html: true, wasm: true }) },
  parcel: { open: () => built("parcel", () => tool("parcel", "parcel", ["build", "index.html", "--no-cache", "--no-source-maps", "--public-url", "/"])) },
  react: { open: () => vite("react"), root: { items: "101", fit: "function" } },
  vue: { open: () => vite("vue"), root: { items: "101" } },
  svelte: { open: () => vite("svelte"), root: { items: "101" } },
  stores: { open: () => vite("stores"), root: { stores: "Vue ref, Vue reactive, Svelte $state, Solid store, Alpine reactive, MobX observable, Immer produce, Immer draft" } },
  solid: { open: () => vite("solid"), root: { items: "101" } },
  sveltekit: { open: () => vite("sveltekit"), root: { items: "101" }, server: "rendered on the server" },
  astro: { open: () => built("astro", () => tool("astro", "astro", ["build"])), server: "rendered on the server" },
  vitepress: { open: () => built("vitepress", () => tool("vitepress", "vitepress", ["build", "."])), server: "rendered on the server" },
  nuxt: { open: () => built("nuxt", () => tool("nuxt", "nuxt", ["generate", "--logLevel", "silent"])), root: { items: "101" }, server: "rendered on the server" },
  // The WASM is within the script.
  angular: { open: () => built("angular", () => tool("angular", "ng", ["build"])), root: { items: "101" }, wasm: 0 },
  "next turbopack": { open: () => next("turbopack"), root: { items: "101" }, server: "rendered on the server" },
  "next webpack": { open: () => next("webpack"), root: { items: "101" }, server: "rendered on the server" },
  yew: { open: () => serve(process.env.YEW_APP ?? ""), selector: "section.roadmap", wasm: 1, slot: true },
  // A page that is itself a Yew application: two instances of one framework, and the picture is that of the plain page.
  "yew around the element": { open: () => serve(process.env.YEW_APP ?? ""), path: "element.html", wasm: 3, picture: true },
};

/** How the widget looks on the plain page. @type {Buffer | undefined} */
let plainPicture;

/** Every entry can be imported where there is no DOM, without a word. */
async function nodeImports() {
  const { exports } = JSON.parse(await readFile(`${installed}/package.json`, "utf8"));
  const entries = Object.entries(exports).filter(([, target]) => typeof target === "object").map(([name]) => `@mdtechnology/roadmap-widget${name.slice(1)}`);
  const script = entries.map((entry) => `await import(${JSON.stringify(entry)});`).join("\n");
  const { stdout, stderr } = await run("node", ["--input-type=module", "--eval", script], { cwd: here });
  if (stdout || stderr) throw new Error(`importing in Node says: ${stdout}${stderr}`);
  return entries.length;
}

async function look(browser, name, consumer) {
  const site = await consumer.open();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const [wasm, said] = [new Set(), []];
    page.on("console", (message) => !/\[vite\]|React DevTools|\[HMR\]/.test(message.text()) && said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`error: ${error.message}`));
    page.on("requestfailed", (request) => said.push(`failed: ${request.url()}`));
    page.on("response", (response) => /\.wasm(\?|$)/.test(response.url()) && wasm.add(response.url()));
    await page.route("**/roadmap.json", (route) => route.fulfill({ contentType: "application/json", body: data }));
    const answer = await page.goto(`${site.address}/${consumer.path ?? ""}`);
    const expectServer = consumer.server;
    if (expectServer && !(await answer.text()).includes(expectServer)) throw new Error("the page was not rendered on the server");
    const root = consumer.selector ? page.locator(consumer.selector) : page.locator("roadmap-widget section.roadmap");
    await root.locator(".frame").waitFor({ timeout: 60_000 });
    // What the handlers note comes with the event, after the picture.
    for (const [key, value] of Object.entries(consumer.root ?? {})) {
      await page.waitForFunction(([key, value]) => document.documentElement.dataset[key] === value, [key, value], { timeout: 10_000 }).catch(async () => {
        throw new Error(`data-${key} is ${await page.evaluate((key) => document.documentElement.dataset[key], key)}, expected ${value}`);
      });
    }
    // What is used comes in the late part.
    await root.locator(".mark").first().press("Enter");
    await root.locator("dialog[open] #panel-title").waitFor();
    if (consumer.slot) {
      const said = await root.locator("dialog slot[name=details]").textContent();
      if (said !== (await page.locator("main").getAttribute("data-chosen")) || !said) throw new Error(`the slot in the panel says ${said}`);
    }
    await page.keyboard.press("Escape");
    await root.locator("dialog[open]").waitFor({ state: "detached" });
    // Its words come in a file of their own, and the first risk is told in them.
    await root.locator(".risk-state .sign").first().waitFor();
    const text = await root.evaluate((section) => section.innerText.replace(/\s+/g, " "));
    if (wasm.size !== (consumer.wasm ?? 2)) throw new Error(`${wasm.size} WASM files: ${[...wasm].join(", ")}`);
    if (said.length) throw new Error(`the page says:\n${said.join("\n")}`);
    if (consumer.picture) {
      const taken = await page.locator("roadmap-widget").screenshot({ animations: "disabled" });
      if (plainPicture) {
        const share = await difference(page, plainPicture, taken);
        if (share > 0.001) throw new Error(`${(share * 100).toFixed(2)} % of the pixels differ from the plain page`);
      }
      plainPicture ??= taken;
    }
    await context.close();
    return text;
  } finally {
    site.stop();
  }
}

const wanted = process.argv.slice(2);
const names = Object.keys(CONSUMERS).filter((name) => wanted.length === 0 || name === "plain" || wanted.includes(name));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
let [reference, failed] = ["", 0];
try {
  console.log(`ok  ${await nodeImports()} entries imported in Node`);
  for (const name of names) {
    const begun = performance.now();
    try {
      const text = await look(browser, name, CONSUMERS[name]);
      reference ||= text;
      if (text.length < 1000 || text !== reference) throw new Error(`another text:\n${text.slice(0, 400)}`);
      console.log(`ok  ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`NOT ok  ${name}: ${error.message}`);
    }
  }
} finally {
  await browser.close();
}
console.log(`consumers: ${names.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
