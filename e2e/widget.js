// What several suites need: opening the page, waiting for the widget, watching for trouble.
import { expect, test as base } from "@playwright/test";

import { bringFont } from "./font.js";

export const TODAY = "2026-11-24";

/** Fails a test when the page reports an error or a violation of its content security policy. */
export const test = base.extend({
  context: async ({ context }, use) => {
    await bringFont(context);
    await use(context);
  },
  page: async ({ page }, use) => {
    const trouble = [];
    page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
    page.on("console", (message) => {
      const harmless = message.text().startsWith("Failed to load resource") || message.text().startsWith("expected:");
      if (message.type() === "error" && !harmless) trouble.push(`console: ${message.text()}`);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => console.error(`csp: ${event.violatedDirective} ${event.blockedURI}`));
    });
    await use(page);
    expect(trouble).toEqual([]);
  },
});

export { expect };

/** Opens an address of the site and waits until every widget shows something final. */
export async function open(page, address, { today = TODAY } = {}) {
  const url = new URL(address, "http://site");
  if (today) url.searchParams.set("today", today);
  await page.goto(url.pathname + url.search + url.hash);
  await ready(page);
}

/** Waits until every widget shows something final, and can be used; `early` is content with the first page. */
export async function ready(page, { early = false } = {}) {
  await page.waitForFunction(() => {
    const widgets = [...document.querySelectorAll("roadmap-widget:not(#state-loading)")];
    return widgets.length > 0 && widgets.every((widget) => widget.shadowRoot?.querySelector(".frame, .list, .failed, .empty"));
  });
  await page.evaluate(() => document.fonts.ready);
  if (!early) await complete(page);
}

/** Waits until every widget has the late part of the program. */
async function complete(page) {
  await page.waitForFunction(() => [...document.querySelectorAll("roadmap-widget")].every((widget) => !widget.shadowRoot?.querySelector("[data-early]")));
}

/** An empty page with a widget that shows the company's roadmap with these attributes; `window.heard` has the details of the events it sent. */
export async function showExample(page, event, attributes = {}, early = false) {
  await page.goto("/www/blank.html");
  await page.evaluate(
    ([event, attributes]) => {
      window.heard = [];
      const element = document.createElement("roadmap-widget");
      element.addEventListener(event, (sent) => window.heard.push(sent.detail));
      const all = { lang: "ru", today: "2026-11-24", view: "timeline", src: "/www/roadmaps/mdtechnology.json", ...attributes };
      for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
      document.querySelector("main").append(element);
      return import("/pkg/roadmap-widget.js");
    },
    [event, attributes],
  );
  await ready(page, { early });
  await expect(widget(page).locator(".mark, .entry").first()).toBeAttached();
}

/** The widget of the first page. */
export const widget = (page) => page.locator("roadmap-widget").first();

/** Where the timeline is scrolled to. */
export const scrollLeft = (page) => widget(page).locator(".scroller").evaluate((scroller) => scroller.scrollLeft);

/** Width of the content of the timeline, which grows with the zoom. */
export const contentWidth = (page) => widget(page).locator(".tracks").evaluate((tracks) => tracks.getBoundingClientRect().width);

/** What has the focus, by its name. */
export const focused = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? (active?.labels?.[0] ?? active)?.textContent?.trim() ?? "";
  });
