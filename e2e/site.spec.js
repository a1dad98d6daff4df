// The whole site as plain files under a path of their own, on a server that knows nothing of CORS.
import AxeBuilder from "axe-core";
import { expect, test as base } from "@playwright/test";
import { serve } from "../packaging/server.mjs";

const test = base.extend({
  // eslint-disable-next-line no-empty-pattern
  site: [async ({}, use) => {
    const site = await serve(process.env.SITE_FOLDER, "/any/path");
    await use(site.address);
    site.stop();
  }, { scope: "worker" }],
});

/** Opens a page and notes what goes wrong on it. */
async function visit(page, address) {
  const trouble = [];
  page.on("console", (message) => {
    // What a frame without an origin may not read, the page around it hands in.
    if (message.type() === "error" && !/from origin 'null'|net::ERR_FAILED|missing\.json|404/.test(message.text())) trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("response", (answer) => answer.status() >= 400 && !answer.url().includes("missing.json") && trouble.push(`${answer.status()} ${answer.url()}`));
  await page.goto(address);
  await page.waitForFunction(() => [...document.querySelectorAll("roadmap-widget:not(#state-loading)")].every((one) => one.shadowRoot?.querySelector(".frame, .list, .failed, .empty")));
  return trouble;
}

for (const path of ["", "www/", "www/news.html", "www/school.html", "www/builder.html"]) {
  for (const width of [1280, 390]) {
    test(`${path || "the first page"} at ${width} px`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 900 });
      const trouble = await visit(page, `${site}/${path}?today=2026-11-24`);
      for (const frame of await page.locator("iframe").all()) {
        await frame.scrollIntoViewIfNeeded();
        await expect(frame.contentFrame().locator("section.roadmap").locator(".frame, .list").first()).toBeVisible();
        await expect.poll(() => frame.evaluate((one) => one.style.height)).toMatch(/px$/);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(trouble).toEqual([]);
    });
  }
}

test("axe finds nothing on the host pages", async ({ page, site }) => {
  for (const path of ["www/news.html", "www/school.html", "www/builder.html"]) {
    await visit(page, `${site}/${path}?today=2026-11-24`);
    await page.evaluate(AxeBuilder.source);
    const found = await page.evaluate(() => globalThis.axe.run(document, { rules: { "target-size": { enabled: true } }, iframes: false }));
    expect(found.violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0].html}`)).toEqual([]);
  }
});

test("the builder shows what is chosen, and its code works under its policy", async ({ page, site }) => {
  await visit(page, `${site}/www/builder.html?today=2026-11-24`);
  await page.getByLabel("Язык").selectOption("kk");
  await page.getByLabel("Тема").selectOption("dark");
  await page.locator("select[name=view]").selectOption("list");
  await page.getByLabel("Данные").selectOption("roadmaps/first.json");
  await page.getByLabel("Где лежат файлы виджета").fill("/any/path/pkg");
  const preview = page.locator("#preview");
  await expect(preview.locator("section.roadmap")).toHaveAttribute("lang", "kk");
  await expect(preview.locator("section.roadmap")).toHaveAttribute("data-theme", "dark");
  await expect(preview.locator(".list")).toBeVisible();
  const [code, policy] = [page.locator("#code"), page.locator("#policy")];
  await expect(code).toHaveText('<script type="module" src="/any/path/pkg/roadmap-widget.js"></script>\n<roadmap-widget src="/any/path/www/roadmaps/first.json" lang="kk" theme="dark" view="list"></roadmap-widget>');
  // The room that is kept is the height that is shown.
  await expect(page.locator("#reserve")).toHaveText(/--roadmap-reserve: \d{3,4}px; \}\n@media .*--roadmap-reserve: \d{3,4}px/);
  const snippets = {};
  for (const name of ["Скрипт", "Фрейм", "npm", "Статика"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page.getByRole("button", { name, exact: true })).toHaveAttribute("aria-pressed", "true");
    snippets[name] = [await code.textContent(), await policy.textContent(), await page.locator("#early").textContent()];
  }
  expect(snippets["npm"][0]).toContain("npm install @mdtechnology/roadmap-widget");
  expect(snippets["Статика"][0]).toContain("roadmap render roadmap.json --to html --fragment --src /any/path/www/roadmaps/first.json --lang kk --theme dark --view list");
  for (const [name, shown] of [["Скрипт", "roadmap-widget .list"], ["Фрейм", "iframe"]]) {
    const [html, lines, head] = snippets[name];
    const allowed = lines.split("\n").filter((line) => !line.startsWith("#")).join(" ");
    const body = `<!doctype html><html lang="ru"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${allowed}">${head}${html}</html>`;
    const [violations, asked, other] = [[], [], await page.context().newPage()];
    other.on("request", (request) => asked.push(new URL(request.url()).pathname));
    other.on("console", (message) => /Content Security Policy/.test(message.text()) && violations.push(message.text()));
    await other.route("**/mine.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
    await other.goto(`${site}/mine.html`);
    await expect(other.locator(shown).first()).toBeVisible();
    if (name === "Фрейм") await expect(other.frameLocator("iframe >> nth=0").locator(".list")).toBeVisible();
    expect(violations.filter((line) => !/style/.test(line))).toEqual([]);
    if (name === "Скрипт") {
      // What the head asks for early is all that the first page needs, and is asked for once.
      const early = [...head.matchAll(/href="([^"]+)"/g)].map(([, path]) => path);
      expect(early).toEqual(["roadmap-widget.js", "roadmap-widget.wasm", "lang-kk.txt"].map((file) => `/any/path/pkg/${file}`).concat("/any/path/www/roadmaps/first.json"));
      expect(early.map((path) => asked.filter((other) => other === path).length)).toEqual([1, 1, 1, 1]);
    }
    await other.close();
  }
});

test("the builder copies, and takes an address of one's own", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit(page, `${site}/www/builder.html`);
  await page.getByLabel("Данные").selectOption({ label: "Свой адрес…" });
  await page.getByLabel("Адрес вашего JSON").fill("https://data.example.kz/plan.json?a=\"b\"&c");
  await page.getByRole("button", { name: "Копировать" }).click();
  await expect(page.locator("#said")).toHaveText("Скопировано.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('src="https://data.example.kz/plan.json?a=&quot;b&quot;&amp;c"');
  await expect(page.locator("#policy")).toContainText("connect-src 'self' https://data.example.kz");
});
