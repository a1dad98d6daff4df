// The iframe: sandboxed, sized by messages that only the framed window may send, silent when nothing changes.
import { expect, test } from "@playwright/test";

const POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; frame-src 'self'; connect-src 'self'";

/** A page of others with a place for the roadmap. */
async function host(page, place, { style = "", policy = POLICY } = {}) {
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  const body = `<!doctype html><html lang="ru"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
    ${style ? '<link rel="stylesheet" href="/host.css">' : ""}<h1>Page of others</h1>${place}<p>after</p><script type="module" src="/pkg/embed.js"></script></html>`;
  await page.route("**/host.css", (route) => route.fulfill({ contentType: "text/css", body: style }));
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.addInitScript(() => {
    window.messages = [];
    addEventListener("message", (event) => window.messages.push([event.origin, event.data]));
  });
  await page.goto("/host.html");
  return trouble;
}

const frame = (page) => page.frameLocator("iframe");
const height = (page) => page.locator("iframe").evaluate((one) => one.getBoundingClientRect().height);
const PLACE = '<div data-roadmap-src="/www/roadmaps/mdtechnology.json" data-roadmap-lang="kk" data-roadmap-theme="dark" data-roadmap-view="timeline" data-roadmap-today="2026-11-24" data-roadmap-title="Roadmap of MDTechnology"></div>';

test("a place becomes a sandboxed frame that is as high as its content", async ({ page }) => {
  const trouble = await host(page, PLACE);
  const box = page.locator("iframe");
  await expect(box).toHaveAttribute("title", "Roadmap of MDTechnology");
  await expect(box).toHaveAttribute("loading", "lazy");
  await expect(box).toHaveAttribute("referrerpolicy", "no-referrer");
  await expect(box).toHaveAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  await expect(frame(page).getByRole("treegrid")).toBeVisible();
  await expect(frame(page).locator("section.roadmap")).toHaveAttribute("data-theme", "dark");
  await expect(frame(page).locator("section.roadmap")).toHaveAttribute("lang", "kk");
  await expect(frame(page).locator(".from")).toHaveText(/^localhost/);
  const content = await frame(page).locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
  await expect.poll(() => height(page)).toBe(content);
  // The frame has no origin of its own, and the messages say so.
  const origins = await page.evaluate(() => [...new Set(window.messages.map(([origin]) => origin))]);
  expect(origins).toEqual(["null"]);
  expect(await page.evaluate(() => window.messages.some(([, data]) => data.sentinel === "amp" && data.type === "embed-size" && data.height > 0))).toBe(true);
  expect(trouble).toEqual([]);
});

test("a link is the fallback and becomes a frame too", async ({ page }) => {
  await host(page, '<a data-roadmap href="/www/roadmaps/first.json">Our roadmap</a>');
  await expect(page.locator("iframe")).toHaveAttribute("title", "Our roadmap");
  await expect(frame(page).locator("section.roadmap")).toBeVisible();
  await expect(page.locator("a")).toHaveCount(0);
});

test("it works without any script of ours in the page", async ({ page }) => {
  const body = '<!doctype html><iframe title="Roadmap" src="/pkg/embed.html?src=/www/roadmaps/first.json&lang=en&view=list" sandbox="allow-scripts"></iframe>';
  await page.route("**/plain.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("/plain.html");
  await expect(frame(page).locator(".list")).toBeVisible();
});

test("forged messages change nothing", async ({ page }) => {
  await host(page, `${PLACE}<iframe id="stranger" srcdoc="<p>stranger"></iframe>`, { policy: POLICY });
  const own = page.locator("iframe").first();
  const inner = page.frameLocator("iframe >> nth=0");
  await expect(inner.getByRole("treegrid")).toBeVisible();
  // The height of the whole, not that of the waiting.
  const content = await inner.locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
  await expect.poll(() => own.evaluate((one) => one.style.height)).toBe(`${content}px`);
  const before = await own.evaluate((one) => one.style.height);
  const forged = [
    { type: "roadmap-widget:height", version: 1, height: 77 },
    { type: "roadmap-widget:height", version: 1, height: 19_999 },
    { sentinel: "amp", type: "embed-size", height: 55 },
    "roadmap-widget:height",
    null,
  ];
  // From the page itself and from another frame.
  await page.evaluate((forged) => forged.forEach((data) => postMessage(data, "*")), forged);
  await page.locator("#stranger").evaluate((stranger, forged) => {
    const script = stranger.contentDocument.createElement("script");
    script.textContent = `for (const data of ${JSON.stringify(forged)}) parent.postMessage(data, "*")`;
    stranger.contentDocument.body.append(script);
  }, forged);
  // From the right frame, but not what the protocol allows.
  const inside = page.frames().find((one) => one.url().includes("embed.html"));
  await inside.evaluate(() => {
    const type = "roadmap-widget:height";
    for (const height of [0, -5, 1.5, 20_001, Infinity, NaN, "300", null]) parent.postMessage({ type, version: 1, height }, "*");
    parent.postMessage({ type, version: 2, height: 300 }, "*");
    parent.postMessage({ type: "roadmap-widget:other", version: 1, height: 300 }, "*");
    parent.postMessage({ last: true }, "*");
  });
  await expect.poll(() => page.evaluate(() => window.messages.some(([, data]) => data?.last))).toBe(true);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await own.evaluate((one) => one.style.height)).toBe(before);
});

for (const [name, style] of [
  ["html and body of full height", "html,body{height:100%}iframe{max-height:none}"],
  ["a frame in a place of 100vh", "body{min-height:100vh;display:flex;flex-direction:column}"],
  ["margins everywhere", "*{margin:1vh}"],
]) {
  test(`the frame does not grow by itself: ${name}`, async ({ page }) => {
    await host(page, PLACE, { style });
    await expect(frame(page).getByRole("treegrid")).toBeVisible();
    await expect.poll(() => page.locator("iframe").evaluate((one) => one.style.height)).toMatch(/^\d+px$/);
    const told = () => page.evaluate(() => window.messages.filter(([, data]) => data.version === 1).length);
    // It has settled once a hundred frames bring no message.
    const frames = (count) => page.evaluate((count) => new Promise((resolve) => { const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : resolve()); next(count); }), count);
    await frames(30);
    const before = await told();
    const high = await height(page);
    await frames(100);
    expect(await told()).toBe(before);
    expect(await height(page)).toBe(high);
    expect(before).toBeLessThanOrEqual(6);
  });
}

test("data of strangers is refused by name", async ({ page }) => {
  let asked = 0;
  await page.route("https://stranger.example/**", (route) => { asked += 1; return route.abort(); });
  for (const [src, words] of [
    ["https://stranger.example/roadmap.json", "only data of its own site"],
    ["javascript:alert(1)", "only data of its own site"],
    ["http://[", "only data of its own site"],
    ["", "add ?src="],
  ]) {
    await page.goto(`/pkg/embed.html?lang=en&src=${encodeURIComponent(src)}`);
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(page.locator(".from")).toHaveText(src.startsWith("https") ? "stranger.example" : "");
    await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  }
  expect(asked).toBe(0);
});
