import type { TextRange } from "../../../text-range.ts";
import { compareWith, isGenericWord } from "../reading/compare-phrases.ts";
import { mentionsIn } from "../reading/cues.ts";
import { findEnglish, toEnglishPattern } from "../reading/english.ts";
import { readEnglishOrders } from "../reading/english-orders.ts";
import { findKorean, type Korean } from "../reading/korean.ts";
import { readKoreanOrders } from "../reading/korean-orders.ts";
import { toSide } from "../reading/sides.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";
import { LIKENESS, ORDERS } from "../words/lexicon.ts";

const LIKE = toSide(LIKENESS);
const AHEAD = toEnglishPattern(
  `${ORDERS.plus.english}|superior|better|higher|best|leads\\b|leading (?:to|the)`,
);
/** 앞선 맥락 is what came earlier, and nobody's lead, unless somebody stands before it. */
const EARLIER = "(?<!(?:[을를에]|보다) (?:[가-힣 ]{1,6} )?)앞선 ";
const AHEAD_KOREAN = new RegExp(
  `(?!${EARLIER})(?:${ORDERS.plus.korean}|보다[^,.]{0,16}(?:높|낫|나은|나음|좋|우월|뛰어|우수))`,
  "g",
);

/** `superior or comparable`: neither is said alone. */
const EITHER =
  /\b(?:superior|better|exceed\w*|surpass\w*|outperform\w*)(?: \w+)? (?:or|to or) (?:even )?(?:comparabl|on par|match|competitive|similar)|\b(?:comparabl\w*|match\w*|competitive|on par)(?: \w+)? or (?:even )?(?:superior|better|exceed|surpass|outperform)/;

/** What a likeness is said to be like. */
const LIKENED =
  /\b(?:comparabl[ey]|competitive(?:ly)?|on par|par|parity|similar|close|equivalent|match(?:es|ing|ed)?)\b(?: [a-z]+){0,4}? (?:with|to|as|of|against)\s|\b(?:rivals?|rivaling|match(?:es|ing)?)\s/g;
const LIKENED_ENDS = /[;:.]|, (?:while|and achiev|yet|but)|\bwhile\b/;
const NEAR = 25;

/** Finds that somebody is ahead where the English only says that the two are alike. */
export function findLostLikeness(pair: Pair): Slip[] {
  const { card, source } = pair;
  const [told] = findEnglish(source, LIKE.english);
  if (told === undefined || findKorean(card, LIKE.korean).length > 0) return [];
  const [said] = findKorean(card, AHEAD_KOREAN);
  if (said === undefined) return [];
  if (findEnglish(source, AHEAD).length > 0 && !EITHER.test(source.folded)) return [];
  return [tell(pair, said.word, told.word)];
}

/** Finds somebody whom the text beats and of whom the English says no more than that the two are alike. */
export function findBeatenEquals(pair: Pair): Slip[] {
  const { card, source } = pair;
  const orders = readKoreanOrders(card);
  if (orders.length === 0) return [];
  const likened = [...source.folded.matchAll(LIKENED)].map(
    ({ 0: word, index }) => source.folded.slice(index + word.length).split(LIKENED_ENDS)[0] ?? "",
  );
  if (likened.length === 0) return [];
  const beaten = readEnglishOrders(source).map(({ loser }) => loser);
  const likes = findKorean(card, LIKE.korean);
  return orders.flatMap(({ loser, word }): Slip[] => {
    if (loser === null || namesNothing(card, loser)) return [];
    const start = loser.start;
    if (likes.some((like) => Math.max(start - like.end, like.start - word.end) < NEAR)) return [];
    const held = (phrases: readonly string[]) =>
      Math.max(0, ...phrases.map((phrase) => compareWith(card, loser, phrase).held));
    if (held(likened) <= held(beaten)) return [];
    return [tell(pair, card.text.slice(word.start, word.end), likened[0] ?? "")];
  });
}

/** Whether a phrase has only words that name anything: 기존 모델. */
function namesNothing(card: Korean, range: TextRange): boolean {
  return mentionsIn(card, range).every((one) => "korean" in one && isGenericWord(one.korean));
}

function tell(pair: Pair, excerpt: string, told: string): Slip {
  return toSlip(pair, {
    wrong: "비슷하다는 것을 앞선다고 한 말",
    ...{ excerpt, told },
    advice: "비슷한 수준이라고 쓰세요.",
  });
}
