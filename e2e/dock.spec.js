// Where there is room, details stand beside the timeline: nothing is dimmed, nothing is covered, the focus comes and goes.
import { expect, open, ready, scrollLeft, test, widget } from "./widget.js";

const dialog = (page, name) => widget(page).getByRole("dialog", name ? { name } : {});
const mark = (page, name) => widget(page).getByRole("gridcell", { name });
/** The name of what has the focus, or its text. */
const focused = (page) =>
  widget(page).evaluate((element) => {
    const active = element.shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? null;
  });
const width = (page, selector) => widget(page).locator(selector).evaluate((element) => element.getBoundingClientRect().width);

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("details take the visible end; everything else stays in reach and is not covered", async ({ page }) => {
  await open(page, "/?lang=en");
  const [whole, high] = [await width(page, ".frame"), await widget(page).boundingBox()];
  await mark(page, /^v2\.0 /).click();
  await expect(dialog(page, "v2.0")).toBeVisible();
  await expect(mark(page, /^v2\.0 /)).toHaveAttribute("aria-selected", "true");
  expect(await scrollLeft(page)).toBe(0);
  const [frame, details] = [await widget(page).locator(".frame").boundingBox(), await dialog(page).boundingBox()];
  expect(frame.x + frame.width).toBeLessThan(details.x);
  expect(details.x + details.width).toBeLessThanOrEqual(frame.x + whole + 0.5);
  expect(await widget(page).boundingBox(), "nothing has moved").toEqual(high);
  // The timeline is alive: another item is chosen by one click, and the toolbar zooms.
  await mark(page, /^Full version/).click();
  await expect(dialog(page, "Full version")).toBeVisible();
  await widget(page).getByRole("button", { name: "Zoom in" }).click();
  await expect(dialog(page, "Full version")).toBeVisible();
  await widget(page).getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toBeHidden();
  expect(await width(page, ".frame")).toBe(whole);
  expect(await focused(page)).toMatch(/^Full version/);
});

test("by keyboard: arrows move the details along, F6 and Tab go to them, F6 and Esc come back", async ({ page }) => {
  await open(page, "/?lang=en");
  await mark(page, /^v2\.0 /).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page, "v2.0")).toBeVisible();
  await expect(widget(page).getByRole("status").last()).toHaveText(/F6/);
  expect(await focused(page), "the focus stays").toMatch(/^v2\.0 /);
  await page.keyboard.press("ArrowRight");
  await expect(dialog(page, "v3.0")).toBeVisible();
  expect(await scrollLeft(page), "it was behind the details").toBeGreaterThan(100);
  await page.keyboard.press("F6");
  expect(await focused(page)).toBe("v3.0");
  await page.keyboard.press("F6");
  expect(await focused(page)).toMatch(/^v3\.0 /);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Previous");
  await page.keyboard.press("Enter");
  await expect(dialog(page, "v2.0")).toBeVisible();
  expect(await focused(page)).toBe("Previous");
  // The ways to other items have one tab stop.
  const references = dialog(page).locator(".reference");
  expect(await references.count()).toBeGreaterThan(1);
  await expect(dialog(page).locator(".reference[tabindex='0']")).toHaveCount(1);
  await references.first().focus();
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toBe(await references.nth(1).textContent());
  await page.keyboard.press("Enter");
  await expect(dialog(page, "Uzbekistan")).toBeVisible();
  expect(await focused(page), "not lost with the button").toBe("Uzbekistan");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  expect(await focused(page)).toMatch(/^Uzbekistan/);
  await page.keyboard.press("Escape");
  expect(await focused(page)).toMatch(/^Uzbekistan/);
});

test("beside the list the chosen row is marked, and gets the focus back", async ({ page }) => {
  await open(page, "/?lang=en");
  await widget(page).evaluate((element) => element.setAttribute("view", "list"));
  const row = widget(page).locator(".entry", { hasText: "Full version" });
  await row.click();
  await expect(row).toHaveAttribute("aria-current", "true");
  const [list, details] = [await widget(page).locator(".list").boundingBox(), await dialog(page).boundingBox()];
  expect(list.x + list.width).toBeLessThan(details.x);
  await page.keyboard.press("F6");
  expect(await focused(page)).toBe("Full version");
  await page.keyboard.press("F6");
  expect(await focused(page)).toContain("Zharqin Bala");
  await widget(page).getByRole("button", { name: "Close" }).click();
  expect(await focused(page)).toContain("Zharqin Bala");
  await expect(row).not.toHaveAttribute("aria-current", "true");
});

test("a widget that gets narrower has a sheet, and beside the timeline again when it gets wider", async ({ page }) => {
  await open(page, "/?lang=en");
  await mark(page, /^v2\.0 /).click();
  const isSheet = () => widget(page).evaluate((element) => element.shadowRoot.querySelector("dialog:modal") !== null);
  expect(await isSheet()).toBe(false);
  await page.setViewportSize({ width: 800, height: 900 });
  await expect.poll(isSheet).toBe(true);
  await expect(dialog(page, "v2.0")).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(isSheet).toBe(false);
  await expect(dialog(page, "v2.0")).toBeVisible();
  await page.setViewportSize({ width: 800, height: 900 });
  await expect.poll(isSheet).toBe(true);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
});

test("a high timeline keeps its details in sight, and a page's own Escape is left alone", async ({ page }) => {
  await open(page, "/?lang=en");
  await ready(page);
  await mark(page, /^v2\.0 /).click();
  await page.evaluate(() => scrollTo(0, 900));
  await expect.poll(async () => Math.round((await dialog(page).boundingBox()).y)).toBe(0);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Escape");
  await expect(dialog(page, "v2.0")).toBeVisible();
});

test("closed from elsewhere, the focus stays there; gone with their item, it is not lost", async ({ page }) => {
  await open(page, "/?lang=en");
  await mark(page, /^v2\.0 /).click();
  await widget(page).getByRole("button", { name: "Zoom in" }).focus();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  expect(await focused(page)).toBe("Zoom in");
  await mark(page, /^v2\.0 /).click();
  await page.keyboard.press("F6");
  expect(await focused(page)).toBe("v2.0");
  await widget(page).evaluate((element) => {
    element.data = { title: "Another", tracks: [{ title: "A", items: [{ title: "One", date: "2026-03" }] }] };
  });
  await expect(dialog(page)).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.activeElement.tagName)).toBe("ROADMAP-WIDGET");
});

test("a row of the list gets the focus back also where the timeline counts its item in a chip", async ({ page }) => {
  await page.goto("/www/blank.html");
  await page.evaluate(() => {
    const element = document.createElement("roadmap-widget");
    const items = Array.from({ length: 60 }, (_, index) => ({ id: `t${index}`, title: `Task ${index}`, date: `2026-03-${String((index % 20) + 1).padStart(2, "0")}` }));
    element.setAttribute("today", "2026-03-02");
    element.setAttribute("view", "list");
    element.setAttribute("lang", "en");
    element.data = { title: "Many", language: "en", tracks: [{ title: "A", kind: "tasks", items: [...items, { title: "Later", date: "2027-12" }] }] };
    document.querySelector("main").append(element);
  });
  await ready(page);
  await widget(page).locator(".entry.fold").click();
  const row = widget(page).locator(".entry.nested", { hasText: "Task 7" }).first();
  await row.click();
  await page.keyboard.press("F6");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  expect(await focused(page)).toContain("Task 7");
});

test("new data does not bring the page to details that stay", async ({ page }) => {
  await open(page, "/?lang=en");
  await mark(page, /^v2\.0 /).click();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(500);
  await widget(page).evaluate(async (element) => {
    const roadmap = await (await fetch(element.getAttribute("src"))).json();
    roadmap.tracks.unshift({ title: "New lane", items: [{ title: "First step", date: "2025-Q3" }] });
    element.data = roadmap;
  });
  await expect(mark(page, /^First step/)).toBeAttached();
  await expect(dialog(page, "v2.0")).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(before);
});
