import type { Finding } from "./finding.ts";
import type { Passage } from "./passage.ts";
import type { Source } from "./source.ts";
import { excerptOf } from "./text/excerpt.ts";
import {
  groupRuns,
  holdsTerm,
  isGeneral,
  isLittleWord,
  type Term,
  type WordIndex,
} from "./text/words.ts";

/** Longest run of words that is searched for a short form. */
const RUN_AT_MOST = 12;
const SHORT_FORM_LENGTHS = [2, 3, 4, 5, 6] as const;

/** Finds Latin names and words that the source does not hold: models, data sets, methods, short forms. */
export function checkTerms(source: Source, passage: Passage): Finding[] {
  const isReport = passage.role === "report";
  const foreign = passage.terms.filter(
    ({ text }) => !isGeneral(text) && !isSymbol(text) && !holdsTerm(source.words, text),
  );
  if (foreign.length === 0) return [];
  const spelledOut = findSpelledOut(source.words, passage);
  return foreign
    .filter(({ text }) => isReport || !holdsTerm(source.facts, text))
    .filter((term) => !spelledOut.has(term))
    .map(({ start, end }) => passage.text.slice(start, end))
    .map((written) => ({
      check: "terms",
      field: passage.path,
      severity: isReport ? "error" : "style",
      message: `초록에 없는 이름이나 용어: ${excerptOf(written)}. 초록에 나오는 이름만 원문 그대로 쓰거나 우리말로 푸세요.`,
      excerpt: written,
    }));
}

/** A single letter, as in `n`개, is no name; a letter with digits is: T5, C4, v2. */
function isSymbol(word: string): boolean {
  return /^\P{L}*\p{L}\P{L}*$/u.test(word) && !/\d/.test(word);
}

/** Short forms of the source, written out: `Mixture of Experts` where the abstract says MoE. */
function findSpelledOut(words: WordIndex, { text, terms }: Passage): ReadonlySet<Term> {
  const spelledOut = groupRuns(text, terms, /^\s$/).flatMap((run) => {
    const parts = run
      .slice(0, RUN_AT_MOST)
      .flatMap((term) => term.text.split("-").map((part) => ({ part, term })));
    return parts.flatMap((_, start) => {
      const found = SHORT_FORM_LENGTHS.map((length) => parts.slice(start, start + length)).find(
        (window) =>
          isShortForm(
            words,
            window.map(({ part }) => part),
          ),
      );
      return found?.map(({ term }) => term) ?? [];
    });
  });
  return new Set(spelledOut);
}

function isShortForm({ acronyms }: WordIndex, parts: readonly string[]): boolean {
  if (!parts.every((part) => part.length >= 3 || isLittleWord(part))) return false;
  return acronyms().has(parts.map((part) => part.slice(0, 1).toLowerCase()).join(""));
}
