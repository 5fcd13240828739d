import type { TextRange } from "../../text-range.ts";
import type { Unit } from "./units/units.ts";

/** One way to read a number: its value in the base of its unit. */
export type NumberReading = { value: number; unit: Unit };

/** A number in a text. It has more than one reading where the text is ambiguous. */
export type NumberToken = TextRange & {
  readings: readonly NumberReading[];
  /** The numbers that it is made of, as the 3 and 4 of `3/4`: a source may hold these instead of the whole. */
  pieces?: readonly NumberToken[];
};

/** What follows a number: how it multiplies it, and the unit that it gives it. */
export type Suffix = { factor: number; unit: Unit };

/** A number and its suffix, which the number before it may share: `5~10배`. */
export type SuffixedToken = NumberToken & {
  base: number;
  suffix: Suffix | null;
  /** What is before it and makes it money, which the number behind it may share: `$5-10 million`. */
  currencies: readonly Unit[];
};

/** Orders tokens by where they begin. */
export function byStart(a: TextRange, b: TextRange): number {
  return a.start - b.start;
}
