// A window of time after an action, the same for every contestant: what an action causes may come frames later, and counts.
import { setTimeout as pass } from "node:timers/promises";

/** Lets so many ms pass. */
export const quiet = (ms) => pass(ms);
