// Search: what is found stays lit, the list shows it alone; by keyboard, by attribute, and before the late part is there.
import { expect, showExample, test, widget } from "./widget.js";

const field = (page) => widget(page).getByRole("searchbox");
const count = (page) => widget(page).locator(".found-count");
const announced = (page) => widget(page).locator("[aria-live='polite']").last().textContent();
const lit = (page) => widget(page).locator(".mark:not(.dimmed)");

/** A page with the example and these attributes. */
const show = (page, attributes, early) => showExample(page, "roadmap-filter", attributes, early);

test("what is typed stays lit, is counted, told once, and gone through", async ({ page }) => {
  await show(page);
  const all = await lit(page).count();
  await field(page).pressSequentially("узбекистан");
  await expect(count(page)).toHaveText(/^\d+ из \d+$/);
  expect(await lit(page).count()).toBeLessThan(all / 2);
  // What isn't found is still there to be chosen.
  expect(await widget(page).locator(".mark").count()).toBe(all);
  await expect.poll(() => announced(page)).toMatch(/^\d+ из \d+$/);
  const heard = await page.evaluate(() => window.heard.at(-1));
  expect(heard).toEqual({ text: "узбекистан", count: Number((await count(page).textContent()).split(" ")[0]) });
  // The focus stays in the field from match to match, round and round.
  const seen = new Set();
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press("Enter");
    const name = await announced(page);
    if (seen.has(name)) break;
    seen.add(name);
    await expect(field(page)).toBeFocused();
  }
  expect(seen.size).toBeGreaterThan(1);
  const first = [...seen][0];
  await expect.poll(() => announced(page)).toBe(first);
  await page.keyboard.press("Shift+Enter");
  expect(await announced(page)).toBe([...seen].at(-1));
});

test("Esc ends it, and so does the button; the field is empty then", async ({ page }) => {
  await show(page);
  const all = await lit(page).count();
  await field(page).fill("crm");
  await expect(count(page)).toHaveText("Ничего не найдено");
  await expect(lit(page)).toHaveCount(0);
  await widget(page).getByRole("button", { name: "Сбросить" }).click();
  await expect(lit(page)).toHaveCount(all);
  await expect(field(page)).toHaveValue("");
  await field(page).fill("crm");
  await widget(page).getByRole("button", { name: "Сбросить" }).press("Enter");
  await expect(field(page)).toHaveValue("");
  await expect(field(page)).toBeFocused();
  await field(page).fill("сьы");
  await expect(count(page)).toContainText("Раскладка другая: cms");
  await field(page).press("Escape");
  await expect(lit(page)).toHaveCount(all);
  await expect(field(page)).toHaveValue("");
  await expect(count(page)).toHaveCount(0);
});

test("keys that zoom and move are letters in the field", async ({ page }) => {
  await show(page);
  const width = () => widget(page).locator(".tracks").evaluate((tracks) => tracks.style.width || getComputedStyle(tracks).width);
  const before = await width();
  await field(page).pressSequentially("+0- 1");
  await field(page).press("ArrowLeft");
  await expect(field(page)).toHaveValue("+0- 1");
  expect(await width()).toBe(before);
  await expect(field(page)).toBeFocused();
});

test("the list shows what was found alone, whatever period it is in", async ({ page }) => {
  await show(page, { view: "list", filter: "track:smart-cms v1" });
  await expect(count(page)).toHaveText(/^7 из \d+$/);
  await expect(widget(page).locator(".entry")).toHaveCount(7);
  await expect(field(page)).toHaveValue("track:smart-cms v1");
  await widget(page).evaluate((element) => element.setAttribute("filter", "kind:markets"));
  await expect(widget(page).locator(".entry")).toHaveCount(4);
  await widget(page).evaluate((element) => element.removeAttribute("filter"));
  await expect(count(page)).toHaveCount(0);
  expect(await page.evaluate(() => window.heard.map(({ text }) => text))).toEqual(["track:smart-cms v1", "kind:markets", ""]);
});

test("the timeline hides where it is told to; without a field nothing is asked", async ({ page }) => {
  await show(page, { filter: "status:shipped", "filter-mode": "hide" });
  await expect(count(page)).toHaveText(/^1 из/);
  await expect(widget(page).locator(".mark.dimmed").first()).toBeHidden();
  await show(page, { search: "none" });
  await expect(field(page)).toHaveCount(0);
});

test("goals, risks and key dates are found too", async ({ page }) => {
  await show(page, { filter: "churn" });
  await expect(count(page)).toHaveText(/^1 из/);
  await expect(widget(page).locator(".risks tbody tr:not(.dimmed)")).toHaveCount(1);
  await expect(widget(page).locator(".goals li:not(.dimmed)")).toHaveCount(0);
});

test("on a phone it is one button until it is used", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await show(page, { view: "list" });
  const box = () => field(page).boundingBox();
  const shut = await box();
  expect(shut.width).toBeLessThan(60);
  expect(shut.height).toBeGreaterThanOrEqual(40);
  await field(page).click();
  expect((await box()).width).toBeGreaterThan(200);
  await field(page).fill("v2.0");
  await field(page).blur();
  expect((await box()).width).toBeGreaterThan(120);
  await field(page).fill("");
  await field(page).blur();
  await expect.poll(async () => (await box()).width).toBeLessThan(60);
});

test("what is typed before the late part has come is looked for when it has", async ({ page }) => {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await page.route("**/roadmap-widget.late.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await show(page, {}, true);
  await field(page).pressSequentially("узбек");
  await expect(count(page)).toHaveCount(0);
  letGo();
  await expect(count(page)).toHaveText(/^\d+ из \d+$/);
  await expect(field(page)).toHaveValue("узбек");
});

test("facets are offered over the timeline, by mouse and by keys, and go with the search", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page);
  const facets = widget(page).getByRole("group", { name: "Уточнить" });
  const lane = widget(page).locator(".row").first();
  const top = () => lane.evaluate((row) => row.getBoundingClientRect().top);
  const before = await top();
  await expect(facets).toHaveCount(0);
  await field(page).click();
  await expect(facets).toBeVisible();
  expect(await top(), "nothing moves").toBe(before);
  await facets.getByRole("button", { name: "Дорожка" }).click();
  await expect(field(page), "the focus stays in the field").toBeFocused();
  const track = facets.getByRole("button", { name: /^Smart CMS/ });
  const said = Number((await track.locator(".count").textContent()).trim());
  await track.click();
  await expect(field(page)).toHaveValue("track:smart-cms");
  await expect(track).toHaveAttribute("aria-pressed", "true");
  await expect(count(page)).toHaveText(new RegExp(`^${said} из `));
  // By keys: down to them, along, Enter, back.
  await page.keyboard.press("ArrowDown");
  await expect(facets.getByRole("button", { name: "Дорожка" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const status = widget(page).locator(".facet-values[aria-label='Статус'] button").first();
  await expect(status).toBeVisible();
  await status.focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue(/^track:smart-cms status:[a-z-]+$/);
  await page.keyboard.press("Escape");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(facets).toHaveCount(0);
  // Who leaves the search leaves them, and what is lit stays.
  await page.keyboard.type("v2.0");
  await field(page).click();
  await expect(facets).toBeVisible();
  await widget(page).getByRole("button", { name: "Весь план" }).focus();
  await expect(facets).toHaveCount(0);
  await expect(count(page)).toBeVisible();
});

test("Enter goes on to goals, risks and key dates", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await show(page, { filter: "знака" });
  await expect(count(page)).toBeVisible();
  await field(page).focus();
  const here = widget(page).locator(".found-here");
  for (let step = 0; step < 6 && (await here.count()) === 0; step += 1) await page.keyboard.press("Enter");
  await expect(here).toBeInViewport();
  await expect(field(page)).toBeFocused();
});
