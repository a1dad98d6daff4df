// What only our element is asked for: opening details, the list and back, another language. Main-thread ms each.
import { quiet } from "./quiet.mjs";
const SETTLE = 300;

const WIDGET = 'document.querySelector("roadmap-widget")';

/** Main-thread ms of an action and of all that follows it at once, in and after the frames it causes. */
async function cost({ busy, page }, action) {
  await quiet(SETTLE);
  const before = await busy();
  await action();
  await quiet(SETTLE);
  return (await busy()) - before;
}

async function click({ cdp }, [x, y]) {
  const at = { x, y, button: "left", clickCount: 1 };
  await cdp.send("Input.dispatchMouseEvent", { type: "mousePressed", buttons: 1, ...at });
  await cdp.send("Input.dispatchMouseEvent", { type: "mouseReleased", buttons: 0, ...at });
}

/** The middle of the first of these elements that is in sight, right of the column of titles. */
const middle = (selector, left = 0) => `(() => {
  for (const element of ${WIDGET}.shadowRoot.querySelectorAll(${JSON.stringify(selector)})) {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    if (width > 0 && left > ${left} && right < innerWidth && top > 0 && bottom < innerHeight) return [(left + right) / 2, (top + bottom) / 2];
  }
  return null;
})()`;

/** Runs them all; each says whether it did what it is called. */
export async function interactions(tools) {
  const { evaluate, page } = tools;
  const said = {};
  const once = async (name, action, done) => {
    const ms = await cost(tools, action);
    said[name] = (await evaluate(done)) ? { ms } : { failed: "nothing happened" };
  };
  const at = async (selector, left) => {
    const place = await evaluate(middle(selector, left));
    if (!place) throw new Error(`nothing to click: ${selector}`);
    return click(tools, place);
  };
  const open = `${WIDGET}.shadowRoot.querySelector("dialog")?.open`;
  await once("details", () => at(".mark", 240), `Boolean(${open})`);
  await page.keyboard.press("Escape");
  const list = `Boolean(${WIDGET}.shadowRoot.querySelector(".list"))`;
  await once("list", () => at(".tool.view:not([aria-pressed=true]):not([aria-checked=true]):last-child"), list);
  await once("timeline", () => at(".tool.view:first-child"), `!${list}`);
  const words = await evaluate(`${WIDGET}.shadowRoot.querySelector(".toolbar").textContent`);
  await once("language", () => evaluate(`${WIDGET}.setAttribute("lang", "en")`), `${WIDGET}.shadowRoot.querySelector(".toolbar").textContent !== ${JSON.stringify(words)}`);
  return said;
}
