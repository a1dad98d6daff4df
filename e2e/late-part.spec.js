// The late part of the program: asked for after the first page, once for a page; what is done before it is there is held and then done.
import { readdir, readFile } from "node:fs/promises";

import { contentWidth, expect, ready, scrollLeft, test, widget } from "./widget.js";

const ADDRESS = "/?today=2026-11-24";

/** Holds the late part back; gives what lets it go. */
async function holdBack(page) {
  let letGo;
  const gate = new Promise((resolve) => (letGo = resolve));
  await page.route("**/roadmap-widget.late.wasm", async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

async function openHeld(page, address = ADDRESS) {
  const letGo = await holdBack(page);
  await page.goto(address);
  await ready(page, { early: true });
  return letGo;
}

const dialog = (page) => widget(page).getByRole("dialog");
const waits = (page) => widget(page).locator("[data-early=held]");

/** An empty page with one element. */
async function put(page, data, attributes = {}) {
  await page.goto("/www/blank.html");
  await page.evaluate(
    ([data, attributes]) => {
      const element = document.createElement("roadmap-widget");
      for (const [name, value] of Object.entries({ lang: "en", today: "2026-11-24", ...attributes })) element.setAttribute(name, value);
      element.data = data;
      document.querySelector("main").append(element);
    },
    [data, attributes],
  );
  await ready(page, { early: true });
}

test("it is asked for after the first page, and each part once for all widgets", async ({ page }) => {
  await page.goto("/www/blank.html");
  const asked = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && asked.push(new URL(request.url()).pathname.split("/").pop()));
  await page.evaluate(async () => {
    window.order = [];
    for (let index = 0; index < 3; index += 1) {
      const element = document.createElement("roadmap-widget");
      element.data = { title: "Plan", tracks: [{ title: "A", items: [{ id: "x", title: "X", date: "2026-03" }] }] };
      element.addEventListener("roadmap-ready", () => window.order.push("ready"));
      document.querySelector("main").append(element);
    }
    const { fetch } = window;
    window.fetch = (...given) => (String(given[0]).includes(".late.") && window.order.push("late"), fetch(...given));
    await import("/pkg/roadmap-widget.js");
  });
  await ready(page, { early: true });
  await page.evaluate(() => document.querySelector("roadmap-widget:last-of-type").select("x"));
  await expect(page.locator("roadmap-widget").last().getByRole("dialog")).toBeVisible();
  expect(await page.evaluate(() => window.order.slice(0, 3))).toEqual(["ready", "ready", "ready"]);
  expect(asked.sort()).toEqual(["roadmap-widget.late.wasm", "roadmap-widget.wasm"]);
});

/** Examples whose faults are told in words, which come later. */
const WRONG = ["hostile.json"];

for (const width of [1280, 390]) {
  test(`no right example needs it for its first page, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const examples = (await readdir(new URL("../www/roadmaps/", import.meta.url))).filter((name) => name.endsWith(".json") && !WRONG.includes(name));
    expect(examples.length).toBeGreaterThan(4);
    const look = async (name) => {
      await page.goto("/www/blank.html");
      await page.evaluate((name) => {
        const element = document.createElement("roadmap-widget");
        for (const [key, value] of Object.entries({ lang: "ru", today: "2026-11-24", remarks: "none", src: `/www/roadmaps/${name}` })) element.setAttribute(key, value);
        document.querySelector("main").replaceChildren(element);
      }, name);
      await ready(page, { early: true });
    };
    // Whether a risk has come is told in words that come later; its line keeps their place.
    const html = () =>
      widget(page).evaluate((element) => {
        const page = element.shadowRoot.querySelector("section.roadmap").cloneNode(true);
        for (const state of page.querySelectorAll(".risk-state")) state.replaceChildren();
        return page.outerHTML;
      });
    for (const name of examples) {
      const letGo = await holdBack(page);
      await look(name);
      await expect(widget(page).locator("[data-early]")).toHaveCount(1);
      const early = await html();
      letGo();
      await expect(widget(page).locator("[data-early]")).toHaveCount(0);
      expect(await html(), name).toBe(early);
      await page.unroute("**/roadmap-widget.late.wasm");
    }
  });
}

test("a click and a key that come before it are carried out", async ({ page }) => {
  const letGo = await openHeld(page);
  const width = await contentWidth(page);
  await widget(page).getByRole("button", { name: "Приблизить", exact: true }).click();
  await widget(page).getByRole("button", { name: "Приблизить", exact: true }).press("Enter");
  await expect(waits(page)).toHaveCount(1);
  expect(await contentWidth(page)).toBe(width);
  letGo();
  await expect(waits(page)).toHaveCount(0);
  // Two steps double the scale; the margins stay.
  await expect.poll(async () => (await contentWidth(page)) / width).toBeGreaterThan(1.7);
});

test("what one widget brings, all have: their panels have styles, and nothing says that it is missing", async ({ page }) => {
  let [lost, asked] = [true, 0];
  await page.route("**/roadmap-widget.late.wasm", (route) => {
    asked += 1;
    return lost ? route.fulfill({ status: 404 }) : route.continue();
  });
  page.removeAllListeners("console");
  // The first one never asks again by itself.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (call, ms, ...rest) => (ms >= 2_000 ? 0 : setTimeout(call, ms, ...rest));
  });
  await put(page, { title: "First", tracks: [{ title: "A", items: [{ id: "x", title: "Item X", date: "2026-03" }] }] });
  await expect(widget(page).getByRole("button", { name: "Try again" })).toBeVisible();
  lost = false;
  // Another one comes, whose own request succeeds.
  await page.evaluate(() => {
    const other = document.createElement("roadmap-widget");
    other.data = { title: "Second", tracks: [] };
    document.querySelector("main").append(other);
  });
  await expect(widget(page).getByRole("button", { name: "Try again" })).toHaveCount(0);
  expect(asked, "the first one has not asked again").toBe(2);
  await widget(page).evaluate((element) => element.select("x"));
  await expect(dialog(page)).toHaveCSS("position", "sticky");
});

test("a click on an item opens its panel, also when the page was drawn anew before its turn", async ({ page }) => {
  const letGo = await openHeld(page);
  await widget(page).getByRole("rowheader").first().getByRole("button").click();
  const mark = widget(page).getByRole("row").nth(1).locator(".mark").first();
  const name = await mark.getAttribute("aria-label");
  await mark.click();
  letGo();
  await expect(dialog(page)).toBeVisible();
  expect(name).toContain(await dialog(page).getByRole("heading").first().textContent());
});

test("a call of the page waits too", async ({ page }) => {
  const letGo = await openHeld(page);
  await widget(page).evaluate((element) => {
    element.addEventListener("roadmap-select", (event) => (window.chosen = event.detail.id));
    element.zoomTo("2026-01", "2026-06");
    element.select("v2.0");
  });
  letGo();
  await expect(dialog(page)).toBeVisible();
  expect(await page.evaluate(() => window.chosen)).toBe("v2.0");
});

test("arrows and Enter in the grid do not scroll the page, and go where they would have gone", async ({ page }) => {
  const letGo = await openHeld(page);
  const scrolled = () => page.evaluate(() => scrollY);
  await widget(page).getByRole("rowheader").first().getByRole("button").focus();
  const before = await scrolled();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect(await scrolled()).toBe(before);
  letGo();
  await expect(widget(page).locator(".mark:focus")).toHaveCount(1);
  const row = await widget(page).locator(".mark:focus").evaluate((mark) => mark.closest("[role=row]").getAttribute("aria-rowindex"));
  expect(row).toBe("2");
});

test("keys that move the focus and then do something there are done in their order", async ({ page }) => {
  const letGo = await openHeld(page);
  const row = widget(page).getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^Юридическое/ }) });
  await row.getByRole("rowheader").getByRole("button").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  letGo();
  await expect(dialog(page)).toBeVisible();
  const second = await row.locator(".mark").nth(1).getAttribute("aria-label");
  expect(second).toContain(await dialog(page).getByRole("heading").first().textContent());
});

test("data that can't be read without the part that words it says that this part is missing", async ({ page }) => {
  await page.route("**/roadmap-widget.late.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  page.removeAllListeners("console");
  await page.goto("/www/blank.html");
  const code = page.evaluate(async () => {
    const element = document.createElement("roadmap-widget");
    element.lang = "en";
    element.data = "{";
    const told = new Promise((resolve) => element.addEventListener("roadmap-error", (event) => resolve(event.detail.code)));
    document.querySelector("main").replaceChildren(element);
    await import("/pkg/roadmap-widget.js");
    return told;
  });
  expect(await code).toBe("not-json");
  await expect(widget(page).getByText("a part of the program did not load")).toBeVisible();
});

test("a zoom by the wheel does not zoom the page, and happens", async ({ page }) => {
  const letGo = await openHeld(page);
  const width = await contentWidth(page);
  const prevented = await widget(page).locator(".scroller").evaluate((scroller) => {
    const box = scroller.getBoundingClientRect();
    const event = new WheelEvent("wheel", { deltaY: -200, ctrlKey: true, clientX: box.x + 600, clientY: box.y + 50, bubbles: true, cancelable: true, composed: true });
    return !scroller.dispatchEvent(event);
  });
  expect(prevented).toBe(true);
  letGo();
  await expect.poll(async () => (await contentWidth(page)) > width * 1.3).toBe(true);
});

test("a drag that has begun goes on", async ({ page }) => {
  const letGo = await holdBack(page);
  const item = (date) => ({ title: `Item ${date}`, date });
  await put(page, { title: "Plan", tracks: [{ title: "A", items: ["2025-02", "2026-03", "2027-10"].map(item) }] }, { start: "2026-01-01", end: "2026-06-30" });
  const start = await scrollLeft(page);
  const box = await widget(page).locator(".scroller").boundingBox();
  const [x, y] = [box.x + box.width - 200, box.y + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 4 });
  letGo();
  await expect.poll(() => scrollLeft(page)).toBeCloseTo(start + 60, -1);
  await page.mouse.move(x - 120, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => scrollLeft(page)).toBeCloseTo(start + 120, -1);
});

test("another size and other data before it are shown", async ({ page }) => {
  const letGo = await holdBack(page);
  await put(page, { title: "One", tracks: [{ title: "A", items: [{ title: "X", date: "2026-03" }] }] });
  await widget(page).evaluate((element) => {
    element.data = { title: "Two", tracks: [{ title: "A", items: [{ title: "Y", date: "2026-03" }] }] };
    element.setAttribute("theme", "dark");
  });
  await expect(widget(page).getByRole("gridcell", { name: /^Y/ })).toBeVisible();
  await expect(widget(page).locator(".roadmap")).toHaveAttribute("data-theme", "dark");
  await widget(page).evaluate((element) => element.parentElement.style.setProperty("width", "360px"));
  await expect(widget(page).locator(".list")).toBeVisible();
  letGo();
  await expect(widget(page).locator("[data-early]")).toHaveCount(0);
  await widget(page).evaluate((element) => element.parentElement.style.setProperty("width", "1000px"));
  await expect(widget(page).locator(".frame")).toBeVisible();
});

for (const [what, answer] of [
  ["is missing", (route) => route.fulfill({ status: 404, body: "" })],
  ["is a page", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" })],
  ["breaks off", (route) => route.abort()],
  ["is of another release", (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) })],
]) {
  test(`where it ${what} the first page stays, says so, and tries again when asked`, async ({ page }) => {
    let broken = true;
    await page.route("**/roadmap-widget.late.wasm", (route) => (broken ? answer(route) : route.continue()));
    const said = [];
    page.removeAllListeners("console");
    page.on("console", (message) => message.text().startsWith("roadmap-widget") && said.push(message.text()));
    await page.goto(ADDRESS);
    await ready(page, { early: true });
    const notice = widget(page).getByText("часть программы не загрузилась");
    await expect(notice).toBeVisible();
    await expect(widget(page).getByRole("treegrid")).toBeVisible();
    await widget(page).locator(".mark").first().click();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("roadmap-widget.late.wasm");
    broken = false;
    await widget(page).getByRole("button", { name: "Повторить" }).click();
    await expect(dialog(page)).toBeVisible();
    await expect(notice).toHaveCount(0);
  });
}

test("after a panic the next instance gets it again, without another request", async ({ page }) => {
  let asked = 0;
  page.on("request", (request) => request.url().endsWith(".late.wasm") && (asked += 1));
  await page.goto(ADDRESS);
  await ready(page, { early: true });
  await widget(page).evaluate((element) => element.select("v2.0"));
  await expect(dialog(page)).toBeVisible();
  await widget(page).evaluate((element) => {
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function () {
      Element.prototype.setAttribute = set;
      throw new Error("asked for");
    };
    const again = new Promise((resolve) => element.addEventListener("roadmap-ready", resolve, { once: true }));
    element.select("v1.0");
    return again;
  });
  await widget(page).locator(".mark").first().click();
  await expect(dialog(page)).toBeVisible();
  expect(asked).toBe(1);
});

test("a page that protects the script by a hash has the late part protected too", async ({ page }) => {
  const hashes = JSON.parse(await readFile(new URL("../pkg/integrity.json", import.meta.url), "utf8"));
  const body = await readFile(new URL("../pkg/roadmap-widget.late.wasm", import.meta.url));
  body[8] ^= 0xff;
  await page.route("**/guarded.html", (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      body: `<!doctype html><html lang="ru"><script type="module" src="/pkg/roadmap-widget.js" integrity="${hashes["roadmap-widget.js"]}" crossorigin="anonymous"></script>
        <roadmap-widget src="/www/roadmaps/first.json" today="2026-11-24"></roadmap-widget>`,
    }),
  );
  await page.route("**/roadmap-widget.late.wasm", (route) => route.fulfill({ contentType: "application/wasm", body }));
  page.removeAllListeners("console");
  await page.goto("/guarded.html");
  await ready(page, { early: true });
  await expect(widget(page).getByText("часть программы не загрузилась")).toBeVisible();
  await page.unroute("**/roadmap-widget.late.wasm");
  await widget(page).getByRole("button", { name: "Повторить" }).click();
  await expect(widget(page).getByText("часть программы не загрузилась")).toHaveCount(0);
});

for (const [what, script, files] of [
  ["the pair", 'define({ first: "/pkg/roadmap-widget.wasm", late: () => fetch("/pkg/roadmap-widget.late.wasm") })', ["late.wasm", "wasm"]],
  ["an address", 'define("/pkg/roadmap-widget.wasm")', ["late.wasm", "wasm"]],
  ["one file with both", 'define(fetch("/pkg/roadmap-widget.whole.wasm"))', ["whole.wasm"]],
]) {
  test(`./slim takes ${what}`, async ({ page }) => {
    const asked = new Set();
    page.on("request", (request) => request.url().endsWith(".wasm") && asked.add(request.url().split("roadmap-widget.").pop()));
    await page.route("**/slim-case.js", (route) => route.fulfill({ contentType: "text/javascript", body: `import { define } from "/pkg/slim.js"; ${script};` }));
    await page.route("**/slim-case.html", (route) =>
      route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: '<!doctype html><html lang="ru"><script type="module" src="/slim-case.js"></script><roadmap-widget src="/www/roadmaps/mdtechnology.json" today="2026-11-24"></roadmap-widget>',
      }),
    );
    await page.goto("/slim-case.html");
    await ready(page, { early: true });
    await widget(page).evaluate((element) => element.select("v2.0"));
    await expect(dialog(page)).toBeVisible();
    expect([...asked].sort()).toEqual(files);
  });
}
