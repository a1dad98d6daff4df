// @ts-check
/** The inside of `embed.html`, a classic script: it runs in a sandbox without an origin, on servers without CORS. */
(() => {
  const VERSION = 1;
  const MAX_HEIGHT = 20_000;
  /** What the widget may be told through the address. */
  const OPTIONS = ["lang", "theme", "view", "start", "end", "today"];
  // Heights in the frame must not depend on the frame's own height, or it would grow for ever.
  const CSS =
    "html,body{margin:0;height:auto}body{overflow:hidden auto;font:1rem/1.45 system-ui,sans-serif;color-scheme:light dark}main{padding:1px}roadmap-widget{--roadmap-max-height:40rem}.from{margin:.5rem;font-size:.8125rem;opacity:.75}";
  const asked = new URLSearchParams(location.search);
  const content = /** @type {HTMLElement} */ (document.getElementById("embedded"));

  /** Tells the parent how high the content is, whenever that changes. */
  function tellHeight() {
    let [told, waiting] = [0, false];
    const tell = () => {
      waiting = false;
      const height = Math.min(MAX_HEIGHT, Math.max(1, Math.ceil(content.getBoundingClientRect().height)));
      if (height === told) return;
      told = height;
      parent.postMessage({ type: "roadmap-widget:height", version: VERSION, height }, "*");
      // AMP pages listen to this one.
      parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    };
    new ResizeObserver(() => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(tell);
    }).observe(content);
  }

  /** The address of the data, if it may come from there: from the page's own origin or one that the page names. */
  function source() {
    const named = document.querySelector('meta[name="roadmap-origins"]')?.getAttribute("content") ?? "";
    const src = asked.get("src");
    const url = src && URL.canParse(src, location.href) ? new URL(src, location.href) : undefined;
    return url && [location.origin, ...named.split(/\s+/)].includes(url.origin) ? url : undefined;
  }

  /** Asks the page around for data that this one can't read. @param {HTMLElement} widget */
  function askParent(widget) {
    addEventListener("message", (event) => {
      const fits = event.source === parent && event.origin === location.origin && event.data?.type === "roadmap-widget:data" && event.data.version === VERSION;
      if (fits && typeof event.data.text === "string") Object.assign(widget, { data: event.data.text });
    });
    widget.addEventListener("roadmap-error", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.code === "network-or-cors") parent.postMessage({ type: "roadmap-widget:data?", version: VERSION }, "*");
    });
  }

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  document.adoptedStyleSheets = [sheet];
  document.documentElement.lang = asked.get("lang") ?? "ru";
  const note = document.createElement("p");
  note.className = "from";
  const url = source();
  tellHeight();
  if (!url) {
    note.setAttribute("role", "alert");
    const src = asked.get("src");
    const host = src && URL.canParse(src, location.href) ? new URL(src, location.href).host : "";
    note.textContent = `Roadmap: ${src ? `data from ${host || "this address"} is not allowed here` : "the address of the data is missing (?src=…)"}.`;
    content.append(note);
    return;
  }
  const widget = document.createElement("roadmap-widget");
  for (const name of OPTIONS) {
    const value = asked.get(name);
    if (value) widget.setAttribute(name, value);
  }
  askParent(widget);
  widget.setAttribute("src", url.href);
  note.textContent = url.host;
  content.append(widget, note);
})();
