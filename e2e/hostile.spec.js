// Hostile pages: whatever they do to their own elements, the widget looks the same.
import { difference } from "../packaging/pixels.mjs";
import { expect, test } from "@playwright/test";

const WIDGET = '<roadmap-widget src="/www/roadmaps/mdtechnology.json" lang="ru" theme="light" today="2026-11-24" view="timeline"></roadmap-widget>';
// What the widget takes from a page by design: its font, its size, and the width of its place.
const FAIR = "html body main.place { display: block; width: 1100px; margin: 0; padding: 0; font-family: sans-serif; font-size: 16px; }";
// The reset that Bootstrap 5 puts on every page, in our words.
const BOOTSTRAP = `*, *::before, *::after { box-sizing: border-box } body { margin: 0; line-height: 1.5; color: #212529; -webkit-text-size-adjust: 100% }
  h1,h2,h3,h4 { margin-top: 0; margin-bottom: .5rem; font-weight: 500; line-height: 1.2 } p { margin-top: 0; margin-bottom: 1rem } ul,ol { padding-left: 2rem }
  a { color: #0d6efd; text-decoration: underline } button, input, select { margin: 0; font: inherit } svg, img { vertical-align: middle } table { border-collapse: collapse; caption-side: bottom }
  button { border-radius: 0; text-transform: none } dt { font-weight: 700 } dd { margin-left: 0; margin-bottom: .5rem } [hidden] { display: none !important }`;

const PAGES = {
  "everything unset": { css: "* { all: unset } " },
  "everything shouted": { css: "* { all: unset !important }", fair: "html body main.place { display: block !important; width: 1100px !important; font-family: sans-serif !important; font-size: 16px !important }" },
  "Bootstrap's reset": { css: BOOTSTRAP },
  "text of the page": { css: "body { font-weight: 800; font-style: italic; text-transform: uppercase; text-align: center; text-indent: 3em; line-height: 3; white-space: pre; text-shadow: 2px 2px red; cursor: wait } div, span, button, section { border: 5px solid red; float: left; position: fixed; color: lime }" },
  "right to left": { html: 'dir="rtl" lang="ar"', place: 'dir="rtl"' },
  "a base address": { head: '<base href="/www/roadmaps/">', widget: WIDGET.replace("/www/roadmaps/mdtechnology.json", "mdtechnology.json") },
  "fields named like the platform": { before: '<form id="customElements" name="customElements" hidden><input name="customElements"><input id="HTMLElement" name="fetch"><input id="WebAssembly"><input id="ResizeObserver"></form>' },
  "a polluted Array.prototype": { script: "Array.prototype.polluted = () => 1; Array.prototype[7] = 'seven'; Object.prototype.polluted = 1; Function.prototype.polluted = 1;" },
  "another shadow root": { shadow: true },
  "twenty at once": { more: 19 },
};

/** A page with the widget in it, and the widget's picture. */
async function picture(page, { css = "", fair = FAIR, html = "", place = "", head = "", before = "", script = "", widget = WIDGET, shadow = false, more = 0 } = {}) {
  const inside = shadow ? '<div id="outer"></div>' : widget;
  const start = `${script}; ${shadow ? `const outer = document.querySelector("#outer").attachShadow({ mode: "open" }); outer.append(document.createRange().createContextualFragment(${JSON.stringify(widget)}));` : ""} import("/pkg/roadmap-widget.js");`;
  const body = `<!doctype html><html ${html}><head><meta charset="utf-8">${head}<link rel="stylesheet" href="/page.css"></head>
    <body>${before}<main class="place" ${place}>${inside}${WIDGET.repeat(more)}</main><script type="module">${start}</script></body></html>`;
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && trouble.push(message.text()));
  await page.route("**/page.css", (route) => route.fulfill({ contentType: "text/css", body: `${css} ${fair}` }));
  await page.route("**/page.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto("/page.html");
  const element = page.locator("roadmap-widget").first();
  await element.locator(".frame").waitFor();
  await expect(page.locator("roadmap-widget .frame")).toHaveCount(1 + more);
  // What comes late says whether risks have come.
  await expect(page.locator("roadmap-widget [data-early]")).toHaveCount(0);
  // The scroll bar of the page is not the widget's matter, nor is where on the page it stands.
  const taken = await element.screenshot({ animations: "disabled" });
  expect(trouble).toEqual([]);
  return taken;
}

test("the widget looks the same on hostile pages", async ({ browser }, info) => {
  test.setTimeout(180_000);
  const fresh = async (options) => {
    const page = await browser.newPage({ baseURL: process.env.SITE, viewport: { width: 1200, height: 1900 } });
    const taken = await picture(page, options);
    return { page, taken };
  };
  const reference = await fresh({});
  for (const [name, options] of Object.entries(PAGES)) {
    const { page, taken } = await fresh(options);
    const share = await difference(reference.page, reference.taken, taken);
    info.annotations.push({ type: name, description: `${(share * 100).toFixed(3)} % of the pixels` });
    if (share > 0.001) await info.attach(name, { body: taken, contentType: "image/png" });
    expect.soft(share, name).toBeLessThanOrEqual(0.001);
    await page.close();
  }
  await reference.page.close();
});
