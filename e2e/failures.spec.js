// Every way in which WebAssembly can fail ends in a readable list, one line on the console that names the cure, and an
// event with a code; a panic in a fresh start. The page's own error handler hears of nothing.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const WASM = new URL("../pkg/roadmap-widget.wasm", import.meta.url);

/** Opens a page of its own with two roadmaps and notes what happens on it. */
async function show(page, { policy = POLICY, script = '<script type="module" src="/pkg/roadmap-widget.js"></script>' } = {}) {
  const lines = [];
  page.on("console", (message) => message.text().startsWith("roadmap-widget") && lines.push(`${message.type()}: ${message.text()}`));
  await page.addInitScript(() => {
    window.heard = [];
    window.errors = [];
    window.onerror = (message) => { window.errors.push(String(message)); };
    window.addEventListener("unhandledrejection", (event) => window.errors.push(`unhandled: ${event.reason?.stack ?? event.reason}`));
    document.addEventListener("roadmap-error", (event) => window.heard.push(event.detail.code));
    document.addEventListener("roadmap-ready", () => window.heard.push("ready"));
  });
  const body = `<!doctype html><html lang="ru"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">${script}
    <roadmap-widget src="/www/roadmaps/mdtechnology.json" today="2026-11-24"></roadmap-widget>
    <roadmap-widget src="/www/roadmaps/first.json" today="2026-11-24"></roadmap-widget></html>`;
  await page.route("**/case.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto("/case.html");
  return lines;
}

const heard = (page) => page.evaluate(() => window.heard);

async function expectList(page, lines, code, cure) {
  await expect(page.locator("roadmap-widget").first().getByText("ТОО + Astana Hub, 2025-01 – 2025-02")).toBeVisible();
  await expect(page.locator("roadmap-widget").last().getByRole("listitem").first()).toBeVisible();
  await expect.poll(() => heard(page)).toEqual([code, code]);
  expect(lines.filter((line) => line.startsWith("error"))).toHaveLength(1);
  expect(lines[0]).toContain(code);
  expect(lines[0]).toContain(cure);
  expect(await page.evaluate(() => window.errors)).toEqual([]);
}

/** The kind of the first section: a byte of a constant would change a number, and nobody without the hash could tell. */
const KIND = 8;

const damaged = async () => {
  const bytes = await readFile(WASM);
  bytes[KIND] ^= 0xff;
  return bytes;
};

for (const { name, answer, code, cure } of [
  { name: "a missing file", answer: async () => ({ status: 404, body: "not found" }), code: "wasm-http-404", cure: "beside roadmap-widget.js" },
  { name: "a page in place of the file", answer: async () => ({ contentType: "text/html", body: "<!doctype html><p>Welcome" }), code: "wasm-html", cure: "beside roadmap-widget.js" },
  { name: "a page that claims to be WASM", answer: async () => ({ contentType: "application/wasm", body: "<!doctype html><p>Welcome" }), code: "wasm-broken", cure: "copy the files" },
  { name: "an empty file", answer: async () => ({ contentType: "application/wasm", body: "" }), code: "wasm-broken", cure: "copy the files" },
  { name: "a flipped byte", answer: async () => ({ contentType: "application/wasm", body: await damaged() }), code: "wasm-broken", cure: "copy the files" },
  { name: "a file of another release", answer: async () => ({ contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) }), code: "wasm-version", cure: "publish both together" },
]) {
  test(`${name} ends in the plain list`, async ({ page }) => {
    const answered = await answer();
    await page.route("**/*.wasm", (route) => route.fulfill(answered));
    await expectList(page, await show(page), code, cure);
  });
}

test("no network ends in the plain list", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await expectList(page, await show(page), "wasm-network", "connect-src");
});

test("a policy without 'wasm-unsafe-eval' ends in the plain list", async ({ page }) => {
  await expectList(page, await show(page, { policy: POLICY.replace(" 'wasm-unsafe-eval'", "") }), "wasm-csp", "'wasm-unsafe-eval'");
});

test("a browser without WebAssembly shows the plain list", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, "WebAssembly", { value: undefined }));
  await expectList(page, await show(page), "wasm-unavailable", "no WebAssembly");
});

test("the wrong type is mended, and said", async ({ page }) => {
  await page.route("**/*.wasm", async (route) => {
    const body = await readFile(new URL(`../pkg/${new URL(route.request().url()).pathname.split("/").pop()}`, import.meta.url));
    await route.fulfill({ contentType: "application/octet-stream", body });
  });
  const lines = await show(page);
  await expect.poll(() => heard(page)).toEqual(["ready", "ready"]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("application/wasm");
});

test("a script protected by its hash protects the WASM too", async ({ page }) => {
  const hashes = JSON.parse(await readFile(new URL("../pkg/integrity.json", import.meta.url), "utf8"));
  const script = `<script type="module" src="/pkg/roadmap-widget.js" integrity="${hashes["roadmap-widget.js"]}" crossorigin="anonymous"></script>`;
  await show(page, { script });
  await expect.poll(() => heard(page)).toEqual(["ready", "ready"]);
});

test("a protected WASM with a flipped byte is not run", async ({ page }) => {
  const hashes = JSON.parse(await readFile(new URL("../pkg/integrity.json", import.meta.url), "utf8"));
  const script = `<script type="module" src="/pkg/roadmap-widget.js" integrity="${hashes["roadmap-widget.js"]}" crossorigin="anonymous"></script>`;
  const body = await damaged();
  await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body }));
  await expectList(page, await show(page, { script }), "wasm-network", "was not changed");
});

/** Runs in the page: by `breakOnce()` the next change of the DOM that the WASM makes fails within it, as a panic does. */
const breakable = () => {
  window.breakOnce = () => {
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function () {
      Element.prototype.setAttribute = set;
      throw new Error("asked for");
    };
  };
};

test("a panic starts every roadmap anew, a second one ends in lists", async ({ page }) => {
  const lines = await show(page);
  await expect.poll(() => heard(page)).toEqual(["ready", "ready"]);
  // The late part changes the page once more when it comes.
  await expect(page.locator("roadmap-widget [data-early]")).toHaveCount(0);
  await page.evaluate(breakable);
  const milliseconds = await page.locator("roadmap-widget").first().evaluate(
    (element) =>
      new Promise((resolve) => {
        let [left, begun] = [2, performance.now()];
        document.addEventListener("roadmap-ready", () => (left -= 1) || resolve(performance.now() - begun));
        // In one go: words that come late change the page as well.
        window.breakOnce();
        element.select("v2.0");
      }),
  );
  test.info().annotations.push({ type: "recovered", description: `${Math.round(milliseconds)} ms` });
  await expect(page.locator("roadmap-widget").first().getByRole("treegrid")).toBeVisible();
  await expect(page.locator("roadmap-widget").last().getByRole("treegrid")).toBeVisible();
  await page.locator("roadmap-widget").first().getByRole("button", { name: "Приблизить", exact: true }).click();
  await page.locator("roadmap-widget").first().evaluate((element) => {
    window.breakOnce();
    element.select("v2.0");
  });
  await expect(page.locator("roadmap-widget").first().getByText("ТОО + Astana Hub, 2025-01 – 2025-02")).toBeVisible();
  await expect(page.locator("roadmap-widget").last().getByRole("listitem").first()).toBeVisible();
  expect(await page.evaluate(() => window.errors)).toEqual([]);
  expect(lines.filter((line) => line.startsWith("error"))).toHaveLength(1);
});

test("a second copy of another version is told and not used", async ({ page }) => {
  const other = (await readFile(new URL("../pkg/slim.js", import.meta.url), "utf8")).replace('"0.1.0"', '"9.9.9"');
  await page.route("**/other.js", (route) => route.fulfill({ contentType: "text/javascript", body: other }));
  await page.route("**/both.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: 'import "/pkg/roadmap-widget.js"; import { define } from "/other.js"; define("/pkg/roadmap-widget.wasm");' }),
  );
  const lines = await show(page, { script: '<script type="module" src="/both.js"></script>' });
  await expect.poll(() => heard(page)).toEqual(["ready", "ready"]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("0.1.0");
  expect(lines[0]).toContain("9.9.9");
});
