import { findAll } from "../../find-all.ts";
import { makeOnce } from "../../make-once.ts";
import type { TextRange } from "../../text-range.ts";
import { GENERAL_TERMS } from "./general-terms.ts";
import { foldPlural, foldWord, splitParts, stemOf } from "./word-forms.ts";

/** A Latin word of a card: `GPT-4o`, `fine-tuning`, `pass@1`, `π*0.6` without its π. */
export type Term = TextRange & { text: string };

/** The words of a source, indexed in the forms that a card may use. */
export type WordIndex = {
  /** Its words and their parts, in the singular, too. */
  single: ReadonlySet<string>;
  /** What may be written as one word. */
  joined: () => Joined;
  stems: () => ReadonlySet<string>;
  /** The first letters of its words; see {@link initialsOf}. */
  initials: () => Initials;
  /** The source's own short forms, in lower case. */
  acronyms: () => ReadonlySet<string>;
};

/** The parts of all words, in order, and where each stands among them. */
type Joined = { parts: readonly string[]; places: ReadonlyMap<string, readonly number[]> };

/** The bound keeps backtracking short: a longer word is read in pieces. */
const TERM =
  /[\p{Script=Latin}\d](?:[\p{Script=Latin}\d]|[-_.+@*'&^](?=[\p{Script=Latin}\d])){0,80}[*+]?/gu;
/** The same for a text of ASCII and Hangul, as most are. */
const PLAIN_TERM = /[A-Za-z\d](?:[A-Za-z\d]|[-_.+@*'&^](?=[A-Za-z\d])){0,80}[*+]?/g;
const PARTS_JOINED_AT_MOST = 3;

/** Letters from which a match of a short form is hardly by chance. */
const LONG_ACRONYM = 4;

/** Function words, which short forms leave out. */
const LITTLE_WORDS: ReadonlySet<string> = new Set(
  "a an the of for and or in on to with via by from at as into over is are was were be has have can that this these which it its we our they their not but than both such while when where more most also however through across between without using based propose introduce present show demonstrate achieve".split(
    " ",
  ),
);
const FOLDED_GENERAL_TERMS: ReadonlySet<string> = new Set(
  GENERAL_TERMS.flatMap((word) => [foldWord(word), ...splitParts(word)].map(foldPlural)),
);

/** The Latin words of a text, in order. */
export function readTerms(text: string): Term[] {
  const pattern = termIn(text);
  const letter = pattern === TERM ? /\p{Script=Latin}/u : /[A-Za-z]/;
  return findAll(text, pattern)
    .filter(({ 0: word }) => letter.test(word))
    .map(({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }));
}

function termIn(text: string): RegExp {
  return /[^\0-\x7f가-힣]/.test(text) ? TERM : PLAIN_TERM;
}

/** Groups neighbouring words: those between which only `between` matches share a group. */
export function groupRuns(text: string, terms: readonly Term[], between: RegExp): Term[][] {
  const runs: Term[][] = [];
  for (const term of terms) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const gap = last ? text.slice(last.end, Math.min(term.start, last.end + 8)) : "";
    if (run && last && term.start - last.end <= 8 && between.test(gap)) run.push(term);
    else runs.push([term]);
  }
  return runs;
}

/** Indexes the words of a source. */
export function indexWords(text: string): WordIndex {
  const words: readonly string[] = text.match(termIn(text)) ?? [];
  const partsOf = new Map<string, readonly string[]>();
  const single = new Set<string>();
  for (const word of words) {
    if (partsOf.has(word)) continue;
    const parts = splitParts(word);
    partsOf.set(word, parts);
    single.add(foldPlural(foldWord(word)));
    for (const part of parts) single.add(part).add(foldPlural(part));
  }
  return {
    single,
    joined: makeOnce(() => joinParts(words.flatMap((word) => partsOf.get(word) ?? []))),
    stems: makeOnce(() => stemsOf([...partsOf.values()].flat())),
    initials: makeOnce(() => initialsOf(text)),
    acronyms: makeOnce(() => acronymsOf([...partsOf.keys()])),
  };
}

function joinParts(parts: readonly string[]): Joined {
  const places = new Map<string, number[]>();
  for (const [at, part] of parts.entries()) {
    const known = places.get(part);
    if (known === undefined) places.set(part, [at]);
    else known.push(at);
  }
  return { parts, places };
}

function stemsOf(parts: readonly string[]): ReadonlySet<string> {
  return new Set(parts.filter((part) => part.length >= 4 && /^\p{L}/u.test(part)).map(stemOf));
}

function acronymsOf(words: readonly string[]): ReadonlySet<string> {
  const short = words.filter((word) => /^\p{Lu}[\p{L}]{0,5}\p{Lu}s?$/u.test(word));
  return new Set(short.map((word) => foldPlural(foldWord(word))));
}

/** Whether the source has a word, or up to three neighbouring parts of words that are it when they are written as one. */
function isJoined(index: WordIndex, word: string): boolean {
  if (index.single.has(word)) return true;
  const joined = index.joined();
  for (let end = 1; end < word.length; end++) {
    const places = joined.places.get(word.slice(0, end));
    const isThere = places?.some((at) => goesOn(joined, at + 1, word.slice(end)));
    if (isThere) return true;
  }
  return false;
}

/** Whether the parts from a place on are the rest of a word. */
function goesOn({ parts }: Joined, first: number, word: string): boolean {
  let rest = word;
  for (let at = first; at < first + PARTS_JOINED_AT_MOST - 1; at++) {
    const part = parts[at];
    if (part === undefined) return false;
    if (rest === part || rest === foldPlural(part)) return true;
    if (!rest.startsWith(part)) return false;
    rest = rest.slice(part.length);
  }
  return false;
}

/** Whether the source holds these words in this order, whatever separates them. */
export function holdsTogether(index: WordIndex, text: string): boolean {
  const whole = foldWord(text);
  return isJoined(index, whole) || isJoined(index, foldPlural(whole));
}

/** Whether the source holds a word: as it is, inflected, in parts, or as the short form of its words. */
export function holdsTerm(index: WordIndex, word: string): boolean {
  const whole = foldPlural(foldWord(word));
  if (holdsWord(index, whole) || holdsAcronym(index, word)) return true;
  const parts = splitParts(word);
  const letters = parts.filter((part, at) => at > 0 || !/^\d/.test(part));
  return (
    parts.length > 1 &&
    letters.every((part) => /^\p{L}{2,}$/u.test(part) && holdsWord(index, foldPlural(part)))
  );
}

/** Whether a word says nothing about a paper: see the list of general terms. */
export function isGeneral(word: string): boolean {
  return FOLDED_GENERAL_TERMS.has(foldPlural(foldWord(word)));
}

function holdsWord(index: WordIndex, folded: string): boolean {
  if (FOLDED_GENERAL_TERMS.has(folded) || isJoined(index, folded)) return true;
  return /^\p{L}{4,}$/u.test(folded) && index.stems().has(stemOf(folded));
}

/** `SFT` is held by "supervised fine-tuning", `CoT` by "chain of thought". */
function holdsAcronym(index: WordIndex, word: string): boolean {
  const letters = word.replace(/s$/, "").replaceAll("-", "");
  if (!/^\p{Lu}\p{L}{1,5}\p{Lu}$/u.test(letters)) return false;
  const wanted = letters.toLowerCase();
  const initials = index.initials();
  if (initials.tight.includes(wanted)) return true;
  if (letters !== letters.toUpperCase()) return initials.all.includes(wanted);
  return letters.length >= LONG_ACRONYM && initials.content.includes(wanted);
}

/** Whether a word is a function word, such as `of`. */
export function isLittleWord(word: string): boolean {
  return LITTLE_WORDS.has(word.toLowerCase());
}

/**
 * The first letters of words in a row, in three ways: `all`, without function words (`content`), and
 * broken at function words (`tight`). Punctuation breaks all three; a bar marks the break. Three letters
 * match by chance, so short forms of three have to come from neighbours (`tight`); longer ones may skip
 * function words, and those with small letters include them.
 */
type Initials = { all: string; content: string; tight: string };

function initialsOf(text: string): Initials {
  const words = text.toLowerCase().match(/\p{L}+|[^\p{L}\s-]/gu) ?? [];
  const letters = words.map((word) => {
    const first = /^\p{L}/u.test(word) ? word.slice(0, 1) : "|";
    return { first, isLittle: LITTLE_WORDS.has(word) };
  });
  return {
    all: letters.map(({ first }) => first).join(""),
    content: letters.map(({ first, isLittle }) => (isLittle ? "" : first)).join(""),
    tight: letters.map(({ first, isLittle }) => (isLittle ? "|" : first)).join(""),
  };
}
