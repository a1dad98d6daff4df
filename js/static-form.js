// @ts-check
/**
 * Puts the mount node into the shadow root. What a server wrote there stays in sight until the first complete paint; then it gives way in
 * the task of that paint.
 * @param {HTMLElement} host
 * @param {ShadowRoot} root
 * @param {HTMLElement} mount
 * @param {string[]} outcomes how loading can end
 * @returns {AbortController | undefined} holds the height of what a server wrote, until the reader does something
 */
export function takeOver(host, root, mount, outcomes) {
  const early = root.querySelector("[data-static]");
  if (!early) {
    root.replaceChildren(mount);
    return undefined;
  }
  mount.style.cssText = "position:absolute;inset:0 0 auto;visibility:hidden";
  root.append(mount);
  const lock = new AbortController();
  const { signal } = lock;
  const swap = () => {
    for (const name of outcomes) host.removeEventListener(name, swap);
    // Nothing below may move: the place stays as high as it was until the reader does something.
    mount.style.cssText = `min-block-size:${early.getBoundingClientRect().height}px`;
    root.replaceChildren(mount);
    for (const [target, name] of /** @type {const} */ ([[globalThis.window, "resize"], [host, "pointerdown"], [host, "keydown"]])) {
      target.addEventListener(name, () => (mount.removeAttribute("style"), lock.abort()), { signal });
    }
  };
  for (const name of outcomes) host.addEventListener(name, swap, { signal });
  return lock;
}
