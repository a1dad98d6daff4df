// The pictures of the README. Called by `cargo xtask screenshots`, which builds and serves.
import { mkdir } from "node:fs/promises";

import { chromium } from "@playwright/test";

const TODAY = "2026-11-24";
const PICTURES = [
  { name: "timeline-light", width: 1280, height: 900, query: "theme=light" },
  { name: "timeline-dark", width: 1280, height: 900, query: "theme=dark" },
  { name: "phone-light", width: 390, height: 844, query: "theme=light" },
  { name: "phone-dark", width: 390, height: 844, query: "theme=dark" },
  { name: "details-light", width: 1280, height: 900, query: "theme=light", select: "v2.0", oneScreen: true },
];

const folder = new URL("../docs/", import.meta.url);
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
for (const { name, width, height, query, select, oneScreen } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
  const shown = page.waitForFunction(() => document.querySelector("roadmap-widget")?.shadowRoot?.querySelector(".frame, .list"));
  await page.goto(`${process.env.SITE}/?today=${TODAY}&${query}`);
  await shown;
  if (select) {
    await page.locator("roadmap-widget").evaluate((widget, id) => widget.select(id), select);
    await page.locator("roadmap-widget").getByRole("dialog").waitFor();
  }
  const file = new URL(`${name}.png`, folder).pathname;
  await page.screenshot(oneScreen ? { path: file } : { path: file, fullPage: true, clip: { x: 0, y: 0, width, height: width < 600 ? 1500 : 1660 } });
  console.log(file);
  await page.close();
}
await browser.close();
