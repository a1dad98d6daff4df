// @ts-check
/** What a call gives that was not carried out: the glue may look for parts of a result in it. @type {readonly unknown[]} */
const NOTHING = Object.freeze([]);

/**
 * Wraps the functions of a WASM instance. One that traps (a panic, memory that ran out) leaves the instance in no state
 * to go on: it is told once, and everything asked of the instance afterwards does nothing. The page never sees the error.
 *
 * @param {WebAssembly.Exports} exports
 * @param {(error: unknown) => void} died
 * @returns {any}
 */
export function guard(exports, died) {
  let [dead, depth] = [false, 0];
  /** @param {Function} call */
  const guarded = (call) => (/** @type {unknown[]} */ ...values) => {
    if (dead) return NOTHING;
    depth += 1;
    try {
      return call(...values);
    } catch (error) {
      // A call within a call: whoever called from the page catches it.
      if (depth > 1) throw error;
      dead = true;
      died(error);
      return NOTHING;
    } finally {
      depth -= 1;
    }
  };
  return Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? guarded(value) : value]));
}
