import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01 } },
  // One picture for all platforms: fonts differ a little, layouts must not.
  snapshotPathTemplate: "looks/{arg}{ext}",
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    baseURL: process.env.SITE,
    locale: "ru-RU",
    timezoneId: "Asia/Almaty",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
