// New data under a reader's eyes: what still exists stays as it was, what is gone goes to its neighbour, another plan starts afresh.
import { contentWidth, expect, focused, ready, scrollLeft, test, widget } from "./widget.js";

const task = (title, start, end, more = {}) => ({ title, start, end, ...more });

/** A plan of two tracks over two years; a new object each time, as an answer of a server is. */
function plan({ alpha = [], ...more } = {}) {
  const names = ["One", "Two", "Three", "Four", "Five", "Six"];
  const quarters = ["2026-01", "2026-04", "2026-07", "2026-10", "2027-01", "2027-04"];
  const items = (track) => names.map((name, index) => task(`${track} ${name}`, quarters[index], quarters[index]));
  return {
    title: "First edition",
    language: "en",
    tracks: [
      { title: "Alpha", items: [...items("Alpha"), ...alpha] },
      { title: "Beta", items: items("Beta") },
      { title: "Whole", items: [task("All of it", "2026-01-01", "2027-12-31")] },
    ],
    ...more,
  };
}

/** The same in another edition: another title, items before the known ones, tracks in another order. */
function edited() {
  const next = plan({ title: "Second edition" });
  for (const track of next.tracks.slice(0, 2)) track.items.unshift(task(`New in ${track.title}`, "2026-02", "2026-02"));
  next.tracks = [{ title: "Newcomer", items: [task("Newcomer One", "2026-05", "2026-06")] }, ...next.tracks.reverse()];
  return next;
}

const without = (...titles) => {
  const next = plan({ title: "Second edition" });
  for (const track of next.tracks) track.items = track.items.filter(({ title }) => !titles.includes(title));
  return next;
};

/**
 * Timers are ours, so that it is known when all that would be told has been told. Frames stay the browser's: the clock numbers
 * its own from 10^12 on, which a program that keeps such numbers in 32 bits can't cancel.
 */
async function put(page, data, attributes = { view: "timeline" }) {
  const frames = ["requestAnimationFrame", "cancelAnimationFrame"];
  await page.addInitScript((names) => names.forEach((name) => (window[`own-${name}`] = window[name].bind(window))), frames);
  await page.clock.install({ time: new Date("2026-05-05T09:00:00Z") });
  await page.addInitScript((names) => names.forEach((name) => (window[name] = window[`own-${name}`])), frames);
  await page.goto("/www/blank.html");
  await page.evaluate(([data, attributes]) => {
    window.events = [];
    for (const name of ["roadmap-error", "roadmap-select", "roadmap-viewchange"]) document.addEventListener(name, (event) => window.events.push([name, event.detail]));
    const element = document.createElement("roadmap-widget");
    for (const [name, value] of Object.entries({ lang: "en", today: "2026-05-05", ...attributes })) element.setAttribute(name, value);
    element.data = data;
    document.querySelector("main").append(element);
  }, [data, attributes]);
  await ready(page);
}

const told = (page, name) => page.evaluate((name) => window.events.filter(([other]) => other === name).map(([, detail]) => detail), name);
const rest = (page) => page.clock.fastForward(2_000);
const give = (page, data) => widget(page).evaluate((element, data) => (element.data = data), data);
const heading = (page, name) => widget(page).getByRole("heading", { name, exact: true });
const cell = (page, name) => widget(page).getByRole("gridcell", { name });
const lane = (page, name) => widget(page).getByRole("rowheader", { name }).getByRole("button");

/** Gives the second edition and waits until it is shown. */
async function renew(page, data = edited()) {
  await give(page, data);
  await expect(heading(page, data.title)).toBeVisible();
}

/** Shows some days and answers what was told of it. */
async function zoomTo(page, start, end) {
  await widget(page).evaluate((element, range) => element.zoomTo(...range), [start, end]);
  await rest(page);
  await expect.poll(() => told(page, "roadmap-viewchange")).not.toEqual([]);
  return (await told(page, "roadmap-viewchange")).at(-1);
}

/** Where on the bar over all the days a place of the screen is, from 0 to 1. */
const share = (page, x) => cell(page, /^All of it/).evaluate((bar, x) => (x - bar.getBoundingClientRect().left) / bar.getBoundingClientRect().width, x);

test("the range and the place stay after a zoom, and nothing is told of it", async ({ page }) => {
  await put(page, plan());
  await zoomTo(page, "2026-06", "2026-09");
  const [width, left, before] = [await contentWidth(page), await scrollLeft(page), await told(page, "roadmap-viewchange")];
  expect(left).toBeGreaterThan(100);
  await renew(page);
  await rest(page);
  expect(await contentWidth(page)).toBe(width);
  expect(await scrollLeft(page)).toBe(left);
  await expect(cell(page, /^Alpha Three/)).toBeVisible();
  expect(await told(page, "roadmap-viewchange")).toEqual(before);
});

test("a range that new data makes impossible is told", async ({ page }) => {
  await put(page, plan());
  const before = await zoomTo(page, "2027-05", "2027-06");
  const shorter = plan({ title: "Second edition" });
  for (const track of shorter.tracks) track.items = track.items.filter(({ end }) => end < "2026-12");
  await renew(page, shorter);
  await rest(page);
  const after = (await told(page, "roadmap-viewchange")).at(-1);
  expect(after).not.toEqual(before);
  expect(after.end < "2026-12-31").toBe(true);
});

test("until the reader moves the range is the document's own", async ({ page }) => {
  await put(page, plan());
  await renew(page, plan({ title: "Second edition", start: "2026-04", end: "2026-09" }));
  await rest(page);
  await expect.poll(async () => (await told(page, "roadmap-viewchange")).at(-1)).toMatchObject({ start: "2026-04-01", end: "2026-09-30" });
  await renew(page, plan({ title: "Third edition", start: "2026-07", end: "2026-12" }));
  await rest(page);
  await expect.poll(async () => (await told(page, "roadmap-viewchange")).at(-1)).toMatchObject({ start: "2026-07-01", end: "2026-12-31" });
  const own = await zoomTo(page, "2026-10", "2026-11");
  await renew(page, plan({ title: "Fourth edition", start: "2026-01", end: "2026-03" }));
  await rest(page);
  expect((await told(page, "roadmap-viewchange")).at(-1)).toEqual(own);
});

test("the view that was chosen stays", async ({ page }) => {
  await put(page, plan(), {});
  await expect(widget(page).getByRole("treegrid")).toBeVisible();
  await widget(page).getByRole("button", { name: "List", exact: true }).click();
  await renew(page);
  await expect(widget(page).locator(".list")).toBeVisible();
  await expect(widget(page).getByRole("treegrid")).toHaveCount(0);
});

test("what is unfolded in the list and its focus stay", async ({ page }) => {
  await put(page, plan(), { view: "list", today: "2027-02-01" });
  await widget(page).getByRole("button", { name: /^Show earlier/ }).click();
  await widget(page).getByRole("button", { name: /Beta Two/ }).focus();
  await renew(page);
  await expect(widget(page).getByRole("button", { name: /New in Beta/ })).toBeVisible();
  await expect.poll(() => focused(page)).toContain("Beta Two");
});

test("open details stay open, with what is new in them", async ({ page }) => {
  await put(page, plan());
  await cell(page, /^Beta Three/).click();
  await expect(widget(page).getByRole("dialog", { name: "Beta Three" })).toBeVisible();
  const next = edited();
  next.tracks.flatMap(({ items }) => items).find(({ title }) => title === "Beta Three").summary = "Words that are new.";
  await renew(page, next);
  await expect(widget(page).getByRole("dialog", { name: "Beta Three" })).toContainText("Words that are new.");
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toMatch(/^Beta Three/);
});

test("an item is known by its written id, whatever its title and track", async ({ page }) => {
  await put(page, plan({ alpha: [task("Old name", "2026-08", "2026-08", { id: "known" })] }));
  await widget(page).evaluate((element) => element.select("known"));
  const next = plan({ title: "Second edition" });
  next.tracks[1].items.unshift(task("New name", "2026-12", "2026-12", { id: "known" }));
  await renew(page, next);
  await expect(widget(page).getByRole("dialog", { name: "New name" })).toBeVisible();
  expect(await told(page, "roadmap-select")).toEqual([{ id: "known" }]);
});

test("the focused mark keeps the focus", async ({ page }) => {
  await put(page, plan());
  await lane(page, /^Beta/).focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toMatch(/^Beta Three/);
  await renew(page);
  await expect.poll(() => focused(page)).toMatch(/^Beta Three/);
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toMatch(/^Beta Four/);
});

test("the focus on a lane's title does not pull the timeline back to its beginning", async ({ page }) => {
  await put(page, plan());
  await zoomTo(page, "2026-06", "2026-09");
  // By the mouse itself: what the tool scrolls into sight before a click of its own is another matter.
  const box = await lane(page, /^Beta/).boundingBox();
  for (let click = 0; click < 2; click += 1) await page.mouse.click(box.x + 30, box.y + 15);
  expect(await focused(page)).toMatch(/^Beta/);
  const before = await scrollLeft(page);
  expect(before).toBeGreaterThan(1_000);
  await renew(page);
  await expect.poll(() => focused(page)).toMatch(/^Beta/);
  expect(await scrollLeft(page)).toBe(before);
});

test("a collapsed lane stays collapsed wherever it goes, and no other is", async ({ page }) => {
  await put(page, plan());
  await lane(page, /^Beta/).click();
  await renew(page);
  await expect(lane(page, /^Beta/)).toHaveAttribute("aria-expanded", "false");
  for (const name of [/^Alpha/, /^Newcomer/, /^Whole/]) await expect(lane(page, name)).toHaveAttribute("aria-expanded", "true");
});

test("the nearest neighbour takes the panel and the focus over from what is gone", async ({ page }) => {
  await put(page, plan());
  await cell(page, /^Beta Three/).click();
  await expect(widget(page).getByRole("dialog", { name: "Beta Three" })).toBeVisible();
  await renew(page, without("Beta Three", "Beta Four"));
  await expect(widget(page).getByRole("dialog", { name: "Beta Two" })).toBeVisible();
  expect(await told(page, "roadmap-select")).toHaveLength(2);
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toMatch(/^Beta Two/);
  await renew(page, { ...without("Beta Two", "Beta Three", "Beta Four"), title: "Third edition" });
  await expect.poll(() => focused(page)).toMatch(/^Beta One/);
});

test("an entirely different plan starts afresh", async ({ page }) => {
  await put(page, plan(), {});
  const fit = await contentWidth(page);
  await zoomTo(page, "2026-06", "2026-07");
  await lane(page, /^Beta/).click();
  await cell(page, /^Alpha Three/).click();
  await expect(widget(page).getByRole("dialog")).toBeVisible();
  const tracks = ["Gamma", "Delta"].map((title) => ({ title, items: [task(`${title} One`, "2026-01", "2026-02"), task(`${title} Two`, "2027-10", "2027-12")] }));
  await renew(page, { title: "Another plan", language: "en", tracks });
  await expect(widget(page).getByRole("dialog")).toBeHidden();
  await expect.poll(() => contentWidth(page)).toBeLessThan(fit + 2);
  for (const name of [/^Gamma/, /^Delta/]) await expect(lane(page, name)).toHaveAttribute("aria-expanded", "true");
});

test("a drag goes on when data arrives in its middle", async ({ page }) => {
  await put(page, plan());
  await zoomTo(page, "2026-06", "2026-09");
  const before = await scrollLeft(page);
  const box = await widget(page).locator(".scroller").boundingBox();
  const [x, y] = [box.x + 700, box.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 100, y, { steps: 4 });
  await renew(page);
  await page.mouse.move(x - 220, y, { steps: 4 });
  await page.mouse.up();
  expect((await scrollLeft(page)) - before).toBe(220);
  await expect(widget(page).getByRole("dialog")).toBeHidden();
});

test("a zoom by the wheel goes on when data arrives between two of its steps", async ({ page }) => {
  await put(page, plan());
  const [fit, box] = [await contentWidth(page), await widget(page).locator(".scroller").boundingBox()];
  const x = box.x + 700;
  await page.mouse.move(x, box.y + 20);
  const day = await share(page, x);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await renew(page);
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await rest(page);
  // 400 px of wheel are a factor of e; the column of titles is a part of the width that does not grow.
  await expect.poll(() => contentWidth(page)).toBeGreaterThan(fit * 2.3);
  expect(await share(page, x)).toBeCloseTo(day, 2);
});

test("the same object is read anew when it is assigned again", async ({ page }) => {
  await put(page, plan());
  const range = await zoomTo(page, "2026-06", "2026-09");
  await widget(page).evaluate((element) => {
    const same = element.data;
    same.title = "Second edition";
    same.tracks[0].items[2].title = "Renamed in place";
    element.data = same;
  });
  await expect(heading(page, "Second edition")).toBeVisible();
  await expect(cell(page, /^Renamed in place/)).toBeVisible();
  await rest(page);
  expect((await told(page, "roadmap-viewchange")).at(-1)).toEqual(range);
});

for (const nothing of [null, undefined]) {
  test(`data = ${nothing} takes the plan away quietly, and the next one finds the reader's place`, async ({ page }) => {
    await put(page, plan());
    const range = await zoomTo(page, "2026-06", "2026-09");
    await page.evaluate((isNull) => (document.querySelector("roadmap-widget").data = isNull ? null : undefined), nothing === null);
    await expect(widget(page).locator(".loading")).toBeVisible();
    await expect(heading(page, "First edition")).toHaveCount(0);
    // Longer than an element waits before it says that it was given nothing.
    await page.clock.fastForward(30_000);
    await expect(widget(page).locator(".loading")).toBeVisible();
    expect(await told(page, "roadmap-error")).toEqual([]);
    await renew(page);
    await rest(page);
    expect((await told(page, "roadmap-viewchange")).at(-1)).toEqual(range);
  });
}
