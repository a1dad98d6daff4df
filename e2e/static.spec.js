// The roadmap is there before any program: readable without scripts, and taken over in place when the widget arrives.
import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";

const DATA = new URL("../www/roadmaps/mdtechnology.json", import.meta.url).pathname;
const render = (...options) => spawnSync(process.env.ROADMAP, ["render", DATA, "--to", "html", "--today", "2026-11-24", ...options], { encoding: "utf8", maxBuffer: 1 << 26 });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  for (const [width, shown, hidden] of [[1280, ".wide-only", ".narrow-only"], [390, ".narrow-only", ".wide-only"]]) {
    test(`the roadmap is read at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.route("**/static.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: render().stdout }));
      await page.goto("/static.html");
      const widget = page.locator("roadmap-widget");
      await expect(widget.getByRole("heading", { name: "Roadmap MDTechnology 2025–2027" })).toBeVisible();
      await expect(widget.locator(shown)).toBeVisible();
      await expect(widget.locator(hidden)).toBeHidden();
      await expect(widget.locator(shown).getByText("v3.0").first()).toBeVisible();
      await expect(widget.getByText("Pivot маркетинговой стратегии")).toBeVisible();
      // What is folded unfolds by itself.
      if (width === 390) {
        await widget.locator("summary.more").first().click();
        await expect(widget.locator(shown).getByText("Регистрация ИС")).toBeVisible();
      }
    });
  }
});

for (const width of [1280, 390]) {
  test(`the widget takes over at ${width} px without a flash or a shift`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const { stdout, stderr } = render("--fragment", "--width", String(width - 16));
    const hash = /'sha256-[^']+'/.exec(stderr)[0];
    const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' ${hash}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
    const body = `<!doctype html><html lang="ru"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="stylesheet" href="/www/site.css">
      <script type="module" src="/pkg/roadmap-widget.js"></script>${stdout.replace("<roadmap-widget", '<roadmap-widget today="2026-11-24"')}<p id="below">below</p></html>`;
    await page.route("**/static.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
    const trouble = [];
    page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
    await page.addInitScript(() => {
      window.shifts = [];
      window.gaps = 0;
      window.watched = 0;
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: "layout-shift", buffered: true });
      const look = () => {
        const root = document.querySelector("roadmap-widget")?.shadowRoot;
        if (root) {
          const titles = [...root.querySelectorAll(".title")].filter((title) => title.checkVisibility({ visibilityProperty: true }));
          // A page is painted while it is still being read: what counts is that a title once seen never goes.
          if (titles.length === 1) window.watched += 1;
          else if (window.watched > 0) window.gaps += 1;
        }
        requestAnimationFrame(look);
      };
      look();
    });
    await page.goto("/static.html");
    const widget = page.locator("roadmap-widget");
    await expect(widget.locator("[data-static]")).toHaveCount(0);
    await expect(widget.locator(".toolbar")).toBeVisible();
    const seen = await page.evaluate(() => ({ shift: window.shifts.reduce((sum, one) => sum + one, 0), gaps: window.gaps, watched: window.watched }));
    test.info().annotations.push({ type: "CLS", description: String(seen.shift) });
    expect(seen.shift).toBe(0);
    expect(seen.gaps).toBe(0);
    expect(seen.watched).toBeGreaterThan(1);
    // It is alive.
    await widget.getByRole(width < 480 ? "button" : "gridcell", { name: /^v2\.0|v2\.0/ }).first().click();
    await expect(widget.getByRole("dialog")).toBeVisible();
    expect(trouble).toEqual([]);
  });
}

test("the picture stands alone", async ({ page }) => {
  const svg = execFileSync(process.env.ROADMAP, ["render", DATA, "--to", "svg", "--today", "2026-11-24"], { encoding: "utf8" });
  await page.route("**/picture.svg", (route) => route.fulfill({ contentType: "image/svg+xml", body: svg }));
  await page.route("**/readme.html", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><img src="/picture.svg" alt="">' }));
  await page.goto("/readme.html");
  await expect.poll(() => page.evaluate(() => document.images[0].naturalWidth)).toBe(1200);
});

for (const [name, style] of [
  ["a flex row", "display: flex"],
  ["a centred grid", "display: grid; place-items: center"],
  ["an inline block", "display: inline-block"],
  ["a float", "float: left"],
]) {
  test(`the static form has the width of the page in ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 1000, height: 800 });
    const body = `<!doctype html><html lang="ru"><meta charset="utf-8"><style>main { ${style} }</style><main>${render("--fragment").stdout}</main></html>`;
    await page.route("**/static.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
    await page.goto("/static.html");
    const width = await page.locator("roadmap-widget").evaluate((one) => one.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(900);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1000);
  });
}

test("where nothing runs, no strip is left empty for a toolbar", async ({ page }) => {
  for (const [options, room] of [[[], false], [["--script", "/pkg/none.js"], true]]) {
    await page.route("**/static.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: render(...options).stdout }), { times: 1 });
    await page.goto("/static.html");
    expect(await page.locator("roadmap-widget .toolbar").evaluate((bar) => bar.getBoundingClientRect().height > 0)).toBe(room);
  }
});
