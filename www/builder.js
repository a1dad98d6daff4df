// @ts-check
// The embed builder: choices on the left of the equals sign, code on the right. Nothing is sent, nothing is stored.
const form = /** @type {HTMLFormElement} */ (document.getElementById("choices"));
const preview = /** @type {HTMLElement} */ (document.getElementById("preview"));
const code = /** @type {HTMLElement} */ (document.getElementById("code"));
const early = /** @type {HTMLElement} */ (document.getElementById("early"));
const policy = /** @type {HTMLElement} */ (document.getElementById("policy"));
const reserve = /** @type {HTMLElement} */ (document.getElementById("reserve"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
/** Widths at which the room before the first picture is measured, in px: a page for reading, and a phone. */
const WIDE = 1200;
const NARROW = 360;
const OPTIONS = ["lang", "theme", "view", "start", "end"];
let kind = "script";

/** @param {string} text */
const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** What was chosen. */
function choices() {
  const given = new FormData(form);
  /** @param {string} name */
  const of = (name) => String(given.get(name) ?? "").trim();
  const example = of("data");
  const src = example ? new URL(example, location.href).pathname : of("own");
  const base = of("base").replace(/\/*$/, "/");
  const options = OPTIONS.map((name) => [name, of(name)]).filter(([, value]) => value);
  return { src: src || "/roadmap.json", base, options: /** @type {[string, string][]} */ (options) };
}

/** @param {string} src the origin of the data, where it is another one than the page's */
function origin(src) {
  const url = URL.canParse(src, location.href) ? new URL(src, location.href) : undefined;
  return url && url.origin !== location.origin ? ` ${url.origin}` : "";
}

/**
 * Lines that let the browser ask for everything at once. A bundler and a frame have names of their own for the files.
 * @param {ReturnType<typeof choices>} given
 */
function preloads({ src, base, options }) {
  if (kind === "iframe" || kind === "npm") return "<!-- здесь не нужны -->";
  const lang = options.find(([name]) => name === "lang")?.[1];
  /** @param {string} href */
  const fetched = (href, type = "") => `<link rel="preload" as="fetch" crossorigin${type} href="${quoted(href)}">`;
  return [
    `<link rel="modulepreload" href="${quoted(base)}roadmap-widget.js">`,
    fetched(`${base}roadmap-widget.wasm`, ' type="application/wasm"'),
    ...(lang === "en" ? [] : [lang ? fetched(`${base}lang-${lang}.txt`) : `<!-- и язык страницы, кроме en: ${quoted(base)}lang-kk.txt -->`]),
    fetched(src),
  ].join("\n");
}

/** @type {Record<string, (given: ReturnType<typeof choices>) => [string, string]>} */
const KINDS = {
  script({ src, base, options }) {
    const attributes = [["src", src], ...options].map(([name, value]) => ` ${name}="${quoted(value ?? "")}"`).join("");
    return [
      `<script type="module" src="${quoted(base)}roadmap-widget.js"></script>\n<roadmap-widget${attributes}></roadmap-widget>`,
      `script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'${origin(src)};\nrequire-trusted-types-for 'script'; trusted-types 'none'`,
    ];
  },
  iframe({ src, base, options }) {
    const data = options.map(([name, value]) => ` data-roadmap-${name}="${quoted(value)}"`).join("");
    const query = new URLSearchParams([["src", src], ...options]);
    return [
      `<script type="module" src="${quoted(base)}embed.js"></script>\n<div data-roadmap-src="${quoted(src)}"${data}></div>\n\n<!-- без скриптов на странице, с высотой на глаз: -->\n<iframe src="${quoted(`${base}embed.html?${query}`)}" title="Roadmap" width="100%" height="900" loading="lazy"\n  referrerpolicy="no-referrer" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`,
      "script-src 'self'; frame-src 'self'; connect-src 'self'\n# политика самого фрейма стоит в embed.html; без embed.js на странице данным нужен Access-Control-Allow-Origin: *",
    ];
  },
  npm({ src, options }) {
    const attributes = [["src", src], ...options].map(([name, value]) => ` ${name}="${quoted(value ?? "")}"`).join("");
    return [
      `npm install @mdtechnology/roadmap-widget\n\nimport "@mdtechnology/roadmap-widget";\n<roadmap-widget${attributes}></roadmap-widget>\n\n// React\nimport { RoadmapWidget } from "@mdtechnology/roadmap-widget/react";\n<RoadmapWidget${attributes} onSelect={({ id }) => console.log(id)} />`,
      `script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'${origin(src)};\nrequire-trusted-types-for 'script'; trusted-types 'none'`,
    ];
  },
  static({ src, base, options }) {
    const flags = options.map(([name, value]) => ` --${name} ${value}`).join("");
    return [
      `# в копии репозитория: cargo install --path crates/cli\nroadmap render roadmap.json --to html --fragment --src ${src}${flags} > roadmap.html\n\n<!-- содержимое roadmap.html на странице, и, если нужен таймлайн: -->\n<script type="module" src="${quoted(base)}roadmap-widget.js"></script>`,
      `style-src 'self' 'sha256-…'; # эту строку roadmap render печатает сам\nscript-src 'self' 'wasm-unsafe-eval'; connect-src 'self'${origin(src)}`,
    ];
  },
};

/** The height that the roadmap takes at a width, in px. @param {number} width */
async function heightAt(width) {
  const other = /** @type {HTMLElement} */ (preview.cloneNode());
  other.removeAttribute("id");
  other.className = "measured";
  other.style.setProperty("width", `${width}px`);
  const settled = new Promise((resolve) => ["roadmap-ready", "roadmap-error"].forEach((name) => other.addEventListener(name, resolve)));
  document.body.append(other);
  await settled;
  const height = Math.ceil(other.getBoundingClientRect().height);
  other.remove();
  return height;
}

/** The last choice whose heights were asked for. */
let measured = "";

/** Writes the CSS that keeps the room of the roadmap until it is there: so Back and F5 find their place again. */
async function showReserve() {
  const asked = preview.outerHTML;
  if (asked === measured || !preview.hasAttribute("src")) return;
  measured = asked;
  const [wide, narrow] = [await heightAt(WIDE), await heightAt(NARROW)];
  if (measured !== asked) return;
  reserve.textContent = `roadmap-widget { --roadmap-reserve: ${wide}px; }\n@media (max-width: 30rem) { roadmap-widget { --roadmap-reserve: ${narrow}px; } }\nroadmap-widget:not(:defined) { display: block; min-height: var(--roadmap-reserve); }`;
}

function show() {
  const given = choices();
  const own = /** @type {HTMLElement} */ (document.getElementById("own"));
  own.hidden = /** @type {HTMLSelectElement} */ (form.elements.namedItem("data")).value !== "";
  [code.textContent, policy.textContent] = KINDS[kind]?.(given) ?? ["", ""];
  early.textContent = preloads(given);
  for (const name of OPTIONS) {
    const value = given.options.find(([other]) => other === name)?.[1];
    if ((value ?? null) === preview.getAttribute(name)) continue;
    if (value) preview.setAttribute(name, value);
    else preview.removeAttribute(name);
  }
  if (preview.getAttribute("src") !== given.src && (own.hidden || URL.canParse(given.src))) preview.setAttribute("src", given.src);
  void showReserve();
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-kind]"))) {
  button.addEventListener("click", () => {
    kind = button.dataset.kind ?? "script";
    for (const other of document.querySelectorAll("[data-kind]")) other.setAttribute("aria-pressed", String(other === button));
    show();
  });
}
document.getElementById("copy")?.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    said.textContent = "Скопировано.";
  } catch {
    // Without the permission the reader copies by hand.
    getSelection()?.selectAllChildren(code);
    said.textContent = "Выделено: нажмите Ctrl+C.";
  }
});
const today = new URLSearchParams(location.search).get("today");
if (today) preview.setAttribute("today", today);
show();

export {};
