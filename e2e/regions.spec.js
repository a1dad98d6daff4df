// Names of countries that are not built in: their file is asked for only by a document that needs one.
import { expect, ready, test, widget } from "./widget.js";

const plan = (...markets) => ({
  title: "Markets",
  language: "en",
  tracks: [{ title: "Where", kind: "markets", items: markets.map((market, index) => ({ market, date: `2026-0${index + 1}` })) }],
});

/** Shows a document on a blank page; gives the files of regions that were asked for. */
async function show(page, data, lang = "ru") {
  const asked = [];
  page.on("request", (request) => /regions-\w+\.txt/.test(request.url()) && asked.push(new URL(request.url()).pathname.split("/").pop()));
  await page.goto("/www/blank.html");
  await page.evaluate(
    ([given, language]) => {
      const element = document.createElement("roadmap-widget");
      element.setAttribute("lang", language);
      element.setAttribute("today", "2026-11-24");
      element.data = given;
      document.querySelector("main").append(element);
      return import("/pkg/roadmap-widget.js");
    },
    [data, lang],
  );
  await ready(page);
  return asked;
}

const labels = (page) => widget(page).locator(".mark").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("aria-label").split(",")[0]));

test("a document of built-in countries asks for nothing", async ({ page }) => {
  const asked = await show(page, plan("KZ", "UZ", "DE"));
  await expect.poll(() => labels(page)).toEqual(["Казахстан", "Узбекистан", "Германия"]);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(asked).toEqual([]);
});

test("other codes of ISO and CLDR are named from the file of the language, asked for once", async ({ page }) => {
  const asked = await show(page, plan("KZ", "BR", "XK", "EU", "150"));
  await expect.poll(() => labels(page)).toEqual(["Казахстан", "Бразилия", "Косово", "Европейский союз", "Европа"]);
  expect(asked).toEqual(["regions-ru.txt"]);
  await widget(page).evaluate((element) => element.setAttribute("lang", "kk"));
  await expect.poll(() => labels(page)).toEqual(["Қазақстан", "Бразилия", "Косово", "Еуропалық Одақ", "Еуропа"]);
  expect(asked).toEqual(["regions-ru.txt", "regions-kk.txt"]);
});

test("without the file codes are shown as they were written, and nothing else is lost", async ({ page }) => {
  await page.route("**/regions-ru.txt", (route) => route.fulfill({ status: 404, body: "" }));
  await show(page, plan("KZ", "BR"));
  await expect.poll(() => labels(page)).toEqual(["Казахстан", "BR"]);
});
