// Slots: what the page puts into the element stands within the widget, in every state and view.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { contentWidth, expect, ready, test, widget } from "./widget.js";

const PLAN = { title: "Plan", language: "en", tracks: [{ title: "A", items: [{ id: "x", title: "Item X", date: "2026-05" }] }] };
const CHILDREN = { actions: ["button", "PDF"], details: ["p", "Ask about it"], empty: ["p", "Comes in spring"], footer: ["p", "Questions?"] };

async function put(page, data, attributes = {}) {
  await page.goto("/www/blank.html");
  await page.evaluate(
    ([data, attributes, children]) => {
      const element = document.createElement("roadmap-widget");
      for (const [name, value] of Object.entries({ lang: "en", today: "2026-11-24", ...attributes })) element.setAttribute(name, value);
      for (const [slot, [tag, text]] of Object.entries(children)) {
        const child = Object.assign(document.createElement(tag), { slot, textContent: text });
        element.append(child);
      }
      element.data = data;
      document.querySelector("main").append(element);
    },
    [data, attributes, CHILDREN],
  );
  await ready(page);
}

for (const view of ["timeline", "list"]) {
  test(`actions, details and footer stand in their places, ${view}`, async ({ page }) => {
    await put(page, PLAN, { view });
    const [action, footer] = [widget(page).getByRole("button", { name: "PDF" }), widget(page).getByText("Questions?")];
    await expect(action).toBeVisible();
    const [toolbar, box] = [await widget(page).getByRole("toolbar").boundingBox(), await action.boundingBox()];
    expect(box.y >= toolbar.y - 1 && box.x + box.width <= toolbar.x + toolbar.width + 1, "at the end of the toolbar").toBe(true);
    expect((await footer.boundingBox()).y).toBeGreaterThan(toolbar.y);
    await expect(widget(page).getByText("Comes in spring")).toBeHidden();
    await expect(widget(page).getByText("Ask about it")).toBeHidden();
    await widget(page).evaluate((element) => element.select("x"));
    await expect(widget(page).getByText("Ask about it")).toBeVisible();
    await widget(page).getByRole("button", { name: "Close" }).press("Escape");
    await expect(widget(page).getByText("Ask about it")).toBeHidden();
  });
}

test("what is typed into a slot is the page's: it neither zooms nor moves", async ({ page }) => {
  await put(page, PLAN, { view: "timeline" });
  await widget(page).evaluate((element) => {
    window.keys = [];
    const input = Object.assign(document.createElement("input"), { slot: "actions" });
    input.addEventListener("keydown", (event) => window.keys.push(event.key));
    element.append(input);
  });
  const width = await contentWidth(page);
  await widget(page).locator("input[slot]").click();
  await page.keyboard.type("+-0");
  await expect(widget(page).locator("input[slot]")).toHaveValue("+-0");
  expect(await page.evaluate(() => window.keys)).toEqual(["+", "-", "0"]);
  expect(await contentWidth(page)).toBe(width);
});

test("a roadmap without items says what the page says of it, and without a slot what the widget says", async ({ page }) => {
  await put(page, { title: "Plan", tracks: [] });
  await expect(widget(page).getByText("Comes in spring")).toBeVisible();
  await expect(widget(page).getByText("still empty")).toBeHidden();
  await widget(page).evaluate((element) => element.querySelector("[slot=empty]").remove());
  await expect(widget(page).getByText("still empty")).toBeVisible();
});

test("the static form has the same slots", async ({ page }) => {
  const data = fileURLToPath(new URL("../www/roadmaps/first.json", import.meta.url));
  const html = execFileSync(process.env.ROADMAP, ["render", data, "--to", "html", "--fragment", "--today", "2026-11-24"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const children = Object.entries(CHILDREN).map(([slot, [tag, text]]) => `<${tag} slot="${slot}">${text}</${tag}>`).join("");
  const body = `<!doctype html><html lang="en"><body>${html.replace("</roadmap-widget>", `${children}</roadmap-widget>`)}</body></html>`;
  await page.route("**/static-slots.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto("/static-slots.html");
  await expect(page.getByText("Questions?")).toBeVisible();
  await expect(page.getByText("Comes in spring")).toBeHidden();
});
