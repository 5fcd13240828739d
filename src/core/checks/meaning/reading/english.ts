import { findAll } from "../../../find-all.ts";
import { makeOnce } from "../../../make-once.ts";
import { rememberLast } from "../../../remember-last.ts";
import type { TextRange } from "../../../text-range.ts";
import { indexNumbers, type NumberIndex } from "../../numbers/number-index.ts";
import type { NumberToken } from "../../numbers/number-token.ts";
import { readSourceNumbers } from "../../numbers/read-numbers.ts";
import { readPlainly } from "../../tex/read-plainly.ts";
import { foldCharacters } from "../../text/fold.ts";
import { type Marks, markText, mayHave } from "../../text/marks.ts";
import { indexWords, readTerms, type Term, type WordIndex } from "../../text/words.ts";
import { MARKED_LETTERS, type WordBeginnings } from "../words/word-beginnings.ts";
import { placeCompared } from "./compared-sentences.ts";

/** An English passage, read once for all rules. */
export type English = {
  /** As a reader sees it, on one line. */
  plain: string;
  /** The same in lower case and with spaces for hyphens, each letter at its place in `plain`. */
  folded: string;
  words: () => WordIndex;
  terms: () => readonly Term[];
  numbers: () => NumberIndex;
  /** Its numbers in the order of the text, each once. */
  tokens: () => readonly NumberToken[];
  /** Where its words begin, by their first letters. */
  marks: () => Marks;
  /** Which patterns it is known to hold. */
  held: Map<RegExp | WordBeginnings, boolean>;
};

/** A word of a passage, and whether the passage denies it: `without degrading`. */
export type EnglishHit = TextRange & { word: string; isDenied: boolean };

/** Passages that are remembered: the sentences of an abstract are held against every text of a card. */
const REMEMBERED = 256;

const DENIAL =
  /\b(?:no|not|[a-z]+n't|without|never|cannot|nor|neither|hardly|fail(?:s|ed|ing)? to|avoid(?:s|ing)?|prevent(?:s|ing)?|minimal|little|negligible|rather than|instead of)\b(?: [a-z']+){0,3} $/;
const DENIAL_BEFORE = 60;

/** Reads a passage; what few rules ask for only when one does. */
export const readEnglish = rememberLast(REMEMBERED, (written): English => {
  const plain = foldCharacters(readPlainly(written)).replaceAll(/[^\S ]/g, " ");
  const folded = foldName(plain);
  const tokens = makeOnce(() => readTokens(plain));
  return {
    ...{ plain, folded, tokens },
    words: makeOnce(() => indexWords(plain)),
    terms: makeOnce(() => readTerms(plain)),
    numbers: makeOnce(() => indexNumbers(tokens())),
    marks: makeOnce(() => markText(folded, MARKED_LETTERS, mayBeginWord)),
    held: new Map(),
  };
});

function readTokens(plain: string): NumberToken[] {
  const byStart = new Map(readSourceNumbers(plain).map((token) => [token.start, token]));
  return [...byStart.values()].toSorted((a, b) => a.start - b.start);
}

/** The sentences of an abstract that are compared, read. */
export const readAbstract = rememberLast(REMEMBERED, (abstract): English[] => {
  const text = abstract.replaceAll(/\s{2,}|[^\S ]/g, " ");
  return placeCompared(text).map(({ start, end }) => readEnglish(text.slice(start, end)));
});

/** Letters beside those of ASCII and Hangul: their small ones may be longer, or folded elsewhere. */
const OTHER_CAPITALS = /[^\0-\x7f가-힣]/;

/** A name or text as English passages are folded. */
export function foldName(name: string): string {
  const lower = OTHER_CAPITALS.test(name)
    ? name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    : name.toLowerCase();
  return lower.replaceAll(/[-/]/g, " ");
}

function mayBeginWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return !(before >= 0x61 && before <= 0x7a);
}

/** A pattern for the beginnings of English words. */
export function toEnglishPattern(beginnings: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${beginnings})[a-z]*`, "g");
}

/** The words of a passage that a pattern finds. */
export function findEnglish({ folded, plain }: English, pattern: RegExp): EnglishHit[] {
  return findAll(folded, pattern).map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    word: plain.slice(index, index + word.length).trim(),
    isDenied: DENIAL.test(folded.slice(Math.max(0, index - DENIAL_BEFORE), index)),
  }));
}

/** Whether a passage has words that begin so. */
export function holdsBeginning(passage: English, english: WordBeginnings): boolean {
  const { held, marks, folded } = passage;
  if (!mayHave(marks(), english.slots())) return false;
  const known = held.get(english);
  if (known !== undefined) return known;
  const isHeld = english.test(folded);
  held.set(english, isHeld);
  return isHeld;
}

/** Whether a passage holds a pattern, which must not be global. */
export function holdsPattern({ folded, held }: English, pattern: RegExp): boolean {
  const known = held.get(pattern);
  if (known !== undefined) return known;
  const isHeld = pattern.test(folded);
  held.set(pattern, isHeld);
  return isHeld;
}
