import { findEnglish, toEnglishPattern } from "./reading/english.ts";
import { findKorean } from "./reading/korean.ts";
import { toSide } from "./reading/sides.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";
import { EXCEPTIONS, ONLY, SHARES } from "./words/lexicon.ts";

const KEPT = toSide(EXCEPTIONS);
const NOTHING_ELSE = toSide(ONLY);
const SHARE = toEnglishPattern(SHARES);

/** Finds 만 or 뿐 where the English says `mostly` or `often`: nothing else is left. */
export function findNothingElse(pair: Pair): Slip[] {
  const { card, source } = pair;
  const [told] = findEnglish(source, KEPT.english);
  if (told === undefined || findKorean(card, KEPT.korean).length > 0) return [];
  const [said] = findKorean(card, NOTHING_ELSE.korean);
  if (said === undefined || findEnglish(source, NOTHING_ELSE.english).length > 0) return [];
  return [tell(pair, "예외를 없앤 말", said.word, told.word)];
}

/** Finds that `most of`, `a portion` or `partially due` was lost. */
export function findLostShares(pair: Pair): Slip[] {
  const { card, source } = pair;
  const [told] = findEnglish(source, SHARE);
  if (told === undefined || findKorean(card, KEPT.korean).length > 0) return [];
  return [tell(pair, "범위가 빠진 문장", lastWordOf(card.text), told.word)];
}

function tell(pair: Pair, wrong: string, excerpt: string, told: string): Slip {
  return toSlip(pair, {
    ...{ wrong, excerpt, told },
    advice: "대부분, 일부, 자주처럼 원문이 둔 범위를 살리세요.",
  });
}

/** The predicate of a sentence: its last word. */
export function lastWordOf(text: string): string {
  return /\S{1,40}$/.exec(text.trimEnd())?.[0] ?? "";
}
