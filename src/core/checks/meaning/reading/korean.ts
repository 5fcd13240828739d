import { findAll } from "../../../find-all.ts";
import { makeOnce } from "../../../make-once.ts";
import type { TextRange } from "../../../text-range.ts";
import type { NumberToken } from "../../numbers/number-token.ts";
import { foldCharacters } from "../../text/fold.ts";
import type { Term } from "../../text/words.ts";
import { type Concept, findConcept } from "../words/glossary.ts";
import { placeCompared } from "./compared-sentences.ts";

/** A word of the glossary in a Korean text. */
export type Word = Concept & TextRange;

/** A Korean sentence or list item, read once for all rules. */
export type Korean = {
  text: string;
  /** With plain characters, each at its place in `text`. */
  folded: string;
  readonly words: readonly Word[];
  /** Its Latin words, without those that are numbers with a unit. */
  terms: readonly Term[];
  numbers: readonly NumberToken[];
};

/** A word of a text, and whether the text denies it: `떨어지지 않음`. */
export type KoreanHit = TextRange & { word: string; isDenied: boolean };

const DENIED_AFTER =
  /^(?:[가-힣]{0,4}지(?:는|도|가|를|조차)? ?(?:않|못|아니|마[는라]|말)|[가-힣]{0,3} ?(?:거의 |전혀 |별로 )?(?:없|아니)|[가-힣]{0,2} (?:크게 )?(?:막|방지|피하|피해|억제|예방|극복|해소|제거|줄|완화|최소|감소))/;
const DENIED_BEFORE = /(?:^|\s)(?:안|못|덜) $/;

/** A text whose numbers and Latin words are known. */
export type KoreanInput = Pick<Korean, "text" | "numbers" | "terms">;

/** Reads a sentence or list item. */
export function readKorean(input: KoreanInput): Korean {
  return makeKorean(input, foldCharacters(input.text));
}

function makeKorean({ text, numbers, terms }: KoreanInput, folded: string): Korean {
  const words = makeOnce(() => findWords(folded));
  return {
    ...{ text, folded, terms, numbers },
    get words() {
      return words(); // most clauses are asked for none
    },
  };
}

/** Reads a piece of a text that is read, by itself and without the blanks at its end. */
export function readPiece(
  { text, folded, numbers, terms }: Korean,
  { start, end }: TextRange,
): Korean {
  const cut = cutTo({ start, end });
  const written = text.slice(start, end).trimEnd();
  return makeKorean(
    { text: written, numbers: cut(numbers), terms: cut(terms) },
    folded.slice(start, start + written.length),
  );
}

/** Makes of the ranges of a text those of a piece of it. */
function cutTo({
  start,
  end,
}: TextRange): <Range extends TextRange>(ranges: readonly Range[]) => Range[] {
  return (ranges) =>
    ranges
      .filter((range) => range.start >= start && range.end <= end)
      .map((range) => ({ ...range, start: range.start - start, end: range.end - start }));
}

/** The sentences of a text that are compared, each read by itself. */
export function readKoreanSentences({ text, numbers, terms }: KoreanInput): Korean[] {
  return placeCompared(text).map(({ start, end }) => {
    const cut = cutTo({ start, end });
    return readKorean({ text: text.slice(start, end), numbers: cut(numbers), terms: cut(terms) });
  });
}

/** The words of the glossary that a text has, none within another. */
function findWords(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; at++) {
    const found = findConcept(text, at);
    if (found === undefined) continue;
    words.push({ ...found, start: at, end: at + found.korean.length });
    at += found.korean.length - 1;
  }
  return words;
}

/** The words of a text that a pattern of stems finds, each to the end of its word. */
export function findKorean({ folded, text }: Korean, pattern: RegExp): KoreanHit[] {
  return findAll(folded, pattern).map(({ 0: stem, index }) => {
    const end = index + stem.length;
    const rest = /^[가-힣]{0,6}/.exec(folded.slice(end, end + 6))?.[0].length ?? 0;
    const isDenied =
      DENIED_AFTER.test(folded.slice(end, end + 24)) ||
      DENIED_BEFORE.test(folded.slice(Math.max(0, index - 3), index));
    return { start: index, end: end + rest, word: text.slice(index, end + rest).trim(), isDenied };
  });
}
