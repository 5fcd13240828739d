import type { TextRange } from "../../../text-range.ts";
import { holdsNumber } from "../../numbers/number-index.ts";
import { groupRuns, isGeneral, type Term } from "../../text/words.ts";
import { type English, foldName, holdsBeginning } from "./english.ts";
import type { Korean, Word } from "./korean.ts";

/** Something by which a Korean text can be recognised in English. */
export type Cue = {
  isIn: (passage: English) => boolean;
  /** Whether it hardly tells one passage from another. */
  isCommon: boolean;
};

/** A word or name of a Korean text. */
export type Mention = Word | Term;

/** The glossary's words, the names and the numbers of a text. Names that stand together are one. */
export function readCues(card: Korean): readonly Cue[] {
  const known = cuesByText.get(card);
  if (known !== undefined) return known;
  const cues = makeCues(card);
  cuesByText.set(card, cues);
  return cues;
}

/** A cache: every rule that compares asks for them. */
const cuesByText = new WeakMap<Korean, readonly Cue[]>();

function makeCues({ folded, words, terms, numbers }: Korean): Cue[] {
  const concepts = new Map(words.map((word) => [word.korean, word]));
  const values = new Map(numbers.map((one) => [folded.slice(one.start, one.end), one]));
  return [
    ...[...concepts.values()].map(
      (word): Cue => ({
        isIn: (passage) => holdsBeginning(passage, word.english),
        isCommon: word.isCommon,
      }),
    ),
    ...groupRuns(folded, terms, /^[\s(,·]{1,2}$/).map((run): Cue => {
      const names = run.map(({ text }) => foldName(text));
      return {
        isIn: ({ folded }) => names.some((name) => findName(folded, name, 0) >= 0),
        isCommon: run.every(({ text }) => isGeneral(text)),
      };
    }),
    ...[...values.values()].map(
      (number): Cue => ({
        isIn: (passage) => holdsNumber(passage.numbers(), number),
        isCommon: false,
      }),
    ),
  ];
}

/** The words and names of a text that lie in a range of it. */
export function mentionsIn({ words, terms }: Korean, range: TextRange): Mention[] {
  return [...words, ...terms].filter(({ start, end }) => start >= range.start && end <= range.end);
}

/** Each place of a mention in a passage. */
export function placesOf(passage: English, mention: Mention): TextRange[] {
  const { folded } = passage;
  if ("english" in mention) {
    return holdsBeginning(passage, mention.english) ? mention.english.placesIn(folded) : [];
  }
  return placesOfName(folded, foldName(mention.text));
}

/** Whether a piece of folded English has a mention. */
export function isMentioned(folded: string, mention: Mention): boolean {
  if ("english" in mention) return mention.english.test(folded);
  return findName(folded, foldName(mention.text), 0) >= 0;
}

/** Each place of a folded name. */
function placesOfName(folded: string, name: string): TextRange[] {
  const places: TextRange[] = [];
  for (let at = findName(folded, name, 0); at >= 0; at = findName(folded, name, at + 1)) {
    places.push({ start: at, end: at + name.length });
  }
  return places;
}

/** Where a folded name is no piece of another, from a position on; an s at its end makes it a plural. -1 for nowhere. */
function findName(folded: string, name: string, from: number): number {
  if (name === "") return -1;
  let at = folded.indexOf(name, from);
  while (at >= 0 && isInName(folded, at, at + name.length)) at = folded.indexOf(name, at + 1);
  return at;
}

function isInName(folded: string, start: number, end: number): boolean {
  if (isOfName(folded.charCodeAt(start - 1))) return true;
  const isPlural = folded.charAt(end) === "s" && !isOfName(folded.charCodeAt(end + 1));
  return !isPlural && isOfName(folded.charCodeAt(end));
}

/** Whether a character is a small letter of ASCII or a digit. */
function isOfName(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
