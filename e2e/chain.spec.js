// What waits for what: lines for the item under the mouse, with the focus, or chosen; stubs that lead on; nothing in the list.
import { expect, showExample, test, widget } from "./widget.js";

const lines = (page) => widget(page).locator("svg.connectors");
const stubs = (page) => widget(page).locator(".stub");
const mark = (page, name) => widget(page).getByRole("gridcell", { name: new RegExp(`^${name}`) }).first();
const show = (page) => showExample(page, "roadmap-select", { src: "/www/roadmaps/asking.json" });

test("the mouse shows what an item waits for, and takes it away again", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page);
  await expect(lines(page)).toHaveCount(0);
  await mark(page, "Данные в стране").hover();
  await expect(lines(page)).toHaveCount(1);
  // What it needs is dashed, what needs it is not, and both have heads.
  await expect(lines(page).locator("path")).toHaveCount(3);
  const dashes = (name) => lines(page).locator(`.${name}`).evaluate((path) => getComputedStyle(path).strokeDasharray);
  expect([await dashes("before"), await dashes("after")]).toEqual(["5px, 3px", "none"]);
  // Lines stand behind the bars and take no pointer.
  const under = await widget(page).evaluate((element) => {
    const root = element.shadowRoot ?? element;
    const svg = root.querySelector("svg.connectors");
    return [getComputedStyle(svg).pointerEvents, !!svg.closest(".ground"), svg.getAttribute("aria-hidden")];
  });
  expect(under).toEqual(["none", true, "true"]);
  await page.mouse.move(5, 5);
  await expect(lines(page)).toHaveCount(0);
  // An item of a metric waits for nothing.
  await widget(page).locator(".row", { hasText: "Клиенты" }).locator(".mark").first().hover();
  await expect(lines(page)).toHaveCount(0);
});

test("the focus shows it as well, and what was chosen until another one is looked at", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page);
  await mark(page, "v1.0").focus();
  const key = () => lines(page).locator(".after").getAttribute("d");
  await expect(lines(page)).toHaveCount(1);
  const first = await key();
  await page.keyboard.press("ArrowRight");
  await expect.poll(key).not.toBe(first);
  await page.keyboard.press("Enter");
  await expect(widget(page).locator(".dock")).toContainText("v2.0");
  const chosen = await key();
  await mark(page, "Поиск по файлам").hover();
  await expect.poll(key).not.toBe(chosen);
  await page.mouse.move(5, 5);
  await expect.poll(key).toBe(chosen);
  // The same set in words.
  await expect(widget(page).locator(".dock")).toContainText("3 до, 2 после");
  await widget(page).getByRole("button", { name: "Сегодня" }).last().focus();
  await page.keyboard.press("Escape");
  await expect(lines(page)).toHaveCount(0);
});

test("what is not in sight is named, and its name leads there", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page);
  const v1 = mark(page, "v1.0");
  await v1.hover();
  await expect(stubs(page)).toHaveCount(0);
  for (let step = 0; step < 4; step += 1) await widget(page).getByRole("button", { name: "Приблизить" }).click();
  await widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await mark(page, "v1.0").hover();
  const stub = stubs(page).filter({ hasText: "v3.0" });
  await expect(stub).toHaveCount(1);
  // On the way to the name the lines stay.
  const { x, y, width, height } = await stub.evaluate((element) => element.getBoundingClientRect().toJSON());
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 12 });
  await expect(stub).toHaveCount(1);
  await stub.click();
  await expect(mark(page, "v3.0")).toBeFocused();
  await expect(lines(page)).toHaveCount(1);
});

test("a name in a track that is folded leads there, too", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page);
  await widget(page).locator(".track-title", { hasText: "Версии" }).click();
  await mark(page, "Новое хранилище").hover();
  const stub = stubs(page).filter({ hasText: "v2.0" });
  await expect(stub).toHaveCount(1);
  await stub.click();
  await expect(mark(page, "v2.0")).toBeFocused();
});

test("neither the list nor paper has lines", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page);
  await mark(page, "v2.0").click();
  await expect(lines(page)).toHaveCount(1);
  await page.emulateMedia({ media: "print" });
  await expect(lines(page)).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await expect(lines(page)).toHaveCount(1);
  await widget(page).getByRole("button", { name: "Список" }).click();
  await expect(widget(page).locator(".list")).toBeVisible();
  await expect(lines(page)).toHaveCount(0);
});
