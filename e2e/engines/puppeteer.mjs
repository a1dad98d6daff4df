// Chromium and Firefox, both by puppeteer: Firefox speaks WebDriver BiDi and needs no driver.
import puppeteer from "puppeteer-core";

/** @param {"chrome" | "firefox"} browser */
export async function open(browser, executablePath) {
  const args = browser === "chrome" ? ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"] : [];
  const running = await puppeteer.launch({ browser, executablePath, args, headless: true, protocolTimeout: 60_000 });
  return {
    async page() {
      const page = await running.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      const trouble = [];
      page.on("pageerror", (error) => trouble.push(error.message));
      page.on("console", (message) => message.type() === "error" && trouble.push(`${message.text()} ${message.location()?.url ?? ""}`));
      return {
        trouble: async () => trouble,
        goto: (address) => page.goto(address, { waitUntil: "load" }),
        evaluate: (source, ...args) => page.evaluate(`(${source})(...${JSON.stringify(args)})`),
        async wheel({ x, y, by, ctrl }) {
          await page.mouse.move(x, y);
          if (ctrl) await page.keyboard.down("Control");
          await page.mouse.wheel({ deltaY: by });
          if (ctrl) await page.keyboard.up("Control");
        },
        async drag({ x, y, by }) {
          await page.mouse.move(x, y);
          await page.mouse.down();
          await page.mouse.move(x + by / 2, y, { steps: 4 });
          await page.mouse.move(x + by, y, { steps: 4 });
          await page.mouse.up();
        },
        hover: ({ x, y }) => page.mouse.move(x, y),
        click: ({ x, y }) => page.mouse.click(x, y),
        press: (key) => page.keyboard.press(key),
        close: () => page.close(),
      };
    },
    stop: () => running.close(),
  };
}
