// Many items: the DOM stays small whatever is looked at, and a small movement changes nothing in it.
import { expect, ready, test, widget } from "./widget.js";

const DAY = 86_400_000;

/** A roadmap of 20 tracks with 1,000 items each, over ten years. */
function many() {
  const day = (number) => new Date(Date.UTC(2018, 0, 1) + number * DAY).toISOString().slice(0, 10);
  const tracks = Array.from({ length: 20 }, (_, track) => ({
    title: `Track ${track}`,
    kind: ["phases", "tasks", "versions"][track % 3],
    items: Array.from({ length: 1000 }, (_, index) => {
      const from = (index * 7919 + track * 13) % 3600;
      const title = `Item ${track}-${index}`;
      return track % 3 === 2 ? { title, date: day(from) } : { title, start: day(from), end: day(from + 20) };
    }),
  }));
  return { title: "Twenty thousand", language: "en", tracks };
}

const nodes = (page) => widget(page).evaluate((element) => element.shadowRoot.querySelectorAll("*").length);

test("the DOM stays under 3,000 nodes", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto("/www/blank.html");
  await page.evaluate((data) => {
    const element = document.createElement("roadmap-widget");
    element.lang = "en";
    element.data = data;
    document.querySelector("main").append(element);
  }, many());
  await ready(page);
  expect(await nodes(page)).toBeLessThan(3000);
  for (const [start, end] of [["2020", "2022"], ["2020-01", "2020-06"], ["2020-01", "2020-01"]]) {
    await widget(page).evaluate((element, range) => element.zoomTo(...range), [start, end]);
    expect(await nodes(page), `${start} to ${end}`).toBeLessThan(3000);
  }
  await widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight / 2 }));
  await expect.poll(() => widget(page).locator("[role='row']").count()).toBeGreaterThan(0);
  expect(await nodes(page)).toBeLessThan(3000);
  await widget(page).getByRole("button", { name: "List", exact: true }).click();
  await expect(widget(page).locator(".list")).toBeVisible();
  expect(await nodes(page)).toBeLessThan(3000);
});

test("a small movement touches nothing", async ({ page }) => {
  await page.goto("/www/blank.html");
  await page.evaluate((data) => {
    const element = document.createElement("roadmap-widget");
    element.data = data;
    document.querySelector("main").append(element);
  }, many());
  await ready(page);
  await widget(page).evaluate((element) => element.zoomTo("2020-01", "2020-12"));
  const scroller = widget(page).locator(".scroller");
  await scroller.evaluate((element) => element.scrollBy({ left: 100 }));
  await expect.poll(() => widget(page).locator(".axis").evaluate((axis) => axis.scrollLeft)).toBeGreaterThan(0);
  const touched = await scroller.evaluate(async (element) => {
    let count = 0;
    const observer = new MutationObserver((records) => (count += records.length));
    observer.observe(element, { subtree: true, childList: true, attributes: true });
    const moved = new Promise((resolve) => element.addEventListener("scroll", () => requestAnimationFrame(resolve), { once: true }));
    element.scrollBy({ left: 7 });
    await moved;
    count += observer.takeRecords().length;
    observer.disconnect();
    return count;
  });
  expect(touched).toBe(0);
});

test("a chip of many lists them by pages, and the focus goes on with the first new one", async ({ page }) => {
  await page.goto("/www/blank.html");
  await page.evaluate(() => {
    const element = document.createElement("roadmap-widget");
    element.lang = "en";
    const items = Array.from({ length: 120 }, (_, index) => ({ title: `Task ${index}`, date: "2026-05" }));
    element.data = { title: "Many", language: "en", tracks: [{ title: "A", kind: "tasks", items }] };
    document.querySelector("main").append(element);
  });
  await ready(page);
  await widget(page).getByRole("gridcell", { name: "120 tasks, week 20, 2026" }).click();
  const listed = widget(page).locator(".panel .reference");
  await expect(listed).toHaveCount(50);
  await widget(page).getByRole("button", { name: "Show more: 70 tasks" }).focus();
  await page.keyboard.press("Enter");
  await expect(listed).toHaveCount(100);
  await expect(listed.nth(50)).toBeFocused();
  await widget(page).getByRole("button", { name: "Show more: 20 tasks" }).click();
  await expect(listed).toHaveCount(120);
  await expect(widget(page).locator(".panel").getByRole("button", { name: /^Show more/ })).toHaveCount(0);
  await expect(listed.nth(100)).toBeFocused();
});
