// Keyboard, names, contrast, small screens, preferences: what makes the widget usable by everyone.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { contentWidth, expect, focused, open, ready, showExample, test, widget } from "./widget.js";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** All rules of axe, the one for target sizes included; the page's own policy allows no inline script, so it comes in by the debugger. */
async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const options = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };
    const results = await window.axe.run(document, options);
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join(" | ")}`);
  });
  return found;
}

for (const theme of ["light", "dark"]) {
  for (const view of ["timeline", "list"]) {
    test(`axe finds nothing: ${view}, ${theme}`, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await open(page, `/?theme=${theme}&view=${view}`);
      expect(await violations(page)).toEqual([]);
      await widget(page).evaluate((element) => element.select("v2.0"));
      await expect(widget(page).getByRole("dialog")).toBeVisible();
      expect(await violations(page)).toEqual([]);
      if (view === "timeline") {
        await widget(page).getByRole("button", { name: "Приблизить" }).click();
        await expect(widget(page).locator(".brush")).toBeVisible();
      }
      await widget(page).getByRole("searchbox").click();
      await widget(page).getByRole("button", { name: "Дорожка" }).click();
      await expect(widget(page).locator(".facet-values")).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await widget(page).getByRole("searchbox").fill("узбекистан");
      await expect(widget(page).locator(".found-count")).toHaveText(/из/);
      expect(await violations(page)).toEqual([]);
      await widget(page).evaluate((element) => element.goTo("2026-08"));
      await widget(page).locator(".day-field").fill("весной");
      await widget(page).locator(".day-field").press("Enter");
      await expect(widget(page).locator(".day-refused")).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}

for (const width of [320, 390, 768]) {
  test(`axe finds nothing at ${width} px, in every language`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page, "/");
    for (const language of ["ru", "kk", "en", "uz", "ky"]) {
      await page.locator("#language").selectOption(language);
      await expect(widget(page).locator("section.roadmap")).toHaveAttribute("lang", language);
      expect(await violations(page), language).toEqual([]);
      await widget(page).evaluate((element) => element.goTo("2026-03-15"));
      await expect(widget(page).locator(".to-today")).toBeVisible();
      expect(await violations(page), language).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, language).toBeLessThanOrEqual(0);
    }
  });
}

test("axe finds nothing in the gallery and its states", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, "/www/");
  await page.locator("#hostile roadmap-widget").locator(".faults summary").click();
  expect(await violations(page)).toEqual([]);
});

for (const [name, media] of Object.entries({ light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" } })) {
  test(`axe finds nothing where what waits for what is drawn: ${name}`, async ({ page }) => {
    await page.emulateMedia(media);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await showExample(page, "roadmap-select", { src: "/www/roadmaps/asking.json", theme: name === "dark" ? "dark" : "light" });
      await page.evaluate(() => document.querySelector("main").prepend(Object.assign(document.createElement("h1"), { textContent: "Page" })));
      await widget(page).locator(".mark[aria-label^='v2.0']").focus();
      await widget(page).locator("[data-do='zoom-in']").evaluate((button) => button.click());
      await expect(widget(page).locator("svg.connectors")).toHaveCount(1);
      await expect(widget(page).locator(".brush")).toBeVisible();
      expect(await violations(page), `${width}`).toEqual([]);
    }
  });
}

test("axe finds nothing in forced colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "/");
  expect(await violations(page)).toEqual([]);
  await widget(page).evaluate((element) => element.goTo("2026-08"));
  await expect(widget(page).locator(".day-line")).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** What Tab comes to in the widget, by its name; each shows that it has the focus. */
async function tabStops(page) {
  await page.locator("#theme").focus();
  const stops = [];
  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => document.activeElement?.tagName === "ROADMAP-WIDGET");
    if (!inside) break;
    const name = await focused(page);
    expect(name).not.toBe("");
    const ring = await widget(page).evaluate((element) => getComputedStyle(element.shadowRoot.activeElement).outlineStyle);
    expect(ring, name).not.toBe("none");
    stops.push(name);
  }
  return stops;
}

test("at most eight tab stops, each with a name and a visible focus", async ({ page }) => {
  await open(page, "/");
  const stops = await tabStops(page);
  expect(stops.length).toBeGreaterThanOrEqual(4);
  expect(stops.length).toBeLessThanOrEqual(8);
});

test("at most twelve with details open, another day asked about and something looked for", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, "/");
  await widget(page).evaluate((element) => (element.goTo("2026-03"), element.setAttribute("filter", "узбекистан"), element.select("v2.0")));
  await expect(widget(page).locator(".found-count")).toBeVisible();
  await expect(widget(page).getByRole("dialog")).toBeVisible();
  const stops = await tabStops(page);
  expect(stops.length, stops.join(", ")).toBeLessThanOrEqual(12);
});

test("the grid is walked with arrows, opened with Enter, zoomed with + − 0", async ({ page }) => {
  await open(page, "/");
  const header = widget(page).getByRole("rowheader").first().getByRole("button");
  await header.focus();
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toMatch(/^ТОО \+ Astana Hub/);
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toMatch(/^v1\.0/);
  await page.keyboard.press("End");
  expect(await focused(page)).toMatch(/^v3\.0/);
  const fit = await contentWidth(page);
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await expect.poll(() => contentWidth(page)).toBeGreaterThan(fit * 1.8);
  expect(await focused(page)).toMatch(/^v3\.0/);
  await page.keyboard.press("0");
  await expect.poll(() => contentWidth(page)).toBeLessThan(fit + 2);
  await page.keyboard.press("Control+Home");
  expect(await focused(page)).toContain("Юридическое");
  await page.keyboard.press("ArrowLeft");
  await expect(header).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  await expect(header).toHaveAttribute("aria-expanded", "true");
});

test("the focus is never covered by what is sticky", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await open(page, "/");
  await widget(page).evaluate((element) => element.zoomTo("2025-01", "2025-09"));
  await widget(page).getByRole("rowheader").first().getByRole("button").focus();
  await page.keyboard.press("ArrowRight");
  const path = [..."DDDDDDDDRRRRRRRRUUUUUUUULLLL"].map((key) => ({ D: "ArrowDown", R: "ArrowRight", U: "ArrowUp", L: "ArrowLeft" })[key]);
  for (const key of path) {
    await page.keyboard.press(key);
    const covered = await widget(page).evaluate((element) => {
      const active = element.shadowRoot.activeElement;
      const box = active.getBoundingClientRect();
      const inset = 4;
      // What a wide bar shows is the part between the titles and the right edge.
      const left = Math.max(box.left, element.shadowRoot.querySelector(".track-head").getBoundingClientRect().right);
      const right = Math.min(box.right, innerWidth);
      const points = active.matches(".track-title") ? [[box.left + inset, box.top + inset]] : [[(Math.min(left, right) + right) / 2, box.top + box.height / 2]];
      return points.filter(([x, y]) => {
        const top = element.shadowRoot.elementFromPoint(x, y);
        return !(top && (active.contains(top) || top.contains(active)));
      }).length;
    });
    expect(covered, `${await focused(page)} after ${key}`).toBe(0);
  }
});

test("the focus is not lost when the view, the language or the data changes", async ({ page }) => {
  await open(page, "/");
  const mark = widget(page).getByRole("gridcell", { name: /^v2\.0 / });
  await mark.focus();
  await widget(page).evaluate((element) => element.setAttribute("lang", "en"));
  await expect.poll(() => focused(page)).toMatch(/^v2\.0 Multi-tenant, White-label, 1st quarter 2026/);
  await widget(page).evaluate((element) => element.setAttribute("lang", "ru"));
  await expect.poll(() => focused(page)).toMatch(/^v2\.0 .*1-й квартал 2026/);
  await widget(page).getByRole("toolbar").getByRole("button", { name: "Список" }).focus();
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("Список");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("Таймлайн");
});

test("the page around the widget keeps its focus", async ({ page }) => {
  await open(page, "/");
  await widget(page).getByRole("gridcell", { name: /^v2\.0 / }).focus();
  await page.mouse.click(640, 8);
  await page.locator("#theme").focus();
  await page.setViewportSize({ width: 1100, height: 800 });
  await expect.poll(() => widget(page).locator(".frame").evaluate((frame) => frame.clientWidth)).toBeLessThan(1100);
  expect(await page.evaluate(() => document.activeElement.id)).toBe("theme");
});

test("controls that go leave the focus where the reader is", async ({ page }) => {
  await open(page, "/?view=list");
  const earlier = widget(page).getByRole("button", { name: /^Показать более ранние/ });
  await earlier.focus();
  await page.keyboard.press("Enter");
  await expect(earlier).toHaveAttribute("aria-expanded", "true");
  expect(await focused(page)).toMatch(/^Показать более ранние/);
});

test("movements are announced politely", async ({ page }) => {
  await open(page, "/");
  await widget(page).getByRole("toolbar").getByRole("button", { name: "Приблизить" }).click();
  const live = widget(page).locator("[aria-live='polite']");
  // The other one is inside the closed panel.
  await expect(live.last()).toContainText("Показано:");
});

test("with less motion nothing moves, otherwise no longer than 250 ms", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "/");
  await widget(page).evaluate((element) => element.select("v2.0"));
  await expect(widget(page).getByRole("dialog")).toBeVisible();
  expect(await widget(page).evaluate((element) => element.shadowRoot.getAnimations().length)).toBe(0);
  await page.keyboard.press("Escape");
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await widget(page).evaluate((element) => element.select("v3.0"));
  await expect(widget(page).getByRole("dialog")).toBeVisible();
  const longest = await widget(page).evaluate((element) => Math.max(0, ...element.shadowRoot.getAnimations().map((one) => one.effect.getComputedTiming().duration)));
  expect(longest).toBeLessThanOrEqual(250);
});

test("text at 200 % stays readable", async ({ page }) => {
  for (const [width, view] of [[1280, "timeline"], [640, "list"], [320, "list"]]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page, `/?view=${view}`);
    // Only the widget's text: the page around it is not ours.
    await widget(page).evaluate((element) => {
      element.style.fontSize = "32px";
    });
    await ready(page);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const clipped = await widget(page).evaluate((element) =>
      [...element.shadowRoot.querySelectorAll("h2, h3, h4, .value, .next, .tool, .entry-title, .track-title .name")]
        .filter((one) => one.scrollWidth > one.clientWidth + 2 && getComputedStyle(one).display !== "inline")
        .map((one) => one.textContent),
    );
    expect(clipped, `${width} px`).toEqual([]);
  }
});

test("statuses are told apart without colour", async ({ page }) => {
  await open(page, "/www/");
  const shapes = await page.locator("#horizons roadmap-widget").evaluate((element) => {
    const icons = [...element.shadowRoot.querySelectorAll(".legend .status-icon")];
    return icons.map((icon) => [...icon.children].map((part) => part.getAttribute("d") ?? part.getAttribute("stroke-dasharray") ?? part.tagName).join("|"));
  });
  expect(shapes.length).toBe(8);
  expect(new Set(shapes).size).toBe(8);
});
