import { holdsTerm } from "../../text/words.ts";
import { isMentioned } from "../reading/cues.ts";
import { foldName } from "../reading/english.ts";
import { isName } from "../reading/given-names.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** A name that is no capitalised word: `RewardBench`, `GPT-4`. */
const MARKED = /\p{Lu}.*[\p{Lu}\d]/u;

/** Finds a name of the abstract that the quote lacks, where the text leaves out one that the quote has. */
export function findForeignNames(pair: Pair): Slip[] {
  const { card, source, abstract, own } = pair;
  const foreign = card.terms.filter(
    (term) =>
      isName(term.text) &&
      MARKED.test(term.text) &&
      !own.has(term.text) &&
      !isMentioned(source.folded, term) &&
      !holdsTerm(source.words(), term.text) &&
      abstract.some(({ folded }) => isMentioned(folded, term)),
  );
  const [first] = foreign;
  if (first === undefined) return [];
  const left = source
    .terms()
    .filter(({ text }) => isName(text) && MARKED.test(text) && !own.has(text))
    .filter((term) => !isMentioned(foldName(card.folded), term));
  const [untold] = left;
  if (untold === undefined) return [];
  return [
    toSlip(pair, {
      wrong: "인용에 없는 이름",
      excerpt: first.text,
      told: untold.text,
      advice: "인용이 말하는 이름을 쓰세요.",
    }),
  ];
}
