// The life of an element: moved between documents, kept in the back/forward cache, mounted and removed five hundred times.
import { chromium, expect, test as plain } from "@playwright/test";
import { DataFailure, fetchBytes, MAX_BYTES } from "../js/data.js";
import { open, ready, test, widget } from "./widget.js";

const ROADMAP = { title: "Plan", tracks: [{ title: "A", items: [{ id: "x", title: "Item X", date: "2026-05" }] }] };

test("another document keeps the styles and the state", async ({ page }) => {
  await open(page, "/");
  await widget(page).getByRole("rowheader").first().getByRole("button").click();
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.width = "1000";
    document.querySelector("main").append(frame);
    frame.contentDocument.body.append(document.querySelector("roadmap-widget"));
  });
  const inside = page.frameLocator("iframe").locator("roadmap-widget");
  await expect(inside.locator("section.roadmap")).toBeVisible();
  await expect(inside.getByRole("rowheader").first().getByRole("button")).toHaveAttribute("aria-expanded", "false");
  await expect(inside.locator(".strip")).toHaveCSS("display", "block");
  await expect(inside.locator(".axis")).toHaveCSS("position", "sticky");
  const sheets = await inside.evaluate((element) => element.shadowRoot.adoptedStyleSheets.map((sheet) => sheet.cssRules.length));
  expect(sheets.length).toBe(3);
  expect(Math.min(...sheets)).toBeGreaterThan(0);
});

plain("the back/forward cache keeps it alive", async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"], ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  try {
    const page = await browser.newPage({ baseURL: process.env.SITE, viewport: { width: 1280, height: 900 } });
    // The tool that drives the browser loses sight of a page that comes back: it looks after itself and tells the console.
    await page.addInitScript(() => {
      const frames = (count) => new Promise((resolve) => { const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : resolve()); next(count); });
      addEventListener("pageshow", async (event) => {
        if (!event.persisted) return;
        const root = document.querySelector("roadmap-widget").shadowRoot;
        const width = () => root.querySelector(".tracks").clientWidth;
        const before = width();
        root.querySelector("[data-do=zoom-in]").click();
        await frames(5);
        console.log(`back ${before} ${width()}`);
      });
    });
    const told = new Promise((resolve) => page.on("console", (message) => message.text().startsWith("back ") && resolve(message.text())));
    await page.goto("/?today=2026-11-24");
    await ready(page);
    await widget(page).getByRole("button", { name: "Приблизить", exact: true }).click();
    const width = () => widget(page).locator(".tracks").evaluate((tracks) => tracks.clientWidth);
    await expect.poll(width).toBeGreaterThan(1400);
    const zoomed = await width();
    await page.goto("/www/blank.html");
    await page.evaluate(() => history.back());
    const [, before, after] = (await told).split(" ").map(Number);
    expect(before).toBe(zoomed);
    expect(after).toBeGreaterThan(before);
  } finally {
    await browser.close();
  }
});

test("an answer that does not come is given up, with a button to try again", async ({ page }) => {
  await page.clock.install();
  let answers = 0;
  await page.route("**/never.json", (route) => {
    answers += 1;
    return answers > 1 ? route.fulfill({ json: ROADMAP }) : undefined;
  });
  await page.goto("/www/blank.html");
  await page.evaluate(() => {
    window.codes = [];
    document.addEventListener("roadmap-error", (event) => window.codes.push(event.detail.code));
    const element = document.createElement("roadmap-widget");
    element.lang = "en";
    element.setAttribute("src", "/never.json");
    document.querySelector("main").append(element);
  });
  await expect.poll(() => answers).toBe(1);
  await expect(widget(page).locator(".loading")).toBeVisible();
  await page.clock.fastForward(21_000);
  await expect(widget(page).getByRole("alert")).toBeVisible();
  expect(await page.evaluate(() => window.codes)).toEqual(["timeout"]);
  await widget(page).getByRole("button", { name: "Try again" }).click();
  await expect(widget(page).getByText("Item X")).toBeVisible();
});

/** Fetches with an answer of our own in place of the network. */
async function fetched(body, status = 200) {
  const before = globalThis.fetch;
  globalThis.fetch = async () => new Response(body, { status });
  try {
    return new Blob(await fetchBytes("http://localhost/roadmap.json", new AbortController())).text();
  } finally {
    globalThis.fetch = before;
  }
}

plain("an answer is counted while it comes, and given up over the limit", async () => {
  const chunk = new Uint8Array(1 << 24).fill(32);
  let sent = 0;
  let cancelled = false;
  const endless = () =>
    new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        controller.enqueue(chunk);
      },
      cancel() {
        cancelled = true;
      },
    });
  await expect(fetched(endless())).rejects.toThrow(new DataFailure("too-large"));
  expect(sent).toBeLessThanOrEqual(MAX_BYTES + 3 * chunk.length);
  expect(cancelled).toBe(true);
  expect(await fetched('{"title":"П"}')).toBe('{"title":"П"}');
  await expect(fetched("gone", 404)).rejects.toThrow(new DataFailure("http-404"));
});

test("five hundred mounts leave nothing behind", async ({ page }) => {
  await page.addInitScript(() => {
    window.observers = 0;
    const [Real, live] = [window.ResizeObserver, new WeakSet()];
    window.ResizeObserver = class extends Real {
      observe(...given) {
        if (!live.has(this)) window.observers += 1;
        live.add(this);
        super.observe(...given);
      }
      disconnect() {
        if (live.delete(this)) window.observers -= 1;
        super.disconnect();
      }
    };
  });
  await page.goto("/www/blank.html");
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  const cycles = (count) =>
    page.evaluate(
      async ([count, data]) => {
        const main = document.querySelector("main");
        for (let cycle = 0; cycle < count; cycle += 1) {
          const element = document.createElement("roadmap-widget");
          const drawn = new Promise((resolve) => element.addEventListener("roadmap-ready", resolve, { once: true }));
          element.data = data;
          main.append(element);
          await drawn;
          element.remove();
          await new Promise((resolve) => setTimeout(resolve));
        }
      },
      [count, ROADMAP],
    );
  const measure = async () => {
    for (let round = 0; round < 3; round += 1) await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    const observers = await page.evaluate(() => window.observers);
    return { heap: value("JSHeapUsedSize"), listeners: value("JSEventListeners"), nodes: value("Nodes"), observers };
  };
  await cycles(20);
  const before = await measure();
  await cycles(500);
  const after = await measure();
  test.info().annotations.push({ type: "heap growth", description: `${after.heap - before.heap} bytes` });
  expect(after.observers).toBe(0);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 50);
  expect(after.heap - before.heap).toBeLessThan(1_000_000);
});

test("two hundred elements share one memory", async ({ page }) => {
  await page.addInitScript(() => {
    window.memories = new Set();
    const Real = WebAssembly.Instance;
    WebAssembly.Instance = new Proxy(Real, {
      construct(target, given) {
        const instance = Reflect.construct(target, given);
        // The late part has none of its own.
        if (instance.exports.memory) window.memories.add(instance.exports.memory);
        return instance;
      },
    });
  });
  await page.goto("/www/blank.html");
  await page.evaluate((data) => {
    for (let index = 0; index < 200; index += 1) {
      const element = document.createElement("roadmap-widget");
      element.data = { ...data, title: `Plan ${index}` };
      document.querySelector("main").append(element);
    }
  }, ROADMAP);
  await ready(page);
  expect(await page.evaluate(() => window.memories.size)).toBe(1);
});

test("the room that a page reserves is kept until the first picture, and F5 finds its place again", async ({ page }) => {
  const held = [];
  await page.route("**/slow.json", (route) => new Promise((resolve) => held.push(() => resolve(route.fulfill({ json: { title: "Slow", tracks: [{ title: "T", items: [{ title: "A", date: "2026" }] }] } })))));
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><style>roadmap-widget { --roadmap-reserve: 1500px } roadmap-widget:not(:defined) { display: block; min-height: var(--roadmap-reserve) }</style>
    <script type="module" src="/pkg/roadmap-widget.js"></script><roadmap-widget src="/slow.json"></roadmap-widget><p id="below" style="height: 2000px">below</p>`;
  await page.route("**/reserved.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto("/reserved.html");
  const height = () => page.locator("roadmap-widget").evaluate((one) => one.getBoundingClientRect().height);
  await expect.poll(height).toBe(1500);
  await page.evaluate(() => scrollTo(0, 900));
  await page.reload();
  // The data is still on its way: without the room the page would be too short for this.
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(900);
  await expect.poll(() => held.length).toBe(2);
  for (const answer of held) await answer();
  await expect(page.locator("roadmap-widget .frame")).toBeVisible();
  await expect.poll(height).toBeLessThan(600);
});
