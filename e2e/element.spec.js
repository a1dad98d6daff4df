// The custom element: attributes, properties, methods, events, states, many at once, strict policies.
import { expect, open, ready, test, widget } from "./widget.js";

const ROADMAP = { title: "Given as an object", tracks: [{ title: "A", items: [{ id: "x", title: "Item X", date: "2026-05" }] }] };

/** Puts one element into an empty page of the site and notes its events. */
async function put(page, attributes = {}, data = undefined) {
  await page.goto("/www/blank.html");
  await page.evaluate(
    ([attributes, data]) => {
      window.events = [];
      for (const name of ["roadmap-ready", "roadmap-error", "roadmap-select", "roadmap-viewchange"]) {
        document.addEventListener(name, (event) => window.events.push([name, event.detail]));
      }
      const element = document.createElement("roadmap-widget");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      if (data !== undefined) element.data = data;
      document.querySelector("main").append(element);
    },
    [attributes, data],
  );
}

const events = (page, name) => page.evaluate((name) => window.events.filter(([other]) => other === name).map(([, detail]) => detail), name);

test("an object and JSON text are data alike", async ({ page }) => {
  for (const data of [ROADMAP, JSON.stringify(ROADMAP)]) {
    await put(page, { lang: "en" }, data);
    await expect(widget(page).getByRole("gridcell", { name: "Item X, May 2026" })).toBeVisible();
    await expect.poll(() => events(page, "roadmap-ready")).toEqual([{ tracks: 1, items: 1, diagnostics: [] }]);
  }
});

test("data from a child script", async ({ page }) => {
  await open(page, "/www/", {});
  await expect(page.locator("#state-empty").getByText("This roadmap is still empty")).toBeVisible();
});

test("what is wrong comes with the event, with path, line and column", async ({ page }) => {
  await put(page, { lang: "en" }, '{\n "title": "T",\n "tracks": [{ "title": "A", "itmes": [] }]\n}');
  await expect.poll(() => events(page, "roadmap-ready")).toHaveLength(1);
  // Words are filled in when they have come, after the first page.
  await expect.poll(async () => (await events(page, "roadmap-ready"))[0].diagnostics).toEqual([
    {
      code: "unknown-field", severity: "error", path: "tracks[0].itmes", value: "itmes", line: 3, column: 29,
      message: "The key “itmes” means nothing here. Did you mean “items”?",
    },
  ]);
});

test("objects that are not JSON are refused kindly", async ({ page }) => {
  await page.goto("/www/blank.html");
  const results = await page.evaluate(async () => {
    const loop = { title: "loop" };
    loop.tracks = [loop];
    const thrower = { title: "x", get tracks() { throw new Error("no"); } };
    const outcomes = [];
    for (const data of [loop, thrower, { title: "x", tracks: () => 1 }, { title: "x", tracks: 10n ** 30n }, Symbol.iterator]) {
      const element = document.createElement("roadmap-widget");
      const heard = new Promise((resolve) => ["roadmap-ready", "roadmap-error"].forEach((name) => element.addEventListener(name, (event) => resolve(event.detail.code ?? "ready"))));
      document.querySelector("main").append(element);
      try { element.data = data; } catch (error) { outcomes.push(`threw ${error.message}`); continue; }
      outcomes.push(await heard);
    }
    return outcomes;
  });
  // A circle, a getter that throws, a function (which JSON leaves out), a number beyond JSON, a symbol.
  expect(results).toEqual(["bad-object", "bad-object", "ready", "bad-object", "bad-object"]);
});

test("methods and events", async ({ page }) => {
  await put(page, { src: "/www/roadmaps/mdtechnology.json", lang: "ru", today: "2026-11-24" });
  await expect.poll(() => events(page, "roadmap-ready")).toHaveLength(1);
  const element = widget(page);
  await element.evaluate((one) => one.zoomTo("2025-Q1", "2025-Q2"));
  await expect.poll(() => events(page, "roadmap-viewchange")).toContainEqual({ start: "2025-01-01", end: "2025-06-30", scale: "month" });
  await element.evaluate((one) => one.select("v2.0"));
  await expect.poll(() => events(page, "roadmap-select")).toEqual([{ id: "v2.0" }]);
  await element.getByRole("button", { name: "Закрыть" }).click();
  await element.evaluate((one) => one.fit());
  await expect.poll(async () => (await events(page, "roadmap-viewchange")).at(-1)).toMatchObject({ start: "2025-01-01", end: "2027-12-31" });
  await element.evaluate((one) => {
    one.select("no such item");
    one.zoomTo("nonsense", "2025");
    one.goToToday();
  });
  await expect(element.getByRole("dialog")).toBeHidden();
});

test("what is asked for before the data is there waits for it", async ({ page }) => {
  await page.goto("/www/blank.html");
  await page.evaluate(() => {
    const element = document.createElement("roadmap-widget");
    element.setAttribute("src", "/www/roadmaps/mdtechnology.json");
    element.setAttribute("today", "2026-11-24");
    document.querySelector("main").append(element);
    element.select("v2.0");
  });
  await expect(widget(page).getByRole("dialog", { name: "v2.0" })).toBeVisible();
});

test("what is asked for while the data is on its way waits for it", async ({ page }) => {
  let answer = () => {};
  const asked = new Promise((resolve) => (answer = () => resolve(undefined)));
  await page.route("**/mdtechnology.json", (route) => asked.then(() => route.continue()));
  await put(page, { src: "/www/roadmaps/mdtechnology.json", today: "2026-11-24" });
  await expect(widget(page).locator(".loading")).toBeVisible();
  await widget(page).evaluate((one) => one.select("v2.0"));
  answer();
  await expect(widget(page).getByRole("dialog", { name: "v2.0" })).toBeVisible();
});

test("another language or day keeps what was chosen", async ({ page }) => {
  await put(page, { src: "/www/roadmaps/mdtechnology.json", lang: "ru", today: "2026-11-24", view: "timeline" });
  await ready(page);
  await widget(page).evaluate((one) => one.zoomTo("2025-01", "2025-06"));
  await widget(page).getByRole("rowheader").first().getByRole("button").click();
  await widget(page).evaluate((one) => one.setAttribute("lang", "en"));
  await expect(widget(page).getByRole("rowheader").first().getByRole("button")).toHaveAttribute("aria-expanded", "false");
  await expect.poll(() => widget(page).locator(".tracks").evaluate((tracks) => tracks.clientWidth)).toBeGreaterThan(3000);
});

test("a height that is given is kept, with a scroll bar of its own", async ({ page }) => {
  await put(page, { src: "/www/roadmaps/mdtechnology.json", today: "2026-11-24", view: "timeline" });
  await ready(page);
  await widget(page).evaluate((one) => one.style.setProperty("--roadmap-max-height", "300px"));
  const scroller = widget(page).locator(".scroller");
  await expect.poll(() => scroller.evaluate((one) => one.clientHeight)).toBeLessThanOrEqual(300);
  await scroller.evaluate((one) => one.scrollTo({ top: 500 }));
  await expect.poll(() => scroller.evaluate((one) => one.scrollTop)).toBe(500);
});

test("attributes set the theme, the view, the range and the day", async ({ page }) => {
  await put(page, { src: "/www/roadmaps/mdtechnology.json", lang: "ru", today: "2025-03-05", start: "2025", end: "2025-Q2", theme: "dark" });
  await expect(widget(page).locator(".strip")).toContainText("Сегодня, 5 марта 2025");
  await expect(widget(page).locator("section.roadmap")).toHaveAttribute("data-theme", "dark");
  await expect(widget(page).locator(".lower")).toContainText("февраль");
  await widget(page).evaluate((one) => one.setAttribute("view", "list"));
  await expect(widget(page).locator(".list")).toBeVisible();
  await widget(page).evaluate((one) => one.removeAttribute("view"));
  await expect(widget(page).getByRole("treegrid")).toBeVisible();
});

test("a failed load says so, retries, and keeps earlier data", async ({ page }) => {
  let answer = { status: 503, body: "no" };
  await page.route("**/flaky.json", (route) => route.fulfill(answer));
  await put(page, { src: "/flaky.json", lang: "en" });
  await expect(widget(page).getByRole("alert")).toContainText("503");
  await expect.poll(() => events(page, "roadmap-error")).toMatchObject([{ code: "http-503" }]);
  answer = { status: 200, contentType: "application/json", body: JSON.stringify(ROADMAP) };
  await widget(page).getByRole("button", { name: "Try again" }).click();
  await expect(widget(page).getByText("Item X")).toBeVisible();
  answer = { status: 404, body: "gone" };
  await widget(page).evaluate((one) => one.setAttribute("src", "/flaky.json?again"));
  await page.route("**/flaky.json?again", (route) => route.fulfill(answer));
  await widget(page).evaluate((one) => one.setAttribute("src", "/flaky.json?again"));
  await expect(widget(page).getByText("Earlier data is shown")).toBeVisible();
  await expect(widget(page).getByText("Item X")).toBeVisible();
});

test("an older answer never replaces a newer one", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/slow.json", async (route) => {
    await held;
    await route.fulfill({ json: { ...ROADMAP, title: "Slow and old" } }).catch(() => {});
  });
  await page.route("**/fast.json", (route) => route.fulfill({ json: { ...ROADMAP, title: "Fast and new" } }));
  await put(page, { src: "/slow.json" });
  await widget(page).evaluate((one) => one.setAttribute("src", "/fast.json"));
  await expect(widget(page).getByRole("heading", { name: "Fast and new" })).toBeVisible();
  release();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await expect(widget(page).getByRole("heading", { name: "Fast and new" })).toBeVisible();
});

test("it starts hidden, at zero width and in a closed fold, and lays out once it is seen", async ({ page }) => {
  await page.goto("/www/blank.html");
  await page.evaluate((data) => {
    const main = document.querySelector("main");
    const make = (parent) => {
      const element = document.createElement("roadmap-widget");
      element.data = data;
      element.lang = "en";
      parent.append(element);
    };
    const hidden = document.createElement("div");
    hidden.hidden = true;
    const narrow = document.createElement("div");
    narrow.className = "no-width";
    const fold = document.createElement("details");
    for (const parent of [hidden, narrow, fold]) {
      main.append(parent);
      make(parent);
    }
  }, ROADMAP);
  await expect(page.locator("roadmap-widget").nth(2).locator("section.roadmap")).toHaveCount(1);
  await page.evaluate(() => {
    document.querySelector("main > div[hidden]").hidden = false;
    document.querySelector(".no-width").className = "";
    document.querySelector("details").open = true;
  });
  for (const index of [0, 1, 2]) await expect(page.locator("roadmap-widget").nth(index).getByRole("gridcell", { name: "Item X, May 2026" })).toBeVisible();
});

test("many elements share one instance, and removal leaves nothing behind", async ({ page }) => {
  await page.goto("/www/blank.html");
  const wasm = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && wasm.push(request.url()));
  await page.evaluate((data) => {
    for (let index = 0; index < 30; index += 1) {
      const element = document.createElement("roadmap-widget");
      element.data = data;
      document.querySelector("main").append(element);
    }
  }, ROADMAP);
  await ready(page);
  expect(wasm.map((address) => address.split("/").pop()).sort()).toEqual(["roadmap-widget.late.wasm", "roadmap-widget.wasm"]);
  const left = await page.evaluate(async (data) => {
    const main = document.querySelector("main");
    main.replaceChildren();
    const drawn = (element) => new Promise((resolve) => element.addEventListener("roadmap-ready", resolve, { once: true }));
    const kept = document.createElement("roadmap-widget");
    for (let round = 0; round < 50; round += 1) {
      kept.data = data;
      main.append(kept);
      await drawn(kept);
      kept.remove();
      await new Promise((resolve) => queueMicrotask(resolve));
    }
    return kept.shadowRoot.childElementCount;
  }, ROADMAP);
  expect(left).toBe(0);
});

test("an element that is moved keeps its state", async ({ page }) => {
  await put(page, { src: "/www/roadmaps/mdtechnology.json", view: "timeline", today: "2026-11-24" });
  await ready(page);
  await widget(page).getByRole("button", { name: "Приблизить", exact: true }).click();
  const before = await widget(page).locator(".tracks").evaluate((tracks) => tracks.clientWidth);
  await page.evaluate(() => {
    const element = document.querySelector("roadmap-widget");
    const other = document.createElement("section");
    document.querySelector("main").append(other);
    element.remove();
    other.append(element);
  });
  await expect.poll(() => widget(page).locator(".tracks").evaluate((tracks) => tracks.clientWidth)).toBe(before);
});

test("hostile text stays text", async ({ page }) => {
  const dialogs = [];
  page.on("dialog", (dialog) => dialogs.push(dialog.message()) && dialog.dismiss());
  await open(page, "/www/");
  const hostile = page.locator("#hostile roadmap-widget");
  await expect(hostile.getByRole("heading", { name: "<img src=x onerror=alert(1)> Всё сразу не так" })).toBeVisible();
  await expect(hostile.locator("img, script, iframe")).toHaveCount(0);
  const hrefs = await hostile.evaluate((element) => [...element.shadowRoot.querySelectorAll("a")].map((link) => link.getAttribute("href")));
  expect(hrefs).toEqual(["https://example.com/ok"]);
  expect(dialogs).toEqual([]);
});

test("a roadmap that the page has preloaded is not asked for again", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => request.url().endsWith("/www/roadmaps/first.json") && asked.push(request.resourceType()));
  await page.goto("/www/blank.html");
  await page.evaluate(async () => {
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: "/www/roadmaps/first.json" });
    const loaded = new Promise((resolve) => link.addEventListener("load", resolve));
    document.head.append(link);
    await loaded;
    const element = document.createElement("roadmap-widget");
    element.setAttribute("src", "/www/roadmaps/first.json");
    const ready = new Promise((resolve) => element.addEventListener("roadmap-ready", resolve));
    (document.querySelector("main") ?? document.body).append(element);
    await ready;
  });
  expect(asked).toHaveLength(1);
});

test("nothing but its own files and the data is asked for, and nothing is stored", async ({ page, context }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "/");
  await widget(page).evaluate((element) => element.select("v2.0"));
  await page.keyboard.press("Escape");
  const own = asked.filter((path) => path.startsWith("/pkg/") || path.endsWith("mdtechnology.json"));
  const page_ = ["/", "/www/site.css", "/www/site.js", "/www/icon.svg"];
  expect(asked.filter((path) => !own.includes(path) && !page_.includes(path))).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test("without WebAssembly the roadmap is a plain list", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "WebAssembly", { value: undefined });
    const log = console.error;
    console.error = (...parts) => log(`expected: ${parts.join(" ")}`);
  });
  await page.goto("/");
  await expect(widget(page).getByRole("heading", { name: "Roadmap MDTechnology 2025–2027" })).toBeVisible();
  await expect(widget(page).getByText("ТОО + Astana Hub, 2025-01 – 2025-02")).toBeVisible();
});

test("a page hears of no error when the width changes", async ({ page }) => {
  await page.addInitScript(() => {
    window.errors = [];
    window.onerror = (message) => { window.errors.push(String(message)); };
  });
  await open(page, "/");
  const shown = () => widget(page).evaluate((element) => element.shadowRoot.querySelector(".frame, .list").className);
  for (const [width, expected] of [[1000, "frame"], [700, "frame"], [560, "frame narrow"], [390, "list"], [1280, "frame"]]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(shown).toBe(expected);
  }
  expect(await page.evaluate(() => window.errors)).toEqual([]);
});
