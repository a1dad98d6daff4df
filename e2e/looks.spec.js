// Pictures for comparison: a change that nobody meant is seen here. After a change that was meant, look at the new ones
// and keep them with `npx playwright test looks --update-snapshots`.
import { expect, open, test, widget } from "./widget.js";

const LOOKS = [
  { name: "timeline-light", width: 1280, height: 1500, query: "theme=light" },
  { name: "timeline-dark", width: 1280, height: 1500, query: "theme=dark" },
  { name: "timeline-kk", width: 1280, height: 1500, query: "theme=light&lang=kk" },
  { name: "list-phone-light", width: 390, height: 1400, query: "theme=light" },
  { name: "timeline-phone-dark", width: 390, height: 1400, query: "theme=dark&view=timeline" },
];

for (const { name, width, height, query } of LOOKS) {
  test(`looks as it did: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, `/?${query}`);
    await expect(page).toHaveScreenshot(`${name}.png`);
  });
}

test("a label that moves by 2 px is seen", async ({ page }) => {
  const { name, width, height, query } = LOOKS[0];
  await page.setViewportSize({ width, height });
  await open(page, `/?${query}`);
  const label = widget(page).getByRole("gridcell", { name: /^v2\.0 / }).locator(".label");
  await label.evaluate((element) => (element.style.translate = "2px 0"));
  await expect(page).not.toHaveScreenshot(`${name}.png`);
  await label.evaluate((element) => (element.style.translate = ""));
  await expect(page).toHaveScreenshot(`${name}.png`);
});

test("looks as it did: details", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, "/?theme=light&lang=en");
  await widget(page).evaluate((element) => element.select("v2.0"));
  await expect(widget(page).getByRole("dialog")).toBeVisible();
  await expect(page).toHaveScreenshot("details.png");
});
