import { fileURLToPath } from "node:url";

import { defineConfig } from "@playwright/test";

const fonts = process.env.FONTCONFIG_FILE ?? fileURLToPath(new URL("fonts.conf", import.meta.url));

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixels: 40 } },
  // One picture for all machines: pages under test bring their own font (font.js).
  snapshotPathTemplate: "looks/{arg}{ext}",
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    baseURL: process.env.SITE,
    locale: process.env.TEST_LOCALE ?? "ru-RU",
    timezoneId: process.env.TEST_TIME_ZONE ?? "Asia/Almaty",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      env: { ...process.env, FONTCONFIG_FILE: fonts },
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The same pixels whatever the machine's settings of fonts, screen and colours.
        "--font-render-hinting=none",
        "--disable-font-subpixel-positioning",
        "--disable-lcd-text",
        "--force-device-scale-factor=1",
        "--force-color-profile=srgb",
      ],
    },
  },
});
