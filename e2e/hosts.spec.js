// The pages around the widget: boxes that shrink, scaled ones, spaced text, right to left, dark ones.
import { readFile } from "node:fs/promises";
import { contentWidth, expect, ready, test, widget } from "./widget.js";

const fixture = async (name) => JSON.parse(await readFile(new URL(`../crates/core/tests/fixtures/cases/${name}.json`, import.meta.url), "utf8"));
const span = (title, start, end, more = {}) => ({ title, start, end, ...more });
const PLAN = {
  title: "A plan",
  language: "en",
  tracks: [
    { title: "Whole", items: [span("All of it", "2026-01-01", "2027-12-31")] },
    { title: "Work", items: [span("Long words", "2026-11", "2026-12", { id: "long", features: Array.from({ length: 60 }, (_, index) => `Feature ${index + 1}`) })] },
  ],
};
const WIDGET = '<roadmap-widget lang="en" today="2026-11-24"></roadmap-widget>';

/** Opens a page of another host. */
async function visit(page, body, { style = "", html = "lang=en" } = {}) {
  const text = `<!doctype html><html ${html}><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1"><script type=module src="/pkg/roadmap-widget.js"></script><style>${style}</style>${body}</html>`;
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: text }));
  await page.goto("/host.html");
}

async function give(page, data) {
  await widget(page).evaluate((element, data) => (element.data = data), data);
  await ready(page);
}

const cell = (page, name) => widget(page).getByRole("gridcell", { name });
const whole = (page) => cell(page, /^All of it/).evaluate((bar) => bar.getBoundingClientRect().toJSON());
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const SHRINKING = {
  "a flex row": ["main { display: flex }", `<main>${WIDGET}</main>`],
  "a centred column": ["body { display: flex; flex-direction: column; align-items: center }", `<h1>My app</h1>${WIDGET}<p>after</p>`],
  "a centred grid": ["main { display: grid; place-items: center }", `<main>${WIDGET}</main>`],
  "a table cell": ["", `<table><tr><td>${WIDGET}</td></tr></table>`],
  "an inline block": ["main { display: inline-block }", `<main>${WIDGET}</main>`],
  "a float": ["main { float: left }", `<main>${WIDGET}</main>`],
  "an absolute box": ["main { position: absolute }", `<main>${WIDGET}</main>`],
  "the starter of Vite": ["body { margin: 0; display: flex; place-items: center; min-width: 320px; min-height: 100vh } #app { max-width: 1280px; margin: 0 auto; padding: 2rem; text-align: center }", `<div id=app>${WIDGET}</div>`],
  "an automatic dialog": ["", `<dialog><p>Our roadmap</p>${WIDGET}</dialog>`],
};
for (const [name, [style, body]] of Object.entries(SHRINKING)) {
  for (const width of [1000, 390]) {
    test(`it takes the width there is in ${name} at ${width} px, before data and after`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await visit(page, body, { style });
      await page.evaluate(() => document.querySelector("dialog")?.showModal());
      await expect(widget(page).locator(".loading")).toBeVisible();
      const before = await widget(page).boundingBox();
      // Paddings and edges of the hosts take the rest.
      expect(before.width).toBeGreaterThan(width * 0.77);
      expect(await overflow(page)).toBe(0);
      await give(page, await fixture("base"));
      const after = await widget(page).boundingBox();
      expect(Math.abs(after.width - before.width)).toBeLessThanOrEqual(20);
      expect(after.width).toBeGreaterThan(width * 0.77);
      expect(after.height).toBeLessThan(width === 390 ? 3_500 : 2_000);
      expect(await overflow(page)).toBe(0);
    });
  }
}

const SCALED = {
  "transform: scale(.5)": "transform: scale(.5); transform-origin: 0 0; width: 2000px",
  "transform: scale(1.4)": "transform: scale(1.4); transform-origin: 0 0; width: 850px",
  "zoom: 1.5": "zoom: 1.5",
  "zoom: .8 in a scaled box": "zoom: .8; transform: scale(.75); transform-origin: 0 0",
  "a browser's own zoom of 110 %": "",
};
for (const [name, style] of Object.entries(SCALED)) {
  test(`wheel and drag keep to the pointer under ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    if (name.includes("browser")) {
      // It makes a page of fewer px, each of which is larger.
      const client = await page.context().newCDPSession(page);
      await client.send("Emulation.setDeviceMetricsOverride", { width: 1164, height: 727, deviceScaleFactor: 1.1, mobile: false });
    }
    await visit(page, `<div style="${style}">${WIDGET}</div>`);
    await give(page, PLAN);
    const [fit, bar] = [await contentWidth(page), await whole(page)];
    const [x, y] = [bar.left + bar.width * 0.7, bar.top + bar.height / 2];
    const share = async () => ((at) => (x - at.left) / at.width)(await whole(page));
    await page.mouse.move(x, y);
    await page.keyboard.down("Control");
    for (let step = 0; step < 4; step += 1) await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await expect.poll(() => contentWidth(page)).toBeGreaterThan(fit * 2.2);
    await expect.poll(share).toBeCloseTo(0.7, 2);
    const before = await whole(page);
    await page.mouse.down();
    // In small steps and to and fro, as hands do it: what is lost with each step adds up.
    for (const by of [60, 10, 70, 20, 150]) await page.mouse.move(x - by, y, { steps: 13 });
    await page.mouse.up();
    await expect.poll(async () => Math.abs((await whole(page)).left - before.left + 150)).toBeLessThanOrEqual(1.5);
  });

  test(`the details fit into the window, or into the widget, under ${name}`, async ({ page }) => {
    for (const [width, height] of [[1280, 600], [600, 500]]) {
      await page.setViewportSize({ width, height });
      await visit(page, `<div style="${style}">${WIDGET}</div>`);
      await give(page, PLAN);
      await widget(page).evaluate((element) => element.select("long"));
      const box = await widget(page).getByRole("dialog").boundingBox();
      const stage = widget(page).locator(".stage.docked");
      const room = (await stage.count()) > 0 ? await stage.boundingBox() : { y: 0, height };
      expect(box.y, `${width}`).toBeGreaterThanOrEqual(room.y - 0.5);
      expect(box.y + box.height, `${width}`).toBeLessThanOrEqual(room.y + room.height + 0.5);
      await expect(widget(page).getByRole("dialog").getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
    }
  });
}

/** Pairs of texts of the timeline that stand on each other. */
const overlaps = (page) =>
  widget(page).evaluate((element) => {
    const shown = [...element.shadowRoot.querySelectorAll(".frame .label, .frame .caption, .frame .mark.chip, .frame .shelf-title, .frame .tick > span")];
    const texts = shown.map((part) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      // A text that is cut is seen only as far as its own box goes; what follows its last letter is not seen.
      const [text, box, style] = [range.getBoundingClientRect(), part.getBoundingClientRect(), getComputedStyle(part)];
      const end = text.right - (parseFloat(style.letterSpacing) || 0);
      const right = style.overflow === "hidden" ? Math.min(end, box.right) : end;
      return { name: part.textContent, left: text.left, right, top: text.top + 3, bottom: text.bottom - 3 };
    });
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom;
    return texts.flatMap((a, index) => texts.slice(index + 1).filter((b) => meet(a, b)).map((b) => `${a.name} / ${b.name}`));
  });

test("no names overlap with the spacing of WCAG 1.4.12", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const spaced = "body { letter-spacing: .12em; word-spacing: .16em; line-height: 1.5 }";
  for (const style of ["", spaced, "body { letter-spacing: 3px; text-indent: 4em; font-variant: small-caps; text-transform: uppercase }"]) {
    await visit(page, '<roadmap-widget lang="ru" today="2026-11-24" src="/www/roadmaps/mdtechnology.json"></roadmap-widget>', { style });
    await ready(page);
    expect(await overlaps(page), style).toEqual([]);
    await widget(page).evaluate((element) => element.zoomTo("2026-01", "2026-12"));
    expect(await overlaps(page), `${style}, one year`).toEqual([]);
  }
});

test("in an Arabic page the axis stays left to right, and texts have their own direction", async ({ page }) => {
  await visit(page, '<p>نص الصفحة</p><roadmap-widget today="2026-11-24" view="timeline"></roadmap-widget>', { html: "lang=ar dir=rtl" });
  await give(page, await fixture("rtl-full"));
  const lefts = await widget(page).locator(".lower .tick").evaluateAll((ticks) => ticks.map((tick) => tick.getBoundingClientRect().left));
  expect(lefts.length).toBeGreaterThan(3);
  expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
  const [design, launch] = [await cell(page, /تصميم/).boundingBox(), await cell(page, /الإطلاق/).boundingBox()];
  expect(design.x + design.width).toBeLessThan(launch.x + launch.width);
  await cell(page, /تصميم/).click();
  await expect(widget(page).getByRole("dialog")).toContainText("اختبار");
  const wrong = await widget(page).evaluate((element) => {
    const blocks = [...element.shadowRoot.querySelectorAll(".title, .description, .track-title .name, .answer dt, .answer .value, #panel-title, .panel-summary")];
    const words = [...element.shadowRoot.querySelectorAll("bdi")].filter((word) => /^\P{L}*\p{Script=Arabic}/u.test(word.textContent));
    // Lines are aligned by the direction of their block, words are ordered by their own.
    return [...blocks, ...words].filter((part) => getComputedStyle(part).direction !== "rtl").map((part) => part.outerHTML);
  });
  expect(wrong).toEqual([]);
  expect(await overflow(page)).toBe(0);
});

test("without a theme of its own it follows the colour scheme of the page, live", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await visit(page, `<main>${WIDGET}</main>`);
  await give(page, PLAN);
  const ground = widget(page).locator("section.roadmap");
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(11, 18, 32)"];
  // A page that knows of no dark scheme is white whatever the system says.
  await expect(ground).toHaveCSS("background-color", light);
  for (const [selector, scheme, expected] of [[":root", "dark", dark], [":root", "light dark", dark], ["main", "light", light], ["main", "", dark], [":root", "only light", light]]) {
    await page.locator(selector).evaluate((element, scheme) => (element.style.colorScheme = scheme), scheme);
    await expect(ground, `${selector} ${scheme}`).toHaveCSS("background-color", expected);
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`in forced colours the words on the pill of today can be read: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await visit(page, WIDGET, { style: ":root { color-scheme: light dark }" });
    await give(page, PLAN);
    const colours = (selector) => widget(page).locator(selector).first().evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]);
    const [ink, ground] = await colours(".today-pill");
    expect(ground).not.toBe("rgba(0, 0, 0, 0)");
    expect(ink).not.toBe(ground);
    for (const selector of [".label.in-bar", ".track-title .name", ".tool[aria-pressed=true]", ".today-line"]) {
      const [own, page_] = [await colours(selector), await colours("section.roadmap")];
      expect(selector === ".today-line" ? own[1] : own[0], selector).not.toBe(page_[1]);
    }
  });
}
