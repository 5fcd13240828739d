import process from "node:process";

/** A trial tries them all. */
const SHARE = process.env.TRIAL_ROUNDS === "all" ? 1 : 0.1;

/** How many examples of a property are tried: a tenth of these, so that all properties take seconds, and all in a trial. */
export function rounds(all: number): { numRuns: number } {
  return { numRuns: Math.ceil(all * SHARE) };
}
