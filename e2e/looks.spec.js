// Pictures for comparison: a change that nobody meant is seen here. After a change that was meant, look at the new ones
// and keep them with `npx playwright test looks --update-snapshots`.
import { bringChinese } from "./font.js";
import { TODAY, expect, open, ready, test, widget } from "./widget.js";

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

// Titles in the other scripts that are shipped: what phases, versions, an increase of customers and a task are called.
const SCRIPTS = {
  zh: ["产品路线图", "平台", "设计与开发", "版本", "公开测试", "客户", "每周任务", "服务器迁移完成"],
  ar: ["خارطة طريق المنتج", "المنصة", "التصميم والتطوير", "الإصدارات", "اختبار عام", "العملاء", "مهام أسبوعية", "اكتمل نقل الخوادم"],
};

for (const [lang, [title, platform, phase, versions, feature, customers, tasks, task]] of Object.entries(SCRIPTS)) {
  test(`looks as it did: ${lang}`, async ({ context, page }) => {
    await bringChinese(context);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto("/www/blank.html");
    const data = {
      title,
      language: lang,
      tracks: [
        { title: platform, kind: "phases", items: [{ title: phase, date: "2026-02/2026-09" }] },
        { title: versions, kind: "versions", items: [{ title: "v1.0", date: "2026-Q1", features: [feature] }, { title: "v2.0", date: "2027-Q1~" }] },
        { title: customers, kind: "metric", series: [{ shape: "line", points: [{ date: "2026-Q1", plan: 3 }, { date: "2026-Q4", plan: 12 }] }] },
        { title: tasks, kind: "tasks", items: [{ title: task, date: "2026-10-14" }] },
      ],
    };
    await page.evaluate(
      ([lang, data, today]) => {
        const element = Object.assign(document.createElement("roadmap-widget"), { data });
        for (const [name, value] of Object.entries({ lang, today, theme: "light" })) element.setAttribute(name, value);
        document.querySelector("main").append(element);
        return import("/pkg/roadmap-widget.js");
      },
      [lang, data, TODAY],
    );
    await ready(page);
    await expect(page).toHaveScreenshot(`${lang}.png`);
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
