import { holdsNumber, indexNumbers } from "../numbers/number-index.ts";
import { type Pair, type Slip, toSlip } from "./slip.ts";
import { LIMITS } from "./words/lexicon.ts";

const KINDS = LIMITS.map(({ english, korean }) => ({
  english: new RegExp(`(?:^|[^a-z])(?:${english})\\s?(?:an? |the |around |about )?[$]?$`),
  korean: new RegExp(korean),
}));

/** How far before a number the English says its limit, and around one the Korean. */
const BEFORE = 24;
const AROUND = 14;

/** Finds a number that the English only bounds, `up to 30 %`, and the text tells as it is. */
export function findLostLimits(pair: Pair): Slip[] {
  const { card, source } = pair;
  if (card.numbers.length === 0) return [];
  return source.tokens().flatMap((token): Slip[] => {
    const before = source.folded.slice(Math.max(0, token.start - BEFORE), token.start);
    const kind = KINDS.find(({ english }) => english.test(before));
    if (kind === undefined) return [];
    const index = indexNumbers([token]);
    const told = card.numbers.find((number) => holdsNumber(index, number));
    if (told === undefined) return [];
    const around = card.folded.slice(Math.max(0, told.start - AROUND), told.end + AROUND);
    if (kind.korean.test(around)) return [];
    const start = token.start - (kind.english.exec(before)?.[0].trimStart().length ?? 0);
    return [
      toSlip(pair, {
        wrong: "한도가 빠진 숫자",
        excerpt: card.text.slice(told.start, told.end),
        told: source.plain.slice(start, token.end),
        advice: "‘최대’, ‘이상’처럼 원문이 둔 한도를 살리세요.",
      }),
    ];
  });
}
