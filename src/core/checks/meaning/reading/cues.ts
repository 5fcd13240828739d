import type { TextRange } from "../../../text-range.ts";
import { holdsNumber } from "../../numbers/number-index.ts";
import { groupRuns, isGeneral, type Term } from "../../text/words.ts";
import { type English, foldName, holdsBeginning } from "./english.ts";
import type { Korean, Word } from "./korean.ts";

/** Something by which a Korean text can be recognised in English. */
type Cue = {
  isIn: (passage: English) => boolean;
  /** Whether it hardly tells one passage from another. */
  isCommon: boolean;
};

/** A word or name of a Korean text. */
export type Mention = Word | Term;

/** The glossary's words, the names and the numbers of a text. Names that stand together are one. */
export function readCues(card: Korean): readonly Cue[] {
  const cues = cuesByText.get(card) ?? makeCues(card);
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
    ...groupRuns(folded, terms, /^[\s(,·]{1,2}$/).map(
      (run): Cue => ({
        isIn: (passage) => run.some((term) => isMentioned(passage.folded, term)),
        isCommon: run.every(({ text }) => isGeneral(text)),
      }),
    ),
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
export function placesOf({ folded }: English, mention: Mention): TextRange[] {
  if ("english" in mention) return mention.english.placesIn(folded);
  return placesOfName(folded, foldName(mention.text));
}

/** Whether a piece of folded English has a mention. */
export function isMentioned(folded: string, mention: Mention): boolean {
  if ("english" in mention) return mention.english.test(folded);
  return placesOfName(folded, foldName(mention.text)).length > 0;
}

/** Each place of a folded name that is no piece of another; an s at its end makes it a plural. */
function placesOfName(folded: string, name: string): TextRange[] {
  const places: TextRange[] = [];
  for (let at = folded.indexOf(name); at >= 0 && name !== ""; at = folded.indexOf(name, at + 1)) {
    const end = at + name.length;
    const after = folded.slice(end, end + 2).replace(/^s(?![a-z0-9])/, "");
    if (!/[a-z0-9]/.test(folded.charAt(at - 1)) && !/^[a-z0-9]/.test(after)) {
      places.push({ start: at, end });
    }
  }
  return places;
}
