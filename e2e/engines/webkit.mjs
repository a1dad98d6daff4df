// WebKit: WebKitWebDriver with the MiniBrowser of Debian's packages, by plain W3C WebDriver calls, on a screen of Xvfb.
import { spawn } from "node:child_process";
import { once } from "node:events";

const KEYS = { Escape: "\uE00C", Enter: "\uE007", Control: "\uE009", ArrowRight: "\uE014" };

/** A program, ready once `said` finds something in what it writes to a stream. */
async function started(program, args, stream, said, env = process.env) {
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  let text = "";
  const found = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`${program} ended with ${code}: ${text}`)));
    child.stdio[stream].on("data", (chunk) => {
      text += chunk;
      const match = said.exec(text);
      if (match) resolve(match[1]);
    });
  });
  return { child, found };
}

/** A port that nothing listens on. */
async function freePort() {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** One WebDriver call, asked again while the driver is not there yet. */
async function call(base, method, path, body, patience = 100) {
  const answer = await fetch(base + path, { method, body: body && JSON.stringify(body) }).catch((error) => error);
  if (answer instanceof Error) {
    if (patience === 0) throw answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return call(base, method, path, body, patience - 1);
  }
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

export async function open({ driver, browser, xvfb }) {
  const screen = await started(xvfb, ["-displayfd", "3", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"], 3, /(\d+)\n/);
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${screen.found}`, WEBKIT_DISABLE_COMPOSITING_MODE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" };
  const running = spawn(driver, [`--port=${port}`], { env, stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  const options = { binary: browser, args: ["--automation"] };
  const { sessionId } = await call(base, "POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
  const session = (method, path, body) => call(`${base}/session/${sessionId}`, method, path, body, 0);
  const act = (...actions) => session("POST", "/actions", { actions });
  const mouse = (actions) => ({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
  const move = (x, y, duration = 0) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration, origin: "viewport" });
  const down = { type: "pointerDown", button: 0 };
  const up = { type: "pointerUp", button: 0 };
  const evaluate = (source, ...args) =>
    session("POST", "/execute/async", { script: `const done = arguments[arguments.length - 1]; Promise.resolve((${source})(...arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) }))`, args: [args] }).then(({ value, error }) => {
      if (error) throw new Error(error);
      return value;
    });
  return {
    async page() {
      await session("POST", "/window/rect", { width: 1300, height: 1000 });
      return {
        trouble: () => evaluate("() => window.trouble ?? []"),
        goto: (url) => session("POST", "/url", { url }),
        evaluate,
        // The driver has no wheel: the page is sent what a wheel sends.
        wheel: ({ x, y, by, ctrl }) =>
          evaluate(
            `(x, y, deltaY, ctrlKey) => {
              let at = document.elementFromPoint(x, y);
              while (at.shadowRoot?.elementFromPoint(x, y)) at = at.shadowRoot.elementFromPoint(x, y);
              at.dispatchEvent(new WheelEvent("wheel", { clientX: x, clientY: y, deltaY, ctrlKey, bubbles: true, composed: true, cancelable: true }));
            }`,
            x, y, by, ctrl ?? false,
          ),
        drag: ({ x, y, by }) => act(mouse([move(x, y), down, move(x + by / 2, y, 50), move(x + by, y, 50), up])),
        hover: ({ x, y }) => act(mouse([move(x, y)])),
        click: ({ x, y }) => act(mouse([move(x, y), down, up])),
        press: (key) => act({ type: "key", id: "keys", actions: [{ type: "keyDown", value: KEYS[key] ?? key }, { type: "keyUp", value: KEYS[key] ?? key }] }),
        close: () => session("POST", "/url", { url: "about:blank" }),
      };
    },
    async stop() {
      await session("DELETE", "").catch(() => {});
      running.kill();
      screen.child.kill();
    },
  };
}
