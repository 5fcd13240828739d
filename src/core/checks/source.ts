import type { Paper } from "../paper.ts";
import { foldSigns } from "./fold.ts";
import { indexNumbers, type NumberIndex } from "./number-index.ts";
import { readSourceNumbers } from "./number-tokens.ts";
import { indexWords, type WordIndex } from "./words.ts";

/** What a card is checked against: title and abstract, prepared once for all fields. */
export type Source = {
  text: string;
  numbers: NumberIndex;
  words: WordIndex;
  /** The Hub's own facts, which a field that advises may name. */
  facts: WordIndex;
};

/** Prepares a paper's title, abstract and, for fields that advise, the Hub's facts about it. */
export function prepareSource(
  { title, abstract }: Pick<Paper, "title" | "abstract">,
  facts: readonly (string | null)[] = [],
): Source {
  const text = foldSigns(`${title}. ${abstract}`);
  return {
    text,
    numbers: indexNumbers(readSourceNumbers(text)),
    words: indexWords(text),
    facts: indexWords(facts.filter((fact) => fact !== null).join(" ")),
  };
}
