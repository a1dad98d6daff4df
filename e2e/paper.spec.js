// Paper: the whole plan is on it, in colour, with nothing blank and nothing cut off; afterwards the screen is as it was.
import { inflateSync } from "node:zlib";
import { contentWidth, expect, focused, open, ready, scrollLeft, test, widget } from "./widget.js";

/** More lanes than a screen shows, over two years. */
const lanes = (count) => ({
  title: "Many lanes",
  language: "en",
  tracks: Array.from({ length: count }, (_, lane) => ({
    title: `Lane ${lane + 1}`,
    items: ["2025-02", "2025-09", "2026-03", "2026-11"].map((month, index) => ({ title: `Step ${lane + 1}.${index + 1}`, start: month, end: month })),
  })),
});

async function put(page, data, attributes = {}) {
  await page.goto("/www/blank.html");
  await page.evaluate(([data, attributes]) => {
    window.ranges = [];
    document.addEventListener("roadmap-viewchange", (event) => window.ranges.push(event.detail));
    const element = document.createElement("roadmap-widget");
    for (const [name, value] of Object.entries({ lang: "en", today: "2026-11-24", view: "timeline", ...attributes })) element.setAttribute(name, value);
    element.data = data;
    document.querySelector("main").append(element);
  }, [data, attributes]);
  await ready(page);
}

const tell = (page, name) => page.evaluate((name) => dispatchEvent(new Event(name)), name);

/** All that a reader has before them. */
const look = async (page) => ({
  left: await scrollLeft(page),
  top: await widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollTop),
  axis: await widget(page).locator(".axis").evaluate((axis) => axis.scrollLeft),
  width: await contentWidth(page),
  rows: await titles(page),
  collapsed: await collapsed(page),
  focused: await focused(page),
  ranges: await page.evaluate(() => window.ranges),
});

/** What a reader of sixty lanes may have done before printing; answers what they then see. */
async function moveAbout(page) {
  await widget(page).evaluate((element) => element.zoomTo("2026-01", "2026-06"));
  await expect.poll(() => contentWidth(page)).toBeGreaterThan(3_000);
  await widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollTo({ top: 300 }));
  await expect.poll(() => titles(page)).toContain("Lane 12");
  await widget(page).getByRole("rowheader", { name: "Lane 9" }).getByRole("button").click();
  await expect.poll(() => page.evaluate(() => window.ranges.length)).toBeGreaterThan(0);
  const seen = await look(page);
  expect(seen.rows.length).toBeLessThan(60);
  expect(seen.collapsed).toEqual(["Lane 9"]);
  return seen;
}

/** The two ways by which engines tell it. */
const WAYS = {
  "the events of printing": { begin: (page) => tell(page, "beforeprint"), end: (page) => tell(page, "afterprint") },
  "the print query": { begin: (page) => page.emulateMedia({ media: "print" }), end: (page) => page.emulateMedia({ media: null }) },
  "both": {
    begin: async (page) => (await tell(page, "beforeprint"), await page.emulateMedia({ media: "print" })),
    end: async (page) => (await page.emulateMedia({ media: null }), await tell(page, "afterprint")),
  },
};

const rows = (page) => widget(page).locator(".row");
const titles = (page) => widget(page).locator(".track-title .name").allTextContents();
const collapsed = (page) => widget(page).locator(".track-title[aria-expanded=false] .name").allTextContents();

for (const [way, { begin, end }] of Object.entries(WAYS)) {
  test(`every lane of a tall plan is on paper, and the screen is as it was afterwards: ${way}`, async ({ page }) => {
    await put(page, lanes(60));
    const before = await moveAbout(page);
    await begin(page);
    await expect(rows(page)).toHaveCount(60);
    expect(await titles(page)).toEqual(lanes(60).tracks.map(({ title }) => title));
    // Nothing is folded and nothing scrolled away: both ends of the plan are there.
    await expect(widget(page).locator(".row.collapsed")).toHaveCount(0);
    for (const name of [/^Step 9\.1,/, /^Step 60\.1,/, /^Step 60\.4,/]) await expect(widget(page).getByRole("gridcell", { name })).toHaveCount(1);
    await end(page);
    await expect.poll(() => look(page)).toEqual(before);
  });
}

test("printing itself changes nothing on the screen", async ({ page }) => {
  await put(page, lanes(60));
  const before = await moveAbout(page);
  await page.pdf({ format: "A4" });
  await expect.poll(() => look(page)).toEqual(before);
});

test("paper shows no focus", async ({ page }) => {
  await put(page, lanes(3));
  const mark = widget(page).getByRole("gridcell", { name: /^Step 1\.1,/ });
  await mark.click();
  await page.keyboard.press("Escape");
  const drawn = () => mark.evaluate((mark) => [getComputedStyle(mark).outlineStyle, getComputedStyle(mark.querySelector(".label")).textDecorationLine]);
  await expect.poll(drawn).toEqual(["solid", "underline"]);
  await page.emulateMedia({ media: "print" });
  await expect.poll(drawn).toEqual(["none", "none"]);
});

test("a plan of more lanes than paper takes says how many follow", async ({ page }) => {
  await put(page, lanes(400));
  await tell(page, "beforeprint");
  await expect(widget(page).locator(".more-follow")).toBeVisible();
  const [drawn, text] = [await rows(page).count(), await widget(page).locator(".more-follow").textContent()];
  expect(drawn).toBeGreaterThan(100);
  expect(drawn + Number(text.match(/\d+/)[0])).toBe(400);
  await tell(page, "afterprint");
  await expect(widget(page).locator(".more-follow")).toHaveCount(0);
  await expect.poll(() => rows(page).count()).toBeLessThan(100);
});

for (const [way, { begin, end }] of Object.entries(WAYS)) {
  test(`the list is printed unfolded, without its buttons: ${way}`, async ({ page }) => {
    await put(page, { ...lanes(6) }, { view: "list" });
    const list = widget(page).locator(".list");
    const earlier = list.getByRole("button", { name: /^Show earlier/ });
    await expect(earlier).toBeVisible();
    const before = await list.textContent();
    expect(before).not.toContain("Step 1.1");
    await begin(page);
    await expect(list).toContainText("Step 1.1");
    await expect(earlier).toHaveCount(0);
    for (const { items } of lanes(6).tracks) for (const { title } of items) await expect(list.getByText(title, { exact: true })).toHaveCount(1);
    await end(page);
    await expect(earlier).toBeVisible();
    expect(await list.textContent()).toBe(before);
    await expect(widget(page).getByRole("treegrid")).toHaveCount(0);
  });
}

test("an open panel and data that comes meanwhile don't hinder paper", async ({ page }) => {
  await put(page, lanes(40));
  await widget(page).getByRole("gridcell", { name: /^Step 1\.2,/ }).click();
  await expect(widget(page).getByRole("dialog", { name: "Step 1.2" })).toBeVisible();
  await tell(page, "beforeprint");
  await page.emulateMedia({ media: "print" });
  await expect(rows(page)).toHaveCount(40);
  await expect(widget(page).locator("dialog")).toBeHidden();
  await widget(page).evaluate((element, data) => (element.data = data), lanes(41));
  await expect(rows(page)).toHaveCount(41);
  await page.emulateMedia({ media: null });
  await tell(page, "afterprint");
  await expect(widget(page).getByRole("dialog", { name: "Step 1.2" })).toBeVisible();
  await expect.poll(() => rows(page).count()).toBeLessThan(40);
});

test("colours are printed, and nothing sticks, scrolls or is cut", async ({ page }) => {
  await open(page, "/");
  await page.emulateMedia({ media: "print" });
  await expect(widget(page).locator(".paper")).toHaveCount(1);
  const styles = await widget(page).evaluate((element) =>
    [".bar", ".rail", ".dot", ".capsule", ".today-line", ".today-pill", ".band", ".square"].map((selector) => {
      const found = element.shadowRoot.querySelector(`.frame ${selector}`);
      return [selector, found && getComputedStyle(found).printColorAdjust];
    }),
  );
  expect(styles.filter(([, adjust]) => adjust !== "exact")).toEqual([]);
  for (const [selector, name, value] of [[".scroller", "overflow", "visible"], [".tracks", "overflow", "visible"], [".axis", "position", "static"]]) {
    await expect(widget(page).locator(selector), selector).toHaveCSS(name, value);
  }
  await expect(widget(page).getByRole("toolbar")).toBeHidden();
});

// A4 and Letter, upright and across, between margins of 10 mm: px of the style sheet.
for (const width of [718, 740, 980, 1_046]) {
  test(`the right end is on paper that is ${width} px wide`, async ({ page }) => {
    await open(page, "/");
    await page.setViewportSize({ width, height: 1_000 });
    await tell(page, "beforeprint");
    await page.emulateMedia({ media: "print" });
    await expect(widget(page).locator(".paper")).toHaveCount(1);
    const beyond = await widget(page).evaluate((element) => {
      const right = element.getBoundingClientRect().right + 1;
      const parts = [...element.shadowRoot.querySelectorAll(".frame, .frame .mark, .frame .label, .frame .tick > span, .frame .caption")];
      return parts.filter((part) => part.getBoundingClientRect().right > right).map((part) => `${part.className} ${part.textContent}`);
    });
    expect(beyond).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

/** The pages of a PDF, each by how often it writes text; 0 is a blank page. */
async function written(page) {
  const text = (await page.pdf({ format: "A4", printBackground: false })).toString("latin1");
  const pages = [...text.matchAll(/<<[^<>]*\/Type\s*\/Page\b[\s\S]*?endobj/g)];
  return pages.map(([dictionary]) => {
    const [, number] = /\/Contents\s+(\d+) 0 R/.exec(dictionary);
    const content = text.slice(text.search(new RegExp(`(^|\\s)${number} 0 obj\\b`)));
    const from = /stream\r?\n/.exec(content);
    const stream = content.slice(from.index + from[0].length).slice(0, Number(/\/Length\s+(\d+)/.exec(content)[1]));
    // Very short ones are not packed.
    const packed = content.slice(0, from.index).includes("FlateDecode");
    const commands = packed ? inflateSync(Buffer.from(stream, "latin1")).toString("latin1") : stream;
    return commands.match(/T[jJ]\b/g)?.length ?? 0;
  });
}

test("MDTechnology is printed on a few pages, none of them blank", async ({ page }) => {
  await open(page, "/");
  const pages = await written(page);
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(6);
  expect(Math.min(...pages), String(pages)).toBeGreaterThan(0);
});

test("a plan of many lanes is printed on as many pages as it needs, none of them blank", async ({ page }) => {
  await put(page, lanes(100));
  const pages = await written(page);
  // A lane has a title and four steps, so what is not drawn can't be on them.
  expect(pages.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.length).toBeLessThanOrEqual(12);
  expect(Math.min(...pages), String(pages)).toBeGreaterThan(0);
});

test("the list is printed without blank pages", async ({ page }) => {
  await put(page, lanes(20), { view: "list" });
  const pages = await written(page);
  expect(pages.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(80);
  expect(Math.min(...pages), String(pages)).toBeGreaterThan(0);
});
