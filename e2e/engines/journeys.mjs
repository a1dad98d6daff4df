// The journeys that matter, each a sentence and what proves it. They know a page by `evaluate`, keys and the pointer alone.
import assert from "node:assert/strict";

/** Runs in the page: the shadow root of its roadmap. */
const ROOT = `const element = document.querySelector("roadmap-widget"); const root = element?.shadowRoot;`;
const inRoot = (page, expression, ...args) => page.evaluate(`(...args) => { ${ROOT} return ${expression}; }`, ...args);

/** Waits until an expression about the roadmap holds; a journey that waits too long says for what. */
async function until(page, expression, ...args) {
  const end = Date.now() + 15_000;
  for (;;) {
    const value = await inRoot(page, expression, ...args).catch((error) => `failed: ${error.message}`);
    if (value === true) return;
    if (Date.now() > end) throw new Error(`never came true: ${expression} (${JSON.stringify(value)})`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const shown = (page) => until(page, `root?.querySelector(".frame .mark") !== null && root?.querySelector(".frame .mark") !== undefined && !root.querySelector("[data-static]")`);
/** The middle of something, once it is there: what was asked for may come with the late part. */
async function place(page, selector) {
  await until(page, `root?.querySelector(args[0]) instanceof Element`, selector);
  return inRoot(page, `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(root.querySelector(args[0]).getBoundingClientRect())`, selector);
}
const contentWidth = (page) => inRoot(page, `root.querySelector(".tracks").getBoundingClientRect().width`);
const scrolled = (page) => inRoot(page, `root.querySelector(".scroller").scrollLeft`);
const press = async (page, what) => page.click(await place(page, what));
/** Some free ground of the timeline. */
const ground = (page) => inRoot(page, `(({ x, y, width }) => ({ x: x + width * 0.7, y: y + 12 }))(root.querySelector(".scroller").getBoundingClientRect())`);

const open = async (page, site, path = "/plain.html") => {
  await page.goto(site + path);
  await shown(page);
};

/** The first page stands, says that a part is missing, and can be used once the part is there. */
async function withoutLatePart(page, address) {
  await page.goto(address);
  await shown(page);
  await until(page, `root.querySelector("[data-do=join]") !== null`);
  await press(page, ".mark.bar");
  await until(page, `root.querySelector("dialog").open && root.querySelector("[data-do=join]") === null`);
}

/** What axe finds wrong, in a page that brings it. */
const violations = (page) =>
  page.evaluate(`async () => {
    const { violations } = await axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join(" | "));
  }`);

/** The mark of an item by the beginning of its name. */
const markOf = (name) => `.mark[aria-label^="${name}"]`;

export const JOURNEYS = {
  async "the roadmap is shown whole"(page, site) {
    await open(page, site);
    assert.equal(await inRoot(page, `root.querySelector(".title").textContent`), "Roadmap MDTechnology 2025–2027");
    assert.equal(await inRoot(page, `root.querySelectorAll(".row").length`), 9);
    assert.equal(await inRoot(page, `root.querySelector(".scroller").scrollWidth <= root.querySelector(".scroller").clientWidth + 1`), true);
    assert.equal(await inRoot(page, `document.documentElement.scrollWidth <= innerWidth`), true);
    assert.equal(await inRoot(page, `root.querySelectorAll(".today-line").length`), 1);
  },
  async "Ctrl and wheel zoom, and so do the buttons"(page, site) {
    await open(page, site);
    const before = await contentWidth(page);
    await page.wheel({ ...(await ground(page)), by: -200, ctrl: true });
    await until(page, `root.querySelector(".tracks").getBoundingClientRect().width > args[0] * 1.1`, before);
    const closer = await contentWidth(page);
    await press(page, `[data-do="zoom-in"]`);
    await until(page, `root.querySelector(".tracks").getBoundingClientRect().width > args[0] * 1.2`, closer);
    await press(page, `[data-do="fit"]`);
    await until(page, `Math.abs(root.querySelector(".tracks").getBoundingClientRect().width - args[0]) < 2`, before);
  },
  async "a drag moves along time by as much as the pointer"(page, site) {
    await open(page, site);
    const whole = await contentWidth(page);
    await press(page, `[data-do="zoom-in"]`);
    await press(page, `[data-do="zoom-in"]`);
    await until(page, `root.querySelector(".tracks").getBoundingClientRect().width > args[0] * 1.5 && root.querySelector(".scroller").scrollLeft > 0`, whole);
    const from = await scrolled(page);
    await page.drag({ ...(await ground(page)), by: -120 });
    await until(page, `Math.abs(root.querySelector(".scroller").scrollLeft - args[0] - 120) < 12`, from);
  },
  async "details open, close with Esc, and give the focus back"(page, site) {
    await open(page, site);
    const mark = await inRoot(page, `root.querySelector(".mark.bar").dataset.cell`);
    await press(page, `[data-cell="${mark}"]`);
    await until(page, `root.querySelector("dialog").open && root.querySelector("dialog h3").textContent.length > 3`);
    await page.press("Escape");
    await until(page, `!root.querySelector("dialog").open && root.activeElement?.dataset.cell === args[0]`, mark);
  },
  async "the list shows the plan as text, and today in it"(page, site) {
    await open(page, site);
    await press(page, `[data-do="view list"]`);
    await until(page, `root.querySelectorAll(".list .entry").length > 10 && root.querySelector(".today-row") !== null`);
    await press(page, `[data-do="view timeline"]`);
    await shown(page);
  },
  async "the date above the timeline is dragged, moved by keys, and left with Esc"(page, site) {
    await open(page, site);
    await page.drag({ ...(await place(page, ".today-pill")), by: -150 });
    await until(page, `root.querySelector(".day-line") !== null && root.querySelector(".today-pill.moved") !== null`);
    await inRoot(page, `void root.querySelector(".today-pill").focus()`);
    await page.press("ArrowRight");
    await until(page, `/квартал/.test(root.querySelector(".today-pill").getAttribute("aria-valuetext"))`);
    await page.press("Escape");
    await until(page, `root.querySelector(".day-line") === null && root.querySelector(".today-pill.moved") === null`);
  },
  async "a date that is written in the strip is asked about"(page, site) {
    await open(page, site);
    await press(page, "button.day");
    await until(page, `root.activeElement?.classList.contains("day-field") === true`);
    for (const key of "2025-Q1") await page.press(key);
    await page.press("Enter");
    await until(page, `/^v1\\.2/.test(root.querySelector(".answer .value").textContent)`);
    await press(page, ".to-today");
    await until(page, `root.activeElement?.classList.contains("day") === true`);
  },
  async "what waits for what is drawn for the item under the mouse"(page, site) {
    await open(page, site, "/asking.html");
    await until(page, `root.querySelector("[data-early]") === null`);
    await page.hover(await place(page, markOf("v2.0")));
    await until(page, `root.querySelectorAll(".connectors .before, .connectors .after").length === 2`);
    await page.hover({ x: 5, y: 5 });
    await until(page, `root.querySelector(".connectors") === null`);
  },
  async "the whole plan above the dates is dragged, and stretched by keys"(page, site) {
    await open(page, site);
    await press(page, `[data-do="zoom-in"]`);
    await press(page, `[data-do="zoom-in"]`);
    await until(page, `root.querySelector(".brush")?.getBoundingClientRect().width < root.querySelector(".overview").getBoundingClientRect().width * 0.55`);
    const from = await scrolled(page);
    await page.drag({ ...(await place(page, ".brush")), by: -100 });
    await until(page, `root.querySelector(".scroller").scrollLeft < args[0] - 100`, from);
    const wide = await contentWidth(page);
    await inRoot(page, `void root.querySelector(".shown-until").focus()`);
    await page.press("ArrowRight");
    await until(page, `root.querySelector(".tracks").getBoundingClientRect().width < args[0] - 10`, wide);
  },
  async "a facet is chosen at the search"(page, site) {
    await open(page, site, "/asking.html");
    await press(page, ".find-field");
    await until(page, `root.querySelector(".facets") !== null`);
    await press(page, `[data-do="facet status"]`);
    await until(page, `root.querySelector(".facet-values") !== null`);
    await press(page, `[data-do="narrow status:shipped"]`);
    await until(page, `root.querySelector(".find-field").value === "status:shipped" && root.querySelector(".mark.dimmed, .dimmed .mark") !== null`);
  },
  async "axe finds nothing in what can be asked"(page, site) {
    await open(page, site, "/asking.html");
    assert.deepEqual(await violations(page), []);
    await inRoot(page, `element.select("v2")`);
    await until(page, `root.querySelector(".connectors") !== null && root.querySelector(".dock") !== null`);
    assert.deepEqual(await violations(page), []);
    await press(page, `[data-do="zoom-in"]`);
    await until(page, `root.querySelector(".brush") !== null && root.querySelector(".stub") !== null`);
    assert.deepEqual(await violations(page), []);
    await inRoot(page, `element.goTo("2027-02")`);
    await until(page, `root.querySelector(".day-line") !== null`);
    await press(page, ".find-field");
    await until(page, `root.querySelector(".facets") !== null`);
    await press(page, `[data-do="facet status"]`);
    await until(page, `root.querySelector(".facet-values") !== null`);
    assert.deepEqual(await violations(page), []);
    await press(page, `[data-do="view list"]`);
    await until(page, `root.querySelector(".list") !== null`);
    assert.deepEqual(await violations(page), []);
  },
  async "the language switches live"(page, site) {
    await open(page, site);
    await inRoot(page, `element.setAttribute("lang", "kk")`);
    await until(page, `root.querySelector("[data-do=today]").textContent === "Бүгін"`);
  },
  async "the theme follows its attribute and the page"(page, site) {
    await open(page, site);
    const light = await inRoot(page, `getComputedStyle(root.querySelector(".roadmap")).backgroundColor`);
    await inRoot(page, `element.setAttribute("theme", "dark")`);
    await until(page, `getComputedStyle(root.querySelector(".roadmap")).backgroundColor !== args[0]`, light);
    await inRoot(page, `element.removeAttribute("theme")`);
    await until(page, `getComputedStyle(root.querySelector(".roadmap")).backgroundColor === args[0]`, light);
    await inRoot(page, `void (document.documentElement.style.colorScheme = "dark")`);
    await until(page, `getComputedStyle(root.querySelector(".roadmap")).backgroundColor !== args[0]`, light);
  },
  async "new data takes the place of the old one, and the reader stays"(page, site) {
    await open(page, site);
    await inRoot(page, `element.zoomTo("2026-01", "2026-06")`);
    await until(page, `root.querySelector(".tracks").getBoundingClientRect().width > 2000`);
    const width = await contentWidth(page);
    const left = await scrolled(page);
    await page.evaluate(`async () => {
      const data = await (await fetch("/www/roadmaps/mdtechnology.json")).json();
      data.title = "Changed";
      document.querySelector("roadmap-widget").data = data;
    }`);
    await until(page, `root.querySelector(".title").textContent === "Changed"`);
    assert.equal(Math.abs((await contentWidth(page)) - width) < 2, true);
    assert.equal(Math.abs((await scrolled(page)) - left) < 2, true);
  },
  async "zoomed in, an empty lane says what lies beyond and leads there"(page, site) {
    await open(page, site);
    await inRoot(page, `element.zoomTo("2026-11-01", "2026-11-30")`);
    await until(page, `root.querySelectorAll(".hint.before").length > 3`);
    await press(page, ".hint.before");
    await until(page, `root.activeElement?.classList.contains("mark") === true`);
  },
  async "paper has every lane, and afterwards everything stands where it stood"(page, site) {
    await open(page, site);
    await inRoot(page, `element.zoomTo("2026-01", "2026-06")`);
    await until(page, `root.querySelector(".tracks").getBoundingClientRect().width > 2000`);
    const left = await scrolled(page);
    await inRoot(page, `dispatchEvent(new Event("beforeprint"))`);
    await until(page, `root.querySelector(".paper") !== null && root.querySelectorAll(".row").length === 9 && root.querySelector(".tracks").getBoundingClientRect().width <= 690`);
    await inRoot(page, `dispatchEvent(new Event("afterprint"))`);
    await until(page, `root.querySelector(".paper") === null && Math.abs(root.querySelector(".scroller").scrollLeft - args[0]) < 2`, left);
  },
  async "a strict policy is kept"(page, site) {
    await open(page, site, "/strict.html");
    await press(page, `[data-do="zoom-in"]`);
    assert.deepEqual(await page.evaluate("() => window.violations"), []);
  },
  async "a lost late part is told, and had when it is asked for again"(page, site) {
    await withoutLatePart(page, `${site}/lost.html`);
  },
  async "a page in place of the late part is told, and the part is had when it is asked for again"(page, site) {
    await withoutLatePart(page, `${site}/wrong.html`);
  },
  async "without WebAssembly the plan is a plain list"(page, site) {
    await page.goto(`${site}/no-wasm.html`);
    await until(page, `root?.textContent.includes("Roadmap MDTechnology 2025–2027") === true && root.textContent.includes("v3.0")`);
  },
  async "the static form is taken over in its place"(page, site) {
    await open(page, site, "/static.html");
    await press(page, `[data-do="zoom-in"]`);
    await until(page, `root.querySelector(".scroller").scrollWidth > root.querySelector(".scroller").clientWidth + 100`);
  },
  async "a frame is as high as its content"(page, site) {
    await page.goto(`${site}/frame.html`);
    await until(page, `document.querySelector("iframe")?.getBoundingClientRect().height > 600`);
    assert.equal(await page.evaluate(`() => document.querySelector("iframe").getBoundingClientRect().bottom <= document.querySelector("#below").getBoundingClientRect().top + 1`), true);
  },
};
