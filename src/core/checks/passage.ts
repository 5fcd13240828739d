import { isCovered } from "../text-range.ts";
import type { Field } from "./fields.ts";
import type { NumberToken } from "./numbers/number-token.ts";
import { readCardNumbers } from "./numbers/read-numbers.ts";
import { foldCharacters } from "./text/fold.ts";
import { readTerms, type Term } from "./text/words.ts";

/** A text with its place, its role and the quote to which its numbers are held. */
export type PassageInput = Pick<Field, "path" | "text" | "role" | "quote">;

/** A text of a card as the checks of its content read it: once, for all of them. */
export type Passage = PassageInput & {
  numbers: readonly NumberToken[];
  /** The Latin words, without those that are numbers with a unit. */
  terms: readonly Term[];
};

/** Reads the numbers and Latin words of a field. */
export function readPassage({ path, text, role, quote }: PassageInput): Passage {
  const folded = foldCharacters(text);
  const numbers = readCardNumbers(folded);
  const terms = readTerms(folded).filter(
    (term) => !/^\d+x\d+$/i.test(term.text) && !isCovered(numbers, term),
  );
  return { path, text, role, quote, numbers, terms };
}
