// What hosts do while the page lives: days pass, ranges are handed back, sources and data come, fail and go.
import { readFile } from "node:fs/promises";
import { expect, focused, ready, test, widget } from "./widget.js";

const ongoing = async () => JSON.parse(await readFile(new URL("../crates/core/tests/fixtures/cases/ongoing.json", import.meta.url), "utf8"));
const span = (title, start, end) => ({ title, start, end });
const PLAN = {
  title: "A plan",
  language: "en",
  tracks: [
    { title: "Whole", items: [span("All of it", "2026-01-01", "2027-12-31")] },
    { title: "Work", items: [span("Step 1", "2026-05", "2026-06"), span("Step 2", "2026-11", "2026-12")] },
  ],
};
const WIDGET = '<roadmap-widget lang="en" today="2026-11-24"></roadmap-widget>';

/** Opens a page of another host. */
async function visit(page, body) {
  const text = `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1"><script type=module src="/pkg/roadmap-widget.js"></script>${body}</html>`;
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: text }));
  await page.goto("/host.html");
  await page.evaluate(() => {
    window.told = [];
    for (const name of ["roadmap-error", "roadmap-viewchange"]) document.addEventListener(name, (event) => window.told.push([name, event.detail]));
  });
}

const set = (page, data) => widget(page).evaluate((element, data) => (element.data = data), data);

async function give(page, data) {
  await set(page, data);
  await ready(page);
}

/** Timers are ours; frames stay the browser's, since a program that keeps their numbers in 32 bits can't cancel those of the clock. */
async function ownClock(page, time) {
  const frames = ["requestAnimationFrame", "cancelAnimationFrame"];
  await page.addInitScript((names) => names.forEach((name) => (window[`own-${name}`] = window[name].bind(window))), frames);
  await page.clock.install({ time });
  await page.addInitScript((names) => names.forEach((name) => (window[name] = window[`own-${name}`])), frames);
}

const told = (page, name) => page.evaluate((name) => window.told.filter(([other]) => other === name).map(([, detail]) => detail), name);
const cell = (page, name) => widget(page).getByRole("gridcell", { name });

for (const zone of ["Asia/Almaty", "America/Los_Angeles"]) {
  test.describe(`in ${zone}`, () => {
    test.use({ timezoneId: zone });
    const offset = zone === "Asia/Almaty" ? "+05:00" : "-08:00";
    const pill = (page) => widget(page).locator(".today-pill");

    test("a page that stays open turns to the new day at midnight", async ({ page }) => {
      await ownClock(page, new Date(`2026-11-24T23:58:00${offset}`));
      await visit(page, WIDGET.replace(' today="2026-11-24"', ""));
      await give(page, PLAN);
      await expect(pill(page)).toHaveText(/Nov 24/);
      await page.clock.fastForward("03:00");
      await expect(pill(page)).toHaveText(/Nov 25/);
      await page.clock.fastForward("24:00:00");
      await expect(pill(page)).toHaveText(/Nov 26/);
    });

    for (const [name, wake] of [["visibilitychange", () => document.dispatchEvent(new Event("visibilitychange"))], ["pageshow", () => dispatchEvent(new Event("pageshow"))], ["goToToday()", () => document.querySelector("roadmap-widget").goToToday()]]) {
      test(`after sleep it is the new day with ${name}`, async ({ page }) => {
        await ownClock(page, new Date(`2026-11-24T12:00:00${offset}`));
        await visit(page, WIDGET.replace(' today="2026-11-24"', ""));
        await give(page, PLAN);
        await expect(pill(page)).toHaveText(/Nov 24/);
        await page.clock.setSystemTime(new Date(`2026-11-27T12:00:00${offset}`));
        await page.evaluate(wake);
        await expect(pill(page)).toHaveText(/Nov 27/);
        // A day that the page gives is not the clock's.
        await widget(page).evaluate((element) => element.setAttribute("today", "2026-11-20"));
        await page.evaluate(wake);
        await expect(pill(page)).toHaveText(/Nov 20/);
      });
    }
  });
}

test("the range that was told last, asked for again, is no move, at every zoom", async ({ page }) => {
  await ownClock(page, new Date("2026-11-24T12:00:00Z"));
  await page.setViewportSize({ width: 1283, height: 800 });
  await visit(page, '<roadmap-widget lang="en" view="timeline" today="2026-11-24" src="/www/roadmaps/mdtechnology.json"></roadmap-widget>');
  await ready(page);
  const press = (name) => widget(page).getByRole("button", { name, exact: true }).click();
  const zoomTo = (...range) => widget(page).evaluate((element, range) => element.zoomTo(...range), range);
  const moves = [
    ...[["2025", "2026"], ["2026", "2026"], ["2026-Q2", "2026-Q2"], ["2026-05", "2026-05"], ["2026-05-04", "2026-05-10"], ["2026-05-05", "2026-05-05"]].map((range) => () => zoomTo(...range)),
    ...["Zoom out", "Zoom out", "Zoom out", "Whole plan", "Zoom in", "Zoom in"].map((name) => () => press(name)),
    () => widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollBy({ left: 37 })),
  ];
  for (const [index, move] of moves.entries()) {
    const before = (await told(page, "roadmap-viewchange")).length;
    await move();
    await expect.poll(async () => (await page.clock.fastForward(1_000), (await told(page, "roadmap-viewchange")).length), String(index)).toBe(before + 1);
    const [{ start, end }, place] = [(await told(page, "roadmap-viewchange")).at(-1), await widget(page).locator(".scroller").evaluate((one) => one.scrollLeft)];
    for (let round = 0; round < 3; round += 1) {
      await zoomTo(start, end);
      await page.clock.fastForward(1_000);
    }
    expect(await widget(page).locator(".scroller").evaluate((one) => one.scrollLeft), `${index}: ${start} to ${end}`).toBe(place);
    expect(await told(page, "roadmap-viewchange"), `${index}: ${start} to ${end}`).toHaveLength(before + 1);
  }
});

test("a lane with nothing in sight says at its edges what lies beyond, and leads there", async ({ page }) => {
  const spans = (name, ...months) => months.map((month, index) => span(`${name} ${index + 1}`, month, month));
  const before = ["2025-01", "2025-03", "2025-05"];
  const tracks = [["Early", ...before], ["Late", "2027-06", "2027-09"], ["Both", ...before, "2026-10"], ["Here", "2026-04"]].map(([title, ...months]) => ({ title, items: spans(title, ...months) }));
  await page.setViewportSize({ width: 1280, height: 800 });
  await visit(page, WIDGET);
  await give(page, { title: "Hints", language: "en", tracks });
  await expect(widget(page).locator(".hint")).toHaveCount(0);
  const shown = () => widget(page).evaluate((element) => [...element.shadowRoot.querySelectorAll(".row")].map((row) => [...row.querySelectorAll(".hint")].map((hint) => `${hint.classList[1]} ${hint.textContent}`)));
  const zoom = () => widget(page).evaluate((element) => element.zoomTo("2026-03", "2026-06"));
  const all = [["before 3"], ["after Jun 2027"], ["before 3", "after Oct"], []];
  await zoom();
  await expect.poll(shown).toEqual(all);
  const seen = await widget(page).locator(".scroller").boundingBox();
  for (const hint of await widget(page).locator(".hint").all()) {
    const box = await hint.boundingBox();
    expect(box.height).toBeGreaterThanOrEqual(24);
    expect(box.x >= seen.x && box.x + box.width <= seen.x + seen.width).toBe(true);
  }
  // One tab stop for the whole grid, whatever hints there are.
  await expect(widget(page).locator(".hint[tabindex='0']")).toHaveCount(0);
  await widget(page).locator(".hint.after").first().click();
  await expect.poll(() => focused(page)).toMatch(/^Late 1,/);
  await expect(cell(page, /^Late 1,/)).toBeInViewport();
  await zoom();
  await expect.poll(shown).toEqual(all);
  await widget(page).getByRole("rowheader", { name: /^Both/ }).getByRole("button").focus();
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toMatch(/^Earlier: 3\sphases, Both 3/);
  await expect(widget(page).locator(".scroller [tabindex='0']")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^Both 3,/);
  await expect(cell(page, /^Both 3,/)).toBeInViewport();
});

test("on a phone what runs today and the row of today are there without a touch", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, WIDGET);
  await give(page, await ongoing());
  const group = widget(page).getByRole("group", { name: "Under way" });
  for (const title of ["10.x (supported until 2031)", "11.x (supported, open end)"]) await expect(group).toContainText(title);
  await expect(group).not.toContainText("12.x");
  await expect(widget(page).locator(".today-row")).toContainText("November 24, 2026");
  await expect(widget(page).getByText("9.x (ended)")).toHaveCount(0);
  await widget(page).getByRole("button", { name: /^Show earlier/ }).click();
  await expect(widget(page).getByText("9.x (ended)")).toBeVisible();
});

test("src set to what it is asks for nothing, also while it is on its way; reload() does", async ({ page }) => {
  const waiting = [];
  await page.route("**/plan.json", (route) => waiting.push(route));
  await visit(page, WIDGET.replace(">", ' src="/plan.json">'));
  const again = () => widget(page).evaluate((element) => element.setAttribute("src", element.getAttribute("src")));
  await expect.poll(() => waiting.length).toBe(1);
  await again();
  await waiting[0].fulfill({ json: PLAN });
  await ready(page);
  await again();
  await widget(page).evaluate((element) => element.reload());
  await expect.poll(() => waiting.length).toBe(2);
  await waiting[1].fulfill({ json: { ...PLAN, title: "Loaded once more" } });
  await expect(widget(page).getByRole("heading", { name: "Loaded once more" })).toBeVisible();
  expect(waiting.length).toBe(2);
});

test("remarks on the data stand on the author's page only, or where they are wanted", async ({ page }) => {
  const warned = [];
  page.on("console", (message) => message.type() === "warning" && warned.push(message.text()));
  await page.route("http://public.example/**", async (route) => {
    const url = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: process.env.SITE + url.pathname }) });
  });
  const faults = widget(page).locator(".faults");
  for (const [host, shown] of [[process.env.SITE, true], ["http://public.example", false]]) {
    await page.goto(`${host}/www/blank.html`);
    await page.evaluate(() => document.querySelector("main").append(Object.assign(document.createElement("roadmap-widget"), { lang: "en" })));
    await give(page, { ...PLAN, titel: "?" });
    await expect(faults).toHaveCount(shown ? 1 : 0);
    await expect.poll(() => warned.filter((text) => text.includes("1 remarks")).length).toBe(shown ? 0 : 1);
    for (const [value, count] of [["none", 0], ["all", 1], ["author", shown ? 1 : 0]]) {
      await widget(page).evaluate((element, value) => element.setAttribute("remarks", value), value);
      await expect(faults, `${host} ${value}`).toHaveCount(count);
    }
  }
});

test("an element that is given nothing says so after a while, and takes what comes later", async ({ page }) => {
  const warned = [];
  page.on("console", (message) => message.type() === "warning" && warned.push(message.text()));
  await ownClock(page, new Date("2026-11-24T12:00:00Z"));
  await visit(page, WIDGET);
  await expect(widget(page).locator(".loading")).toBeVisible();
  await expect.poll(async () => (await page.clock.fastForward(1_000), await widget(page).getByText("No roadmap was given").count())).toBe(1);
  expect(warned.filter((text) => text.includes("has no data"))).toHaveLength(1);
  await give(page, PLAN);
  await expect(cell(page, /^All of it/)).toBeVisible();
});

for (const kind of ["proxy", "deep proxy", "toJSON", "functions", "null prototype"]) {
  test(`whatever JSON can be made of is read: ${kind}`, async ({ page }) => {
    await visit(page, WIDGET);
    const diagnostics = await widget(page).evaluate((element, [kind, data]) => {
      // As reactive stores do: every object that is read comes out as a proxy.
      const deep = (value) => (value && typeof value === "object" ? new Proxy(value, { get: (target, key) => deep(Reflect.get(target, key)) }) : value);
      const [item] = data.tracks[0].items;
      const only = (...items) => ({ ...data, tracks: [{ title: "Whole", items }] });
      const given = {
        "proxy": () => new Proxy(data, {}),
        "deep proxy": () => deep(data),
        "toJSON": () => ({ toJSON: () => only({ toJSON: () => item }) }),
        "functions": () => ({ ...only({ ...item, render: () => 1, note: undefined }), onClick() {}, summary: undefined, [Symbol("own")]: 1 }),
        "null prototype": () => Object.assign(Object.create(null), data),
      };
      const heard = new Promise((resolve) => element.addEventListener("roadmap-ready", (event) => resolve(event.detail.diagnostics)));
      element.data = given[kind]();
      return heard;
    }, [kind, { ...PLAN, title: "Given" }]);
    expect(diagnostics).toEqual([]);
    await expect(widget(page).getByRole("heading", { name: "Given" })).toBeVisible();
    await expect(cell(page, /^All of it/)).toBeVisible();
  });
}

test("a circle and a BigInt are told by their path", async ({ page }) => {
  await visit(page, WIDGET);
  await widget(page).evaluate((element, data) => ((data.tracks[1].items[1].parent = data), (element.data = data)), PLAN);
  // Before the widget stands, the last assignment counts: both are told only one after the other.
  await expect.poll(() => told(page, "roadmap-error")).toHaveLength(1);
  await widget(page).evaluate((element, data) => ((data.tracks[0].items[0].cost = 5n), (element.data = data)), PLAN);
  await expect.poll(() => told(page, "roadmap-error")).toMatchObject([
    { code: "bad-object", message: expect.stringContaining("tracks[1].items[1].parent") },
    { code: "bad-object", message: expect.stringContaining("tracks[0].items[0].cost") },
  ]);
  await expect(widget(page).getByRole("alert")).toContainText("BigInt");
});

test("a failure that comes a second time is told a second time", async ({ page }) => {
  await visit(page, WIDGET);
  const codes = async () => (await told(page, "roadmap-error")).map(({ code }) => code);
  // Two before the start count as one.
  for (const count of [1, 2]) {
    await set(page, "{");
    await expect.poll(codes).toHaveLength(count);
  }
  const circle = () => widget(page).evaluate((element) => ((element.own = {}), (element.own.own = element.own), (element.data = element.own)));
  await circle();
  await circle();
  await expect.poll(async () => (await codes()).slice(2)).toEqual(["bad-object", "bad-object"]);
  await page.route("**/gone.json", (route) => route.fulfill({ status: 503, body: "no" }));
  await widget(page).evaluate((element) => element.setAttribute("src", "/gone.json"));
  await expect.poll(async () => (await codes()).slice(4)).toEqual(["http-503"]);
  await widget(page).evaluate((element) => element.reload());
  await expect.poll(async () => (await codes()).slice(4)).toEqual(["http-503", "http-503"]);
});
