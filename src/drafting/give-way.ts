import { setImmediate } from "node:timers/promises";

/** Turns of the event loop that a response takes from its first bytes to an answer, with some to spare. */
const TURNS = 12;

/**
 * Waits until the answers that have come at the same moment are read, and the questions that wait for their places are sent:
 * judging a draft keeps the process busy, and the model would wait for it.
 */
export async function giveWay(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
}
