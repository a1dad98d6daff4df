// The journeys that matter in three engines; `node engines.mjs firefox` runs those of one. `cargo xtask test` finds the programs
// and names them: CHROMIUM, FIREFOX, WEBKIT_DRIVER with WEBKIT_BROWSER and XVFB. SITE_FOLDER is the built site, ROADMAP the command.
import { JOURNEYS } from "./engines/journeys.mjs";
import { serve } from "./engines/pages.mjs";
import { open as openPuppeteer } from "./engines/puppeteer.mjs";
import { open as openWebKit } from "./engines/webkit.mjs";

const { CHROMIUM, FIREFOX, WEBKIT_DRIVER, WEBKIT_BROWSER, XVFB, SITE_FOLDER } = process.env;
const ENGINES = {
  chromium: CHROMIUM && (() => openPuppeteer("chrome", CHROMIUM)),
  firefox: FIREFOX && (() => openPuppeteer("firefox", FIREFOX)),
  webkit: WEBKIT_DRIVER && WEBKIT_BROWSER && XVFB && (() => openWebKit({ driver: WEBKIT_DRIVER, browser: WEBKIT_BROWSER, xvfb: XVFB })),
};

/** What the console says in a journey that is about it. */
const EXPECTED = /wasm-unavailable|roadmap-widget\.late\.wasm/;

/** How much later the late part of the program comes in the second round, in ms: what is done before is held. */
const LATE_MS = 1_500;

/** Runs all journeys in one engine, each in a page of its own; gives how many failed. */
async function run(name, open, site) {
  const engine = await open();
  let failed = 0;
  try {
    for (const [journey, walk] of Object.entries(JOURNEYS)) {
      const page = await engine.page();
      try {
        await walk(page, site);
        const trouble = (await page.trouble()).filter((text) => !EXPECTED.test(text));
        if (trouble.length > 0) throw new Error(`the console says: ${trouble.join("; ")}`);
        console.log(`  ✓ ${name}: ${journey}`);
      } catch (error) {
        failed += 1;
        console.log(`  ✗ ${name}: ${journey}\n    ${error.message}`);
      }
      await page.close();
    }
  } finally {
    await engine.stop();
  }
  return failed;
}

const wanted = process.argv.slice(2);
let failed = 0;
let walked = 0;
for (const [round, lateMs] of Object.entries({ "": 0, ", late part later": LATE_MS })) {
  const server = await serve(SITE_FOLDER, lateMs);
  for (const [name, open] of Object.entries(ENGINES)) {
    if (!open || (wanted.length > 0 && !wanted.includes(name))) continue;
    failed += await run(name + round, open, server.address);
    walked += Object.keys(JOURNEYS).length;
  }
  server.stop();
}
console.log(`journeys: ${walked - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || walked === 0 ? 1 : 0;
