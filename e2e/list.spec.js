// The list, on a phone and on demand.
import { expect, focused, open, test, widget } from "./widget.js";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the list is what is shown first, and nothing is cut off", async ({ page }) => {
    await open(page, "/");
    await expect(widget(page).locator(".list")).toBeVisible();
    await expect(widget(page).locator(".list")).toContainText("Сегодня, 24 ноября 2026");
    await expect(widget(page).getByRole("heading", { name: /1-й квартал 2026/ }).first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("earlier periods unfold, tasks too, and a tap opens the sheet", async ({ page }) => {
    await open(page, "/");
    await widget(page).getByRole("button", { name: /^Показать более ранние/ }).tap();
    await expect(widget(page).getByRole("heading", { name: /1-й квартал 2025/ })).toBeVisible();
    await widget(page).getByRole("button", { name: /^24\s+задачи/ }).tap();
    await widget(page).getByRole("button", { name: /Регистрация ТОО на eGov/ }).tap();
    const panel = widget(page).getByRole("dialog");
    await expect(panel).toContainText("БИН получен");
    const box = await panel.boundingBox();
    expect(Math.round(box.width)).toBe(390);
    expect(Math.round(box.y + box.height)).toBe(844);
    await panel.getByRole("button", { name: "Закрыть" }).tap();
    await expect(panel).toBeHidden();
    expect(await focused(page)).toContain("Регистрация ТОО на eGov");
  });

  test("the timeline is there on demand and works at this width", async ({ page }) => {
    await open(page, "/");
    await widget(page).getByRole("button", { name: "Таймлайн" }).tap();
    await expect(widget(page).getByRole("treegrid")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

test.describe("with two fingers", () => {
  test.use({ viewport: { width: 800, height: 900 }, hasTouch: true });

  test("a pinch zooms about the point between them, and the page stays where it is", async ({ page }) => {
    await open(page, "/");
    await widget(page).locator(".scroller").scrollIntoViewIfNeeded();
    const box = await widget(page).locator(".scroller").boundingBox();
    const [x, y] = [box.x + 450, Math.max(box.y + 60, 200)];
    const before = await widget(page).locator(".tracks").evaluate((tracks) => tracks.clientWidth);
    const scrolled = await page.evaluate(() => scrollY);
    const touch = await page.context().newCDPSession(page);
    const send = (type, apart) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: apart === null ? [] : [{ x: x - apart, y, id: 1 }, { x: x + apart, y, id: 2 }] });
    await send("touchStart", 40);
    for (const apart of [60, 80, 100, 120]) await send("touchMove", apart);
    await send("touchEnd", null);
    await expect.poll(() => widget(page).locator(".tracks").evaluate((tracks) => tracks.clientWidth)).toBeGreaterThan(before * 2);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    expect(await widget(page).locator(".scroller").evaluate((one) => one.scrollLeft)).toBeGreaterThan(100);
  });
});

test("the list holds every item of the roadmap", async ({ page, request }) => {
  const roadmap = await (await request.get("/www/roadmaps/mdtechnology.json")).json();
  await open(page, "/?view=list");
  await widget(page).getByRole("button", { name: /^Показать более ранние/ }).click();
  for (const fold of await widget(page).locator(".entry.fold").all()) await fold.click();
  const entries = await widget(page).locator(".entry:not(.fold)").count();
  const items = roadmap.tracks.flatMap((track) => [...(track.items ?? []), ...(track.series ?? []).flatMap((series) => series.points)]);
  expect(entries).toBe(items.length);
});

test("arrows move through the list, which is one tab stop", async ({ page }) => {
  await open(page, "/?view=list");
  const entries = widget(page).locator("[data-rove]").and(widget(page).locator(".list [data-rove]"));
  await entries.first().focus();
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toContain("v2.0");
  await page.keyboard.press("End");
  expect(await focused(page)).toContain("40\u00a0000\u00a0000+");
  await expect(widget(page).locator(".list [tabindex='0']")).toHaveCount(1);
});
