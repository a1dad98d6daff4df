// A picture of each contestant at the largest size it did, so that a person can see that all show the same kind of thing.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { opened, PATIENCE, within } from "./measure.mjs";
import { quiet } from "./quiet.mjs";

export async function shots({ raw, origin, executablePath, folder, address }) {
  await mkdir(folder, { recursive: true });
  for (const id of raw.meta.contestants) {
    const done = raw.runs.filter((run) => run.id === id && run.result.first >= 0 && raw.meta.sizes.includes(run.size));
    if (done.length === 0) continue;
    const size = done.map((run) => run.size).sort((a, b) => b - a)[0];
    const { browser, page, evaluate } = await opened(executablePath);
    try {
      await page.goto(origin + (await address(id, size)), { waitUntil: "commit" });
      await within(PATIENCE, evaluate("window.benchReady"), "picture");
      await quiet(300);
      await page.screenshot({ path: join(folder, `${id}.png`), timeout: PATIENCE });
    } catch (error) {
      console.log(`no picture of ${id}: ${String(error.message).split("\n")[0]}`);
    } finally {
      await browser.close();
    }
  }
}
