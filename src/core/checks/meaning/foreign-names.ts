import { holdsTerm, isGeneral, type Term } from "../text/words.ts";
import { isMentioned } from "./reading/cues.ts";
import { type English, foldName } from "./reading/english.ts";
import { type Pair, type Slip, toSlip } from "./slip.ts";

/** Finds a name that the English lacks, where the text leaves out the name that the English begins with. */
export function findForeignNames(pair: Pair): Slip[] {
  const { card, source, abstract } = pair;
  const [subject] = source.terms();
  if (subject === undefined || subject.start > 0 || !isName(subject, abstract)) return [];
  if (isMentioned(foldName(card.folded), subject)) return [];
  const foreign = card.terms.find(
    ({ text, end }) =>
      /\p{Lu}|\d/u.test(text) &&
      /^[가-힣]/.test(card.folded.slice(end)) &&
      !isGeneral(text) &&
      !holdsTerm(source.words(), text) &&
      abstract.some(({ words }) => holdsTerm(words(), text)),
  );
  if (foreign === undefined) return [];
  return [
    toSlip(pair, {
      wrong: "인용에 없는 주어",
      excerpt: card.text.slice(foreign.start, foreign.end),
      told: source.plain.slice(0, 40),
      advice: "인용이 말하는 것의 이름을 쓰거나 그 이름이 든 구절을 인용하세요.",
    }),
  ];
}

/** Whether the first word of a passage is a name and not just the first of a sentence. */
function isName({ text }: Term, abstract: readonly English[]): boolean {
  if (!/\p{Lu}/u.test(text) || isGeneral(text)) return false;
  if (/\p{Lu}.*\p{Lu}|\d/u.test(text)) return true;
  return abstract.some(({ plain }) => new RegExp(`[a-z,] ${text}\\b`).test(plain));
}
