// Any day: the handle above the timeline, the axis, the field in the strip, the attribute and the method; on phones and in the list.
import { expect, scrollLeft, showExample, test, widget } from "./widget.js";

const handle = (page) => widget(page).locator(".today-pill[role=slider]");
const field = (page) => widget(page).locator(".day-field");
const opens = (page) => widget(page).locator("button.day");
const line = (page) => widget(page).locator(".day-line");
const announced = (page) => widget(page).locator("[aria-live='polite']").last().textContent();
const value = (page, label) => widget(page).locator(".answer", { hasText: label }).first().locator(".value");
const heard = (page) => page.evaluate(() => window.heard);

/** A page with the example and these attributes. */
const show = (page, attributes, early) => showExample(page, "roadmap-asof", attributes, early);

/** Where an element stands in the window. */
const place = (locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON());

test("the handle is dragged, and what is under it stays where it is", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await show(page);
  await page.evaluate(() => scrollTo(0, 150));
  const start = await place(handle(page));
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 100, y, { steps: 4 });
  await page.mouse.move(x - 220, y, { steps: 4 });
  await expect(line(page)).toBeVisible();
  const dragged = await place(handle(page));
  expect(Math.abs(dragged.x + dragged.width / 2 - (x - 220))).toBeLessThan(6);
  expect(Math.abs(dragged.y - start.y)).toBeLessThan(1.5);
  await page.mouse.up();
  await page.mouse.move(x, y);
  expect(await place(handle(page)), "it was let go").toEqual(dragged);
  // Today stays, thinner.
  await expect(widget(page).locator(".today-line")).toBeVisible();
  const days = (await heard(page)).map(({ date }) => date);
  expect(days.length).toBeGreaterThan(3);
  expect([...days].sort().reverse()).toEqual(days);
  expect((await heard(page)).every(({ source }) => source === "user")).toBe(true);
});

test("a click on the axis asks about a day, a drag on it pans", async ({ page }) => {
  await show(page);
  const axis = await place(widget(page).locator(".axis"));
  await page.mouse.click(axis.x + 300, axis.y + 50);
  await expect(line(page)).toBeVisible();
  expect(Math.abs((await place(line(page))).x - axis.x - 300)).toBeLessThan(3);
  const day = await handle(page).getAttribute("aria-valuenow");
  for (let step = 0; step < 4; step += 1) await widget(page).getByRole("button", { name: "Приблизить" }).click();
  const before = await scrollLeft(page);
  const now = await place(widget(page).locator(".axis"));
  await page.mouse.move(now.x + 500, now.y + 50);
  await page.mouse.down();
  await page.mouse.move(now.x + 380, now.y + 50, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs((await scrollLeft(page)) - before)).toBeGreaterThan(100);
  expect(await handle(page).getAttribute("aria-valuenow")).toBe(day);
});

test("keys move it from period to period, it is said once, Esc leads back", async ({ page }) => {
  await show(page);
  await handle(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(handle(page)).toHaveAttribute("aria-valuetext", /^4-й квартал 2026/);
  await page.keyboard.press("PageDown");
  await expect(handle(page)).toHaveAttribute("aria-valuetext", "2025");
  await page.keyboard.press("End");
  await expect(handle(page)).toHaveAttribute("aria-valuetext", /^31 декабря 2027/);
  await expect(handle(page)).toBeFocused();
  await expect(value(page, "Smart CMS")).toHaveText(/^v3\.0/);
  await expect.poll(() => announced(page)).toMatch(/^На дату: 31 декабря 2027/);
  await page.keyboard.press("Escape");
  await expect(line(page)).toHaveCount(0);
  await expect(handle(page)).toBeFocused();
  await expect.poll(() => announced(page)).toMatch(/^Сегодня/);
  expect((await heard(page)).at(-1)).toEqual({ date: "2026-11-24", source: "user" });
});

test("a date is written in the strip, in any form of the format; what is none is refused and kept", async ({ page }) => {
  await show(page);
  await opens(page).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("2026-11-24");
  await page.keyboard.type("2026-Q1");
  await page.keyboard.press("Enter");
  await expect(value(page, "Клиенты")).toHaveText("30 клиентов");
  await expect(widget(page).locator(".away")).toHaveText("7 месяцев назад");
  // While it is edited it is written as in the data; else it is said.
  await expect(field(page)).toHaveValue("2026-Q1");
  await widget(page).getByRole("button", { name: "Раньше" }).first().focus();
  await expect(field(page)).toHaveValue(/^1-й квартал 2026/);
  await field(page).focus();
  await field(page).fill("весной");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("весной");
  await expect(field(page)).toHaveAttribute("aria-invalid", "true");
  await expect(widget(page).locator(".day-refused")).toContainText("Это не дата");
  await expect(value(page, "Клиенты")).toHaveText("30 клиентов");
  // Leaving the field is as good as Enter.
  await field(page).fill("2026-03-15");
  await page.keyboard.press("Tab");
  await expect(field(page)).toHaveValue(/^15 марта 2026/);
  await expect(widget(page).locator(".also").first()).toContainText("по линии");
  await widget(page).getByRole("button", { name: "Вернуться к сегодня" }).click();
  await expect(opens(page)).toBeFocused();
  await expect(value(page, "Smart CMS")).toHaveText(/^v2\.0/);
});

test("the charts say their values at the line", async ({ page }) => {
  await show(page, { "as-of": "2026-08" });
  await expect(widget(page).locator(".value-at").first()).toHaveText(/^план ≈ \d+/);
  const x = (await place(line(page))).x;
  for (const dot of await widget(page).locator(".value-at").all()) {
    expect(Math.abs((await place(dot)).x - x)).toBeLessThan(12);
  }
});

test("a chart under the mouse says its value there, and nothing when the mouse is gone", async ({ page }) => {
  await show(page);
  const row = widget(page).getByRole("row").filter({ hasText: "Клиенты Smart CMS" });
  await row.scrollIntoViewIfNeeded();
  const chart = await place(row);
  await page.mouse.move(chart.x + 600, chart.y + chart.height - 20);
  await expect(widget(page).locator(".value-at")).toHaveText(/^план ≈ \d+, .*202\d/);
  const [first, x] = [await widget(page).locator(".value-at").textContent(), (await place(widget(page).locator(".value-at"))).x];
  await page.mouse.move(chart.x + 700, chart.y + chart.height - 20);
  await expect(widget(page).locator(".value-at")).not.toHaveText(first);
  expect((await place(widget(page).locator(".value-at"))).x).toBeGreaterThan(x + 90);
  await page.mouse.move(chart.x + 700, chart.y - 60);
  await expect(widget(page).locator(".value-at")).toHaveCount(0);
  expect(await heard(page)).toEqual([]);
});

test("attribute, property and method ask, too; the page hears that it was itself", async ({ page }) => {
  await show(page, { "as-of": "2026-Q3" });
  await expect(widget(page).locator(".as-of")).toContainText("На дату");
  expect(await heard(page)).toEqual([]);
  await widget(page).evaluate((element) => (element.asOf = "2027-06"));
  await expect.poll(() => heard(page)).toEqual([{ date: "2027-06-30", source: "api" }]);
  await widget(page).evaluate((element) => element.zoomTo("2025-01", "2025-03"));
  await widget(page).evaluate((element) => element.goTo("2027-02-10"));
  await expect(line(page)).toBeInViewport();
  await widget(page).evaluate((element) => element.goTo("some day"));
  expect(await widget(page).evaluate((element) => element.asOf)).toBe("2027-06");
  await widget(page).evaluate((element) => element.goTo("today"));
  await expect(line(page)).toHaveCount(0);
  expect((await heard(page)).map(({ date }) => date)).toEqual(["2027-06-30", "2027-02-10", "2026-11-24"]);
});

test("on phones the row of the list is that of the day", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await show(page, { view: "list" });
  await opens(page).click();
  await page.keyboard.type("2026-02");
  await page.keyboard.press("Enter");
  await expect(widget(page).locator(".today-row")).toHaveText(/^На дату: февраль 2026/);
  await expect(field(page)).toBeInViewport();
  await widget(page).evaluate((element) => element.goTo("2026-02"));
  await expect(widget(page).locator(".today-row")).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("what is done before the late part is there is done then", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/roadmap-widget.late.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await show(page, {}, true);
  const axis = await place(widget(page).locator(".axis"));
  await page.mouse.click(axis.x + 200, axis.y + 50);
  await handle(page).focus();
  await page.keyboard.press("ArrowRight");
  release();
  await expect(line(page)).toBeVisible();
  await expect.poll(async () => (await heard(page)).length).toBe(2);
});
