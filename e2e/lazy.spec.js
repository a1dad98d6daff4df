// loading="lazy": nothing is asked for before the widget comes near, and then everything.
import { expect, ready, test, widget } from "./widget.js";

/** A page with a lazy widget far below; gives what was asked for. */
async function put(page, attributes = {}) {
  const asked = [];
  page.on("request", (request) => /\.wasm|\.txt|roadmaps\//.test(request.url()) && asked.push(new URL(request.url()).pathname.split("/").pop()));
  await page.goto("/www/blank.html");
  await page.evaluate(async (attributes) => {
    const far = document.createElement("div");
    far.style.setProperty("height", "6000px");
    const element = document.createElement("roadmap-widget");
    for (const [name, value] of Object.entries({ id: "plan", loading: "lazy", lang: "en", today: "2026-11-24", src: "/www/roadmaps/first.json", ...attributes })) element.setAttribute(name, value);
    document.querySelector("main").replaceChildren(far, element);
    await import("/pkg/roadmap-widget.js");
    // Observers tell after a frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, attributes);
  return asked;
}

test("far below nothing is asked for, and its room is kept", async ({ page }) => {
  const asked = await put(page);
  expect(asked).toEqual([]);
  expect((await widget(page).boundingBox()).height).toBeGreaterThanOrEqual(12 * 16);
  // Data that changes meanwhile is not loaded either.
  await widget(page).evaluate((element) => element.setAttribute("src", "/www/roadmaps/horizons.json"));
  expect(asked).toEqual([]);
});

for (const [what, wake] of Object.entries({
  "comes near": (page) => page.evaluate(() => scrollTo(0, 5_000)),
  "is jumped to": (page) => page.evaluate(() => (location.hash = "#plan")),
  "is to be printed": (page) => page.evaluate(() => dispatchEvent(new Event("beforeprint"))),
  "is asked to show something": (page) => widget(page).evaluate((element) => element.fit()),
  "is asked to load": (page) => widget(page).evaluate((element) => element.reload()),
  "is no longer lazy": (page) => widget(page).evaluate((element) => element.removeAttribute("loading")),
})) {
  test(`it starts when it ${what}`, async ({ page }) => {
    const asked = await put(page);
    expect(asked).toEqual([]);
    await wake(page);
    await ready(page);
    expect(asked.filter((name) => name === "first.json")).toHaveLength(1);
    await expect(widget(page).getByRole("treegrid")).toBeVisible();
  });
}

test("one that is in sight starts at once, and one that is taken away never does", async ({ page }) => {
  const asked = await put(page);
  await page.evaluate(() => {
    document.querySelector("main").replaceChildren();
    const element = document.createElement("roadmap-widget");
    element.setAttribute("loading", "lazy");
    element.lang = "en";
    element.data = { title: "Near", tracks: [{ title: "A", items: [{ title: "X", date: "2026-03" }] }] };
    document.querySelector("main").append(element);
  });
  await ready(page);
  await expect(widget(page).getByRole("gridcell", { name: /^X/ })).toBeVisible();
  expect(asked).not.toContain("first.json");
});
