import { findAll } from "../find-all.ts";
import type { Paper } from "../paper/paper.ts";
import { rememberLast } from "../remember-last.ts";
import { readSingles } from "./numbers/listed.ts";
import { indexNumbers, type NumberIndex } from "./numbers/number-index.ts";
import { readSourceNumbers } from "./numbers/read-numbers.ts";
import { readPlainly, spellGreek } from "./tex/read-plainly.ts";
import { foldCharacters } from "./text/fold.ts";
import { indexWords, type WordIndex } from "./text/words.ts";

const NAME_ENDING = /[A-Za-z][ -](\d{1,3})(?![\d.%])/g;

/** What a card is checked against: title and abstract, prepared once for all fields. */
export type Source = {
  text: string;
  numbers: NumberIndex;
  /** Digits that end a name, as in `System-2`: a card may write the word before them in Hangul. */
  nameEndings: ReadonlySet<string>;
  words: WordIndex;
  /** What it has a single one of, as `gpu`. */
  singles: ReadonlySet<string>;
  /** Facts from the Hub, which a field that advises may name. */
  facts: WordIndex;
};

/** The numbers of a source as it is written, TeX and all. */
export function indexWritten(written: string): NumberIndex {
  return indexNumbers(readSourceNumbers(foldCharacters(readPlainly(written))));
}

/** Papers of which sources are remembered: a draft, its next version and its card come one after the other. */
const REMEMBERED_SOURCES = 64;

/** Prepares a paper's title, abstract and, for fields that advise, the Hub's facts about it. */
export function prepareSource(
  { title, abstract }: Pick<Paper, "title" | "abstract">,
  facts: readonly (string | null)[] = [],
): Source {
  const known = facts.filter((fact) => fact !== null).join(" ");
  return { ...readSource(`${title}. ${abstract}`), facts: indexWords(known) };
}

const readSource = rememberLast(REMEMBERED_SOURCES, (written): Omit<Source, "facts"> => {
  const text = foldCharacters(written);
  const read = foldCharacters(readPlainly(written));
  // a card may write a name as the abstract does, or as its reader sees it
  const forms = new Set([text, read, spellGreek(read)]);
  return {
    text,
    numbers: indexWritten(written),
    singles: readSingles(read),
    nameEndings: new Set(findAll(text, NAME_ENDING).map(([, digits = ""]) => digits)),
    words: indexWords([...forms].join("\n")),
  };
});
