import type { TextRange } from "../../text-range.ts";
import { isSameNumber } from "../numbers/number-index.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";
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
    const same = card.numbers.filter((number) => isSameNumber(token, number));
    const [told] = same;
    if (told === undefined || same.some((one) => kind.korean.test(around(card.folded, one))))
      return [];
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

function around(text: string, { start, end }: TextRange): string {
  return text.slice(Math.max(0, start - AROUND), end + AROUND);
}

/** `only` before what it lets through, within one clause. */
const ONLY = /\b(?<!not )(?:only|solely|exclusively) ((?:[a-z]+ ){0,5}[a-z]+)/g;

/** Whatever may say in Korean that there is nothing else. */
const MAY_LIMIT =
  /만|뿐|오직|오로지|단지|한정|국한|유일|불과|밖에|제한|그[치친쳤침]|머[무물]|단 |겨우|고작|이어야|비로소|전용|하나|단독|홀로|외에|아니|않|없|못|순전|한해|한하|적은|일부|단일|국소|정도/;

/** Finds that `only` was lost: the text tells what stands behind it, and shuts nothing out. */
export function findLostOnly(pair: Pair): Slip[] {
  const { card, source } = pair;
  if (MAY_LIMIT.test(card.folded)) return [];
  const told = [...source.folded.matchAll(ONLY)].find(({ 1: limited = "", index }) => {
    if (source.plain.charAt(index - 1) === "-") return false;
    const retold = card.words.filter(
      ({ korean, english }) => korean.length > 1 && english.test(limited),
    );
    const names = card.terms.filter(({ text }) => limited.includes(text.toLowerCase()));
    return names.length > 0 || retold.length > 1 || retold.some(({ isCommon }) => !isCommon);
  });
  if (told === undefined) return [];
  return [
    toSlip(pair, {
      wrong: "사라진 한정",
      excerpt: card.text.slice(0, 40),
      told: source.plain.slice(told.index, told.index + told[0].length),
      advice: "‘-만’, ‘-뿐’처럼 원문이 둔 한정을 살리세요.",
    }),
  ];
}
