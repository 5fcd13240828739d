import type { TextRange } from "../../../text-range.ts";
import { holdsNumber, indexNumbers } from "../../numbers/number-index.ts";
import type { English } from "./english.ts";
import type { Korean } from "./korean.ts";

/** A number that both texts have, once in the English. */
export type SharedNumber = { here: TextRange; there: TextRange };

/** Numbers of one sentence that are looked up one by one. A list of scores has ten. */
const MAX_NUMBERS = 20;

/** The numbers of a text that its source has in one place, in the order of the text. */
export function findSharedNumbers(
  { numbers }: Korean,
  { numbers: index, tokens }: English,
): SharedNumber[] {
  return numbers.slice(0, MAX_NUMBERS).flatMap((here) => {
    if (!holdsNumber(index(), here)) return [];
    const places = tokens().filter((token) => holdsNumber(indexNumbers([token]), here));
    const [there] = places;
    return there !== undefined && places.length === 1 ? [{ here, there }] : [];
  });
}

/** What parts a word from a number in either language. */
export const PARTED = {
  korean: /[,;()]|[며고]\s|지만/,
  english: /[,;():]| and | while | or /,
} as const;

/** Which number a word is nearest to, where nothing parts the two; null for none, or where it is as near to two. */
export function findNearestNumber(
  text: string,
  numbers: readonly TextRange[],
  word: TextRange,
  { parted, reach }: { parted: RegExp; reach: number },
): number | null {
  const distances = numbers.map((number) => {
    const isBefore = word.end <= number.start;
    const [from, to] = isBefore ? [word.end, number.start] : [number.end, word.start];
    if (from > to) return 0;
    if (to - from > reach || parted.test(text.slice(from, to))) return Number.POSITIVE_INFINITY;
    return to - from;
  });
  const least = Math.min(...distances);
  const isOne = distances.filter((distance) => distance === least).length === 1;
  return Number.isFinite(least) && isOne ? distances.indexOf(least) : null;
}
