// Languages of the interface: English is in the WASM, each other one in a file that is asked for with it.
import { expect, ready, test, widget } from "./widget.js";

const ROADMAP = { title: "Plan", language: "en", tracks: [{ title: "A", items: [{ title: "X", date: "2026-03" }] }] };

/** Puts an element into an empty page; gives the files of languages that were asked for, but for those that come after the first page. */
async function show(page, attributes = {}, around = "en") {
  const asked = [];
  page.on("request", (request) => /\/lang-\w+\.txt/.test(request.url()) && asked.push(new URL(request.url()).pathname.split("/").pop()));
  await page.goto("/www/blank.html");
  await page.evaluate(
    ([attributes, around, data]) => {
      document.documentElement.lang = around;
      if (!around) document.documentElement.removeAttribute("lang");
      const element = document.createElement("roadmap-widget");
      for (const [name, value] of Object.entries({ today: "2026-11-24", ...attributes })) element.setAttribute(name, value);
      element.data = data;
      document.querySelector("main").append(element);
      return import("/pkg/roadmap-widget.js");
    },
    [attributes, around, ROADMAP],
  );
  await ready(page);
  return asked;
}

const today = (page) => widget(page).locator(".toolbar button[data-do=today]").getAttribute("aria-label");
const TODAY = { ru: "Сегодня", kk: "Бүгін", en: "Today", uz: "Bugun", ky: "Бүгүн", de: "Heute", zh: "今天", ar: "اليوم" };

test("each language but English has a file, and only the one that is spoken is asked for, once", async ({ page }) => {
  for (const lang of Object.keys(TODAY)) {
    const asked = await show(page, { lang });
    expect(await today(page)).toBe(TODAY[lang]);
    expect(asked).toEqual(lang === "en" ? [] : [`lang-${lang}.txt`]);
    page.removeAllListeners("request");
  }
});

test("a language is found however it is written", async ({ page }) => {
  for (const [attributes, around, lang] of [
    [{ lang: "kk-Cyrl-KZ" }, "en", "kk"],
    [{ lang: "kz" }, "en", "kk"],
    [{ lang: "ru_RU" }, "en", "ru"],
    [{ lang: "uz-Cyrl" }, "ru", "en"],
    [{}, "uz-Latn-UZ", "uz"],
    [{}, "kg", "ky"],
    [{ lang: "fi" }, "ru", "en"],
    [{ lang: "de-AT" }, "ru", "de"],
    [{ lang: "zh-Hans-CN" }, "ru", "zh"],
    [{ lang: "zh-Hant" }, "en", "en"],
    [{ lang: "zh-TW" }, "en", "en"],
  ]) {
    const asked = await show(page, attributes, around);
    const seen = await today(page);
    // Texts in English although the file was fetched would mean that the WASM has not learned it.
    expect([seen, asked], JSON.stringify([attributes, around])).toEqual([TODAY[lang], lang === "en" ? [] : [`lang-${lang}.txt`]]);
    page.removeAllListeners("request");
  }
});

test("the texts are on their way together with the WASM, and no English flashes", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  let wasm = false;
  await page.route("**/roadmap-widget.wasm", async (route) => {
    wasm = true;
    await held;
    await route.continue();
  });
  const language = page.waitForRequest("**/lang-ru.txt");
  await page.addInitScript(() => {
    window.seen = [];
    new MutationObserver(() => {
      const root = document.querySelector("roadmap-widget")?.shadowRoot;
      const label = root?.querySelector(".toolbar button[data-do=today]")?.getAttribute("aria-label");
      if (label) window.seen.push(label);
    }).observe(document, { childList: true, subtree: true });
  });
  const shown = show(page, { lang: "ru" });
  await language;
  await expect.poll(() => wasm).toBe(true);
  release();
  await shown;
  expect(await today(page)).toBe(TODAY.ru);
  expect((await page.evaluate(() => window.seen)).filter((label) => label !== "Сегодня")).toEqual([]);
});

test("another language comes when its texts are there; the last one that was asked for stays", async ({ page }) => {
  await page.route("**/lang-kk.txt", async (route) => {
    const answer = await route.fetch();
    await page.waitForFunction(() => window.go);
    await route.fulfill({ response: answer });
  });
  await show(page, { lang: "ru" });
  await widget(page).evaluate((element) => {
    element.setAttribute("lang", "kk");
    element.setAttribute("lang", "uz");
  });
  await expect.poll(() => today(page)).toBe(TODAY.uz);
  await page.evaluate(() => (window.go = true));
  await widget(page).evaluate((element) => element.setAttribute("lang", "kk"));
  await expect.poll(() => today(page)).toBe(TODAY.kk);
});

test.describe("without the file", () => {
  for (const [what, answer] of [
    ["missing", { status: 404, body: "" }],
    ["damaged", { status: 200, contentType: "text/plain", body: '{"catalog":{"today":"Сего' }],
    ["a page", { status: 200, contentType: "text/html", body: "<!doctype html><title>Not found</title>" }],
  ]) {
    test(`that is ${what}, English is spoken, and one line says so`, async ({ page }) => {
      const lines = [];
      page.on("console", (message) => message.text().startsWith("roadmap-widget") && lines.push(message.text()));
      await page.route("**/lang-ru.txt", (route) => route.fulfill(answer));
      await show(page, { lang: "ru" });
      expect(await today(page)).toBe(TODAY.en);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain("the texts of the language (lang-ru.txt) could not be loaded, so English is spoken");
    });
  }
});

test("what a file lacks is said in English", async ({ page }) => {
  await page.route("**/lang-ru.txt", async (route) => {
    const texts = await (await route.fetch()).json();
    delete texts.catalog.fit;
    await route.fulfill({ json: texts });
  });
  await show(page, { lang: "ru" });
  expect(await today(page)).toBe(TODAY.ru);
  await expect(widget(page).getByRole("button", { name: "Whole plan" })).toBeVisible();
});

test("what is said once the widget is used comes after the first page, and what was told before gets its words", async ({ page }) => {
  const late = [];
  page.on("request", (request) => request.url().endsWith(".late.txt") && late.push(new URL(request.url()).pathname.split("/").pop()));
  const asked = await show(page, { lang: "ru" });
  expect(asked).toEqual(["lang-ru.txt"]);
  const codes = await widget(page).evaluate(
    (element) =>
      new Promise((resolve) => {
        element.addEventListener("roadmap-ready", (event) => resolve(((window.told = event.detail.diagnostics), window.told.map((one) => one.code))), { once: true });
        element.setAttribute("remarks", "all");
        element.data = { title: "Plan", tracks: [{ title: "A", items: [{ title: "X", date: "soon" }] }] };
      }),
  );
  expect(codes).toEqual(["bad-date"]);
  await expect.poll(() => page.evaluate(() => window.told[0].message)).toContain("не дата");
  await expect(widget(page).locator(".faults")).toContainText("не дата");
  await widget(page).evaluate((element) => (element.data = "{"));
  await expect(widget(page).getByRole("alert")).toContainText("JSON");
  expect(late).toEqual(["lang-ru.late.txt"]);
});

test("where these words can't be had they are English, and one line says so", async ({ page }) => {
  const lines = [];
  page.on("console", (message) => message.type() === "warning" && message.text().includes(".late.txt") && lines.push(message.text()));
  await page.route("**/lang-kk.late.txt", (route) => route.fulfill({ status: 404, body: "" }));
  await show(page, { lang: "kk", remarks: "all" });
  await widget(page).evaluate((element) => (element.data = { title: "Plan", tracks: [{ title: "A", items: [{ title: "X", date: "soon" }] }] }));
  await expect(widget(page).locator(".faults")).toContainText("is not a date");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("lang-kk.late.txt");
});

test("Arabic is read from right to left, but time goes to the right", async ({ page }) => {
  await show(page, { lang: "ar", view: "timeline" });
  const sides = await widget(page).evaluate(({ shadowRoot }) => {
    const side = (selector) => shadowRoot.querySelector(selector).getBoundingClientRect();
    const direction = (selector) => getComputedStyle(shadowRoot.querySelector(selector)).direction;
    return {
      page: direction(".roadmap"),
      frame: direction(".frame"),
      earlierIsLeft: side("[data-do=earlier]").left < side("[data-do=later]").left,
      titleEndsRight: side(".roadmap").right - side("h2").right < 1,
      toolsAreRight: side(".tools").left > side(".switch").right,
    };
  });
  expect(sides).toEqual({ page: "rtl", frame: "ltr", earlierIsLeft: true, titleEndsRight: true, toolsAreRight: true });
});

test.describe("a language of the page's own", () => {
  const TURKISH = { language: "tr", catalog: { today: "Bugün" }, dates: {}, numbers: {}, plural: { one: "n = 1" } };

  /** Answers for the files of the page's own; gives the names that were asked for. */
  async function own(page) {
    const asked = [];
    await page.route("**/own/**", (route) => {
      const name = new URL(route.request().url()).pathname.split("/").pop();
      if (!name.includes(".late.")) asked.push(name);
      const files = { "lang-tr.json": TURKISH, "lang-tr.late.json": { faults: { bad_date: "{value} bir tarih değil." } }, "lang-ru.json": { catalog: { today: "Сейчас" } } };
      return files[name] ? route.fulfill({ json: files[name] }) : route.fulfill({ status: 404, body: "" });
    });
    return asked;
  }

  test("is named by an address for all, without its region", async ({ page }) => {
    const asked = await own(page);
    expect(await show(page, { lang: "tr-TR", languages: "/own/lang-*.json", remarks: "all" })).toEqual([]);
    expect(await today(page)).toBe("Bugün");
    expect(await widget(page).evaluate((element) => element.shadowRoot.querySelector(".roadmap").lang)).toBe("tr");
    await widget(page).evaluate((element) => (element.data = { title: "Plan", tracks: [{ title: "A", items: [{ title: "X", date: "soon" }] }] }));
    await expect(widget(page).locator(".faults")).toContainText("bir tarih değil");
    expect(asked).toEqual(["lang-tr.json"]);
  });

  test("is named by the property, before the element is defined and after", async ({ page }) => {
    const asked = await own(page);
    await page.goto("/www/blank.html");
    await page.evaluate((data) => {
      const element = document.createElement("roadmap-widget");
      element.lang = "tr";
      element.languages = { TR: "/own/lang-tr.json" };
      element.data = data;
      document.querySelector("main").append(element);
      return import("/pkg/roadmap-widget.js");
    }, ROADMAP);
    await ready(page);
    expect(await today(page)).toBe("Bugün");
    await widget(page).evaluate((element) => (element.lang = "de"));
    await expect.poll(() => today(page)).toBe(TODAY.de);
    await widget(page).evaluate((element) => ((element.languages = { ru: "/own/lang-ru.json" }), (element.lang = "ru")));
    await expect.poll(() => today(page)).toBe("Сейчас");
    expect(asked).toEqual(["lang-tr.json", "lang-ru.json"]);
  });

  test("that can't be had ends in English with one line", async ({ page }) => {
    const asked = await own(page);
    const lines = [];
    page.on("console", (message) => message.text().startsWith("roadmap-widget") && lines.push(message.text()));
    await show(page, { lang: "fi", languages: "/own/lang-*.json" });
    expect(await today(page)).toBe(TODAY.en);
    const first = lines.filter((line) => !line.includes(".late."));
    expect(first).toHaveLength(1);
    expect(first[0]).toContain("/own/lang-fi.json) could not be loaded, so English is spoken");
    expect(asked).toEqual(["lang-fi.json"]);
  });

  test.describe("where the page says none", () => {
    test.use({ locale: "fi-FI" });

    test("is not guessed from the reader's languages", async ({ page }) => {
      const asked = await own(page);
      await show(page, { languages: "/own/lang-*.json" }, "");
      expect([await today(page), asked]).toEqual([TODAY.en, []]);
    });
  });
});
