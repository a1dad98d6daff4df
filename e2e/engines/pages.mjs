// What the engines open: the site as it is built, and pages made for one journey. Pages without a policy bring their font.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".ttf": "font/ttf" };
const DATA = fileURLToPath(new URL("../../www/roadmaps/mdtechnology.json", import.meta.url));
const FONTS = new URL("../node_modules/dejavu-fonts-ttf/ttf/", import.meta.url);
const FONT = `<style>@font-face { font-family: "Test Sans"; src: url(/font/DejaVuSans.ttf); } body { font-family: "Test Sans", sans-serif; margin: 16px; }</style>`;
const script = (folder = "") => `<script type="module" src="${folder}/pkg/roadmap-widget.js"></script>`;
const SCRIPT = script();
const WIDGET = `<roadmap-widget lang="ru" today="2026-11-24" src="/www/roadmaps/mdtechnology.json"></roadmap-widget>`;
/** The example of what can be asked, with what checks it. */
const ASKING = WIDGET.replace("mdtechnology.json\"", "asking.json\" view=\"timeline\"");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const page = (body) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Test</title><link rel="icon" href="/www/icon.svg">${body}`;

const render = () =>
  execFileSync(process.env.ROADMAP, ["render", DATA, "--to", "html", "--fragment", "--today", "2026-11-24"], { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] })
    .replace("<roadmap-widget", '<roadmap-widget today="2026-11-24"');

/** Pages by their names: the HTML, and headers where there are some. */
const PAGES = {
  "/plain.html": () => ({ html: page(`${FONT}${SCRIPT}</head><body>${WIDGET}`) }),
  "/strict.html": () => ({
    html: page(`<script src="/count.js"></script><link rel="stylesheet" href="/www/site.css">${SCRIPT}</head><body>${WIDGET}`),
    headers: { "content-security-policy": POLICY },
  }),
  "/no-wasm.html": () => ({ html: page(`${FONT}<script>delete globalThis.WebAssembly;</script>${SCRIPT}</head><body>${WIDGET}`) }),
  "/static.html": () => ({ html: page(`${FONT}${SCRIPT}</head><body>${render()}`) }),
  "/lost.html": () => ({ html: page(`${FONT}${script("/lost")}</head><body>${WIDGET}`) }),
  "/wrong.html": () => ({ html: page(`${FONT}${script("/wrong")}</head><body>${WIDGET}`) }),
  "/asking.html": () => ({ html: page(`${FONT}<script src="/axe.min.js"></script>${SCRIPT}</head><body><main><h1>Page</h1>${ASKING}</main>`) }),
  "/frame.html": () => ({
    html: page(`${FONT}<script type="module" src="/pkg/embed.js"></script></head><body><div data-roadmap-src="/www/roadmaps/mdtechnology.json" data-roadmap-title="Plan"></div><p id="below">below</p>`),
  }),
};
const COUNT = "window.violations = []; document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));";

/** What is answered instead of the late part of the program, the first time, where the script comes from such a folder. */
const INSTEAD = {
  lost: (response) => response.writeHead(404).end(),
  wrong: (response) => response.writeHead(200, { "content-type": KINDS[".html"] }).end("<!doctype html><p>Welcome"),
};

/** Serves the folder of the site and the pages made here; the late part of the program comes `lateMs` later than it could. */
export async function serve(site, lateMs = 0) {
  const answered = new Set();
  const server = createServer(async (request, response) => {
    let path = normalize(decodeURIComponent(new URL(request.url, "http://site").pathname));
    const [, folder = "", rest] = /^\/(lost|wrong)(\/pkg\/.*)$/.exec(path) ?? [];
    if (rest) path = rest;
    if (path.endsWith(".late.wasm")) {
      const of = `${folder} ${request.headers["user-agent"]}`;
      if (folder && !answered.has(of)) return answered.add(of), INSTEAD[folder](response);
      await new Promise((resolve) => setTimeout(resolve, lateMs));
    }
    const made = PAGES[path]?.();
    if (made) return response.writeHead(200, { "content-type": KINDS[".html"], ...made.headers }).end(made.html);
    if (path === "/count.js") return response.writeHead(200, { "content-type": KINDS[".js"] }).end(COUNT);
    const file = path === "/axe.min.js" ? AXE : path.startsWith("/font/") ? fileURLToPath(new URL(path.slice(6), FONTS)) : join(site, path);
    const body = await readFile(file).catch(() => undefined);
    if (!body) return response.writeHead(404).end();
    // A sandboxed frame has no origin of its own.
    response.writeHead(200, { "content-type": KINDS[extname(path)] ?? "application/octet-stream", "access-control-allow-origin": "*" }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://localhost:${server.address().port}`, stop: () => server.close() };
}
