// The whole plan in a strip above the dates, while less of it is shown: empty before, dragged, stretched, moved by keys.
import { expect, focused, scrollLeft, showExample, test, widget } from "./widget.js";

const strip = (page) => widget(page).locator(".overview");
const brush = (page) => widget(page).locator(".brush");
const from = (page) => widget(page).getByRole("slider", { name: "Показано с" });
const until = (page) => widget(page).getByRole("slider", { name: "Показано по" });
const place = (locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON());
const heard = (page) => page.evaluate(() => window.heard.at(-1));
const show = (page, attributes) => showExample(page, "roadmap-viewchange", attributes);

/** The window as shares of the strip. */
async function shares(page) {
  const [whole, part] = [await place(strip(page)), await place(brush(page))];
  return [(part.left - whole.left) / whole.width, (part.right - whole.left) / whole.width];
}

/** Presses at a share of the strip, moves to another one and lets go. */
async function drag(page, start, end) {
  const { left, top, width, height } = await place(strip(page));
  await page.mouse.move(left + start * width, top + height / 2);
  await page.mouse.down();
  await page.mouse.move(left + ((start + end) / 2) * width, top + height / 2, { steps: 3 });
  await page.mouse.move(left + end * width, top + height / 2, { steps: 3 });
  await page.mouse.up();
}

async function zoomed(page, attributes) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page, attributes);
  for (let step = 0; step < 4; step += 1) await widget(page).getByRole("button", { name: "Приблизить" }).click();
  await expect(brush(page)).toBeVisible();
}

test("it is empty at the whole plan, and moves no lane when it is filled", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page);
  await expect(strip(page).locator("*")).toHaveCount(0);
  const lane = widget(page).locator(".row").first();
  const before = await place(lane);
  await widget(page).getByRole("button", { name: "Приблизить" }).click();
  await expect(brush(page)).toBeVisible();
  expect((await place(lane)).top).toBe(before.top);
  // Each track is a path; with the days, ranges and the window they stay few.
  expect(await strip(page).locator("path").count()).toBe(9);
  expect(await strip(page).locator("*").count()).toBeLessThanOrEqual(120);
  await widget(page).getByRole("button", { name: "Весь план" }).click();
  await expect(strip(page).locator("*")).toHaveCount(0);
  expect((await place(lane)).top).toBe(before.top);
});

test("the window is where the timeline is, while that is scrolled too", async ({ page }) => {
  await zoomed(page);
  for (const left of [0, 300, 2000]) {
    await widget(page).locator(".scroller").evaluate((scroller, left) => scroller.scrollTo(left, 0), left);
    await expect
      .poll(async () => {
        const [start] = await shares(page);
        const [at, width] = [await scrollLeft(page), await widget(page).locator(".ground").evaluate((ground) => ground.offsetWidth)];
        return Math.abs(start - at / width);
      })
      .toBeLessThan(0.003);
  }
});

test("it is dragged, and by its ends it is stretched", async ({ page }) => {
  await zoomed(page);
  const [start, end] = await shares(page);
  const middle = (start + end) / 2;
  await drag(page, middle, middle - 0.2);
  await expect.poll(async () => (await shares(page))[0]).toBeCloseTo(start - 0.2, 1);
  const moved = await shares(page);
  expect(moved[1] - moved[0]).toBeCloseTo(end - start, 2);
  await drag(page, moved[1], moved[1] + 0.25);
  await expect.poll(async () => (await shares(page))[1]).toBeCloseTo(moved[1] + 0.25, 1);
  expect((await shares(page))[0], "the beginning stays").toBeCloseTo(moved[0], 2);
  const stretched = await shares(page);
  await drag(page, stretched[0], stretched[0] + 0.1);
  await expect.poll(async () => (await shares(page))[0]).toBeCloseTo(stretched[0] + 0.1, 1);
  expect((await shares(page))[1], "the end stays").toBeCloseTo(stretched[1], 2);
  // Beside it, it comes to the pointer.
  await drag(page, 0.95, 0.95);
  await expect.poll(async () => (await shares(page))[1]).toBeCloseTo(1, 2);
  // No end goes beyond the other, and coming back it is under the pointer again.
  const last = await shares(page);
  const at = await place(strip(page));
  await page.mouse.move(at.left + last[0] * at.width, at.top + 10);
  await page.mouse.down();
  await page.mouse.move(at.left + (last[1] + 0.1) * at.width, at.top + 10, { steps: 6 });
  const back = last[1] - 0.1;
  await page.mouse.move(at.left + back * at.width, at.top + 10, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await shares(page))[0]).toBeCloseTo(back, 1);
  expect((await shares(page))[1]).toBeCloseTo(last[1], 2);
});

test("keys move the ends by the periods of the axis, with Shift all of it, and the page is told", async ({ page }) => {
  await zoomed(page);
  await widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await expect(from(page)).toHaveAttribute("aria-valuetext", /^1 января 2025\s?г\.$/);
  await from(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(from(page)).toHaveAttribute("aria-valuetext", /^1 февраля 2025\s?г\.$/);
  const end = await until(page).getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(from(page)).toHaveAttribute("aria-valuetext", /^1 января 2025\s?г\.$/);
  await expect(until(page)).toHaveAttribute("aria-valuetext", end);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(from(page)).toHaveAttribute("aria-valuetext", /^1 февраля 2025\s?г\.$/);
  await expect(until(page)).not.toHaveAttribute("aria-valuetext", end);
  await page.keyboard.press("Home");
  await until(page).focus();
  await page.keyboard.press("End");
  await expect(until(page)).toHaveAttribute("aria-valuetext", /^31 декабря 2027/);
  // The strip stays as long as the reader is there.
  await expect(until(page)).toBeFocused();
  await widget(page).getByRole("button", { name: "Сегодня" }).last().focus();
  await expect(strip(page).locator("*")).toHaveCount(0);
  await expect.poll(async () => (await heard(page))?.end).toBe("2027-12-31");
});

test("screen readers move the native ranges", async ({ page }) => {
  await zoomed(page, { lang: "ru" });
  await widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await expect(from(page)).toHaveValue(await from(page).getAttribute("min"));
  const day = Number(await from(page).inputValue()) + 31;
  await from(page).fill(String(day));
  await expect(from(page)).toHaveAttribute("aria-valuetext", /^1 февраля 2025\s?г\.$/);
  await expect(from(page)).toHaveValue(String(day));
});

test("today and the day that is asked about are on it", async ({ page }) => {
  await zoomed(page, { "as-of": "2025-12-31" });
  const at = async (name) => {
    const [whole, day] = [await place(strip(page)), await place(strip(page).locator(name))];
    return ((day.left + day.right) / 2 - whole.left) / whole.width;
  };
  expect(await at(".strip-day")).toBeCloseTo(1 / 3, 2);
  expect(await at(".strip-today")).toBeCloseTo(692.5 / 1095, 2);
});

test("a wheel on it pans the timeline, and nothing else moves the window", async ({ page }) => {
  await zoomed(page);
  const button = widget(page).getByRole("button", { name: "Приблизить" });
  await button.focus();
  const [start, end] = await shares(page);
  const { left, top, width, height } = await place(strip(page));
  const [x, y] = [left + ((start + end) / 2) * width, top + height / 2];
  await page.mouse.move(x, y);
  const before = await scrollLeft(page);
  await page.mouse.wheel(-300, 0);
  await expect.poll(() => scrollLeft(page)).toBe(before - 300);
  await expect.poll(async () => (await shares(page))[0]).toBeLessThan(start - 0.02);
  // Neither a slanted wheel nor a press scrolls the box that the window stands in.
  const after = await shares(page);
  const now = () => widget(page).locator(".shown").evaluate((shown) => [shown.scrollLeft, shown.scrollTop]);
  const at = await now();
  await page.mouse.wheel(40, 60);
  await page.mouse.click(x, y);
  expect(await focused(page)).toBe("Приблизить");
  expect(await now()).toEqual(at);
  expect((await shares(page))[0]).toBeCloseTo(after[0], 3);
});

test("the pointer says what it would take hold of", async ({ page }) => {
  await zoomed(page);
  const [start, end] = await shares(page);
  const { left, top, width, height } = await place(strip(page));
  for (const [share, cursor] of [[start, "ew-resize"], [end, "ew-resize"], [(start + end) / 2, "grab"], [start / 2, "pointer"]]) {
    await page.mouse.move(left + share * width, top + height / 2, { steps: 2 });
    await expect.poll(() => strip(page).evaluate((strip) => getComputedStyle(strip).cursor)).toBe(cursor);
  }
});

test("it stands where it stood after the element was moved, or hidden and shown", async ({ page }) => {
  await zoomed(page);
  await widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollTo(300, 0));
  await expect.poll(() => scrollLeft(page)).toBe(300);
  await expect.poll(async () => (await heard(page))?.start).not.toBe("2025-01-01");
  const [start, end] = await shares(page);
  const stands = async () => {
    await expect.poll(() => scrollLeft(page)).toBe(300);
    await expect.poll(async () => (await shares(page))[0]).toBeCloseTo(start, 3);
    await expect.poll(async () => (await shares(page))[1]).toBeCloseTo(end, 3);
  };
  await page.evaluate(() => {
    const element = document.querySelector("roadmap-widget");
    element.remove();
    document.querySelector("main").append(element);
  });
  await stands();
  const hide = (hidden) => page.evaluate((hidden) => (document.querySelector("roadmap-widget").style.display = hidden ? "none" : ""), hidden);
  await hide(true);
  await page.evaluate(() => document.querySelector("roadmap-widget").zoomTo("2025-06", "2025-12"));
  await hide(false);
  await expect.poll(async () => (await shares(page))[0]).toBeCloseTo(151 / 1095, 2);
});

test.describe("under a finger", () => {
  test.use({ hasTouch: true });

  test("the window is dragged, and the page stays where it is", async ({ page }) => {
    await zoomed(page);
    await page.evaluate(() => scrollTo(0, 40));
    const [start, end] = await shares(page);
    const { left, top, width, height } = await place(strip(page));
    const touch = await page.context().newCDPSession(page);
    const send = (type, share) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: share === null ? [] : [{ x: left + share * width, y: top + height / 2, id: 1 }] });
    const middle = (start + end) / 2;
    await send("touchStart", middle);
    for (const by of [0.05, 0.1, 0.15, 0.2]) await send("touchMove", middle - by);
    await send("touchEnd", null);
    await expect.poll(async () => (await shares(page))[0]).toBeCloseTo(start - 0.2, 1);
    expect(await page.evaluate(() => scrollY)).toBe(40);
    const moved = await shares(page);
    await send("touchStart", moved[1]);
    for (const by of [0.05, 0.1, 0.15]) await send("touchMove", moved[1] + by);
    await send("touchEnd", null);
    await expect.poll(async () => (await shares(page))[1]).toBeCloseTo(moved[1] + 0.15, 1);
    expect((await shares(page))[0], "the beginning stays").toBeCloseTo(moved[0], 2);
  });
});
