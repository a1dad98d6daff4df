// @ts-check
/** When it may be another day: at midnight by the reader's clock, and when a page that slept or lay in the background comes back. */

/** A clock that calls back until it is stopped. */
export class Clock {
  #listeners = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #midnight;
  #newDay;

  /**
   * @param {Document} document
   * @param {() => void} newDay
   */
  constructor(document, newDay) {
    this.#newDay = newDay;
    const { signal } = this.#listeners;
    document.addEventListener("visibilitychange", () => this.look(), { signal });
    globalThis.window?.addEventListener("pageshow", () => this.look(), { signal });
    this.#wait();
  }

  /** Calls back, and waits for the next midnight. */
  look() {
    this.#newDay();
    this.#wait();
  }

  stop() {
    this.#listeners.abort();
    clearTimeout(this.#midnight);
  }

  #wait() {
    clearTimeout(this.#midnight);
    const midnight = new Date();
    midnight.setHours(24, 0, 0, 0);
    this.#midnight = setTimeout(() => this.look(), midnight.getTime() - Date.now() + 10);
  }
}
