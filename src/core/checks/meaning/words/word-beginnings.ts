import { makeOnce } from "../../../make-once.ts";
import type { TextRange } from "../../../text-range.ts";
import { toSlots } from "../../text/marks.ts";

/** The beginnings of words, `accura|precis`, as they are looked for in a folded English text. */
export type WordBeginnings = {
  /** Whether a word of the text, or several, begin so. */
  test: (text: string) => boolean;
  /** The same with one of some other beginnings before each: `un`, `non `. */
  testBehind: (prefixes: readonly string[], text: string) => boolean;
  /** Each place of such a word, to its end; of two at one place the one that is listed first. */
  placesIn: (text: string) => TextRange[];
  /** Their marks: a text has none of the words that has none of these. */
  slots: () => Uint16Array;
};

/** Letters by which the beginnings of English words are told apart. */
export const MARKED_LETTERS = 4;

/**
 * Makes beginnings ready to be looked for, as `\b(?:accura|precis)[a-z]*` would find them: a thousand such patterns take longer
 * to be made ready than all that a card asks them.
 */
export function toWordBeginnings(beginnings: readonly string[]): WordBeginnings {
  return {
    test: (text) => beginnings.some((beginning) => findBeginning(text, beginning, 0) >= 0),
    testBehind: (prefixes, text) =>
      prefixes.some((prefix) =>
        beginnings.some((beginning) => findBeginning(text, prefix + beginning, 0) >= 0),
      ),
    placesIn: (text) => {
      const places: TextRange[] = [];
      for (let place = findFirst(text, beginnings, 0); place !== null; ) {
        places.push(place);
        place = findFirst(text, beginnings, place.end);
      }
      return places;
    },
    slots: makeOnce(() => toSlots(beginnings, MARKED_LETTERS)),
  };
}

function findFirst(text: string, beginnings: readonly string[], from: number): TextRange | null {
  let first: TextRange | null = null;
  for (const beginning of beginnings) {
    const start = findBeginning(text, beginning, from);
    if (start < 0 || (first !== null && start >= first.start)) continue;
    first = { start, end: endOfWord(text, start + beginning.length) };
  }
  return first;
}

/** Where a word begins so, from a position on; -1 for nowhere. */
function findBeginning(text: string, beginning: string, from: number): number {
  let at = text.indexOf(beginning, from);
  while (at > 0 && isOfWord(text.charCodeAt(at - 1))) at = text.indexOf(beginning, at + 1);
  return at;
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (isSmallLetter(text.charCodeAt(end))) end++;
  return end;
}

function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Whether a character is what `\w` is: a letter of ASCII, a digit or `_`. */
function isOfWord(code: number): boolean {
  return (
    isSmallLetter(code) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f
  );
}
