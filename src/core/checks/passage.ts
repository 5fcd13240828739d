import { isCovered } from "../text-range.ts";
import type { Field } from "./fields.ts";
import type { NumberToken } from "./numbers/number-token.ts";
import { readCardNumbers } from "./numbers/read-numbers.ts";
import { foldCharacters } from "./text/fold.ts";
import { readTerms, type Term } from "./text/words.ts";

/** A text with its path, its role and the quote that has to hold its numbers. */
export type PassageInput = Pick<Field, "path" | "text" | "role" | "quote">;

/** A text of a card, read once for all checks of its content. */
export type Passage = PassageInput & {
  numbers: readonly NumberToken[];
  /** The Latin words, without those that are numbers with a unit. */
  terms: readonly Term[];
};

/** Numbers with an x between them, and their unit: `256x256`, `3x3x3`, `40x30cm`. */
const SIZES = /^\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)+(?:[cmn]?m|px)?$/i;

/** Reads the numbers and Latin words of a field. */
export function readPassage({ path, text, role, quote }: PassageInput): Passage {
  const folded = foldCharacters(text);
  const numbers = readCardNumbers(folded);
  const terms = readTerms(folded).filter(
    (term) => !SIZES.test(term.text) && !isCovered(numbers, term),
  );
  return { path, text, role, quote, numbers, terms };
}
