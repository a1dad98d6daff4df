// @ts-check
/** `loading="lazy"`: a widget far below what is seen starts when it comes near, as images do. */

/** How near, in px: about as far as a reader scrolls while it starts. */
const NEAR_PX = 1_000;

/**
 * Calls back once the element comes near, or is to be printed. Gives what ends the waiting; nothing where the element need not wait.
 * @param {HTMLElement} element
 * @param {() => void} wake
 * @returns {(() => void) | undefined}
 */
export function waitsToBeNear(element, wake) {
  if (element.getAttribute("loading") !== "lazy" || !globalThis.IntersectionObserver) return undefined;
  const printing = new AbortController();
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && wake(), { rootMargin: `${NEAR_PX}px 0px` });
  observer.observe(element);
  globalThis.addEventListener("beforeprint", wake, { signal: printing.signal });
  return () => {
    observer.disconnect();
    printing.abort();
  };
}
