import process from "node:process";

const isTrial = process.env.TRIAL_ROUNDS === "all";

/** A trial tries them all. */
const SHARE = isTrial ? 1 : 0.1;

/**
 * What the examples of properties grow from: the same ones each time, so that a change alone decides whether the tests
 * pass, and new ones in each trial. A property that fails says its seed; `TRIAL_SEED` plays it again.
 */
export const SEED = Number(process.env.TRIAL_SEED ?? (isTrial ? Date.now() % 2 ** 31 : 20_260_213));

/** How many examples of a property are tried: a tenth of these, so that all properties take seconds, and all in a trial. */
export function rounds(all: number): { numRuns: number } {
  return { numRuns: Math.ceil(all * SHARE) };
}
