import type { TextRange } from "../text-range.ts";

/** Words to look for, longest first. Acronyms match in their own case only, the rest in any case. */
export type SearchWords = { acronyms: readonly string[]; others: readonly string[] };

/** A text in which words are counted, in its own case and in lower case. */
type Prepared = { exact: string; lower: string };

/** Separators of words: for a single space or hyphen, and for anything else. */
const GAP = " ";
const BREAK = "|";

/** Prepares words, each of one part or several, in the singular. */
export function toWords(words: readonly string[]): SearchWords {
  const isAcronym = (word: string) => /^[\p{Lu}\d]{2,5}$/u.test(word);
  const longestFirst = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => joinParts(word).slice(1, -1));
  return {
    acronyms: longestFirst.filter(isAcronym),
    others: longestFirst.filter((word) => !isAcronym(word)).map((word) => word.toLowerCase()),
  };
}

/**
 * How often whole words occur in a text, in singular or plural; one within a longer one that was found is
 * not counted again. Uses `indexOf`: as regular expressions, the words of all tags take 8 ms a text.
 */
export function countWords({ exact, lower }: Prepared, { acronyms, others }: SearchWords): number {
  return findEach(exact, acronyms).length + findEach(lower, others).length;
}

/** Prepares a text in which words are counted. */
export function prepareText(text: string): Prepared {
  const exact = joinParts(text);
  return { exact, lower: exact.toLowerCase() };
}

function findEach(text: string, words: readonly string[]): TextRange[] {
  const found: TextRange[] = [];
  for (const word of words) {
    if (!text.includes(word)) continue; // as hundreds are
    const ranges = findWord(text, word);
    found.push(...ranges.filter((range) => !found.some((longer) => covers(longer, range))));
  }
  return found;
}

function findWord(text: string, word: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + 1)) {
    const end = findEnd(text, start + word.length);
    if (end !== null && isSeparator(text[start - 1])) ranges.push({ start, end });
  }
  return ranges;
}

/** Where a word ends, with a plural ending if it has one; null when the word goes on. */
function findEnd(text: string, end: number): number | null {
  const ending = ["", "s", "es"].find(
    (plural) => text.startsWith(plural, end) && isSeparator(text[end + plural.length]),
  );
  return ending === undefined ? null : end + ending.length;
}

function covers(outer: TextRange, { start, end }: TextRange): boolean {
  return outer.start <= start && end <= outer.end;
}

function isSeparator(character: string | undefined): boolean {
  return character === GAP || character === BREAK;
}

/** The letters and digits of a text, with one separator between words and at both ends. */
function joinParts(text: string): string {
  const joined = text.replaceAll(/[^\p{L}\p{N}]+/gu, (between) =>
    between === " " || between === "-" ? GAP : BREAK,
  );
  return `${BREAK}${joined}${BREAK}`;
}
