import type { TextRange } from "../../../text-range.ts";
import { isMentioned, mentionsIn } from "../reading/cues.ts";
import { findSharedNumbers } from "../reading/shared-numbers.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** What ends the words of a number. */
const PARTS = {
  here: /[,;()]|[며고]\s|지만|[과와]\s/,
  there: /[;():]|, | and | while | or | instead of | than /,
};

/** How far from its number a word may stand. */
const REACH = { here: 24, there: 44 };

/** On which side of their numbers all words of a text stand. */
const SIDES = ["before", "after"] as const;
type Side = (typeof SIDES)[number];

/** Finds two numbers whose nouns are exchanged, on whichever side of the numbers either language has them: 형식 44개, 유형 18개 for `18 formats and 44 types`. */
export function findCrossedNumbers(pair: Pair): Slip[] {
  const shared = findSharedNumbers(pair.card, pair.source);
  for (const [at, first] of shared.entries()) {
    const second = shared[at + 1];
    if (second === undefined) return [];
    const here = [first.here, second.here] as const;
    const there = [first.there, second.there] as const;
    const isAlike = kindOf(pair, first.here) === kindOf(pair, second.here);
    if (isAlike && isCrossed(pair, here, there)) return [tell(pair, first)];
  }
  return [];
}

/** What a number counts by: %, 개, 명; numbers of unlike kinds are not taken for each other. */
function kindOf({ card }: Pair, { start, end }: TextRange): string {
  const isInName = /[A-Za-z-]/.test(card.folded.charAt(start - 1));
  const behind = /^ ?(?:%p?|[A-Za-z]+|[가-힣])/.exec(card.folded.slice(end, end + 6))?.[0] ?? "";
  const within = /\D*$/.exec(card.folded.slice(start, end))?.[0] ?? "";
  return isInName ? `name ${start}` : within || behind.trim();
}

type Two = readonly [TextRange, TextRange];

/** Whether the words agree better crosswise than straight, each number with words of the other. */
function isCrossed(pair: Pair, here: Two, there: Two): boolean {
  const scores = SIDES.flatMap((side) =>
    SIDES.map((other) => {
      const count = (a: 0 | 1, b: 0 | 1) =>
        countCommon(pair, wordsAt(pair.card.folded, here, a, side, "here"), {
          text: wordsIn(pair.source.folded, there, b, other),
        });
      const [aa, bb, ab, ba] = [count(0, 0), count(1, 1), count(0, 1), count(1, 0)];
      return { straight: aa + bb, crossed: ab > aa && ba > bb ? ab + ba : 0 };
    }),
  );
  const straight = Math.max(...scores.map((score) => score.straight));
  return Math.max(...scores.map((score) => score.crossed)) > straight;
}

function countCommon({ card }: Pair, range: TextRange, { text }: { text: string }): number {
  return mentionsIn(card, range).filter(
    (one) => ("text" in one || one.korean.length > 1) && isMentioned(text, one),
  ).length;
}

function wordsIn(text: string, numbers: Two, index: 0 | 1, side: Side): string {
  const { start, end } = wordsAt(text, numbers, index, side, "there");
  return text.slice(start, end);
}

/** The words on one side of a number, up to the other number or what parts the two. */
function wordsAt(
  text: string,
  numbers: Two,
  index: 0 | 1,
  side: Side,
  place: "here" | "there",
): TextRange {
  const own = numbers[index];
  const other = numbers[index === 0 ? 1 : 0];
  const [reach, parts] = [REACH[place], PARTS[place]];
  if (side === "after") {
    const limit = other.start >= own.end ? other.start : text.length;
    const piece = text.slice(own.end, Math.min(limit, own.end + reach));
    return { start: own.end, end: own.end + (piece.split(parts)[0] ?? "").length };
  }
  const limit = other.end <= own.start ? other.end : 0;
  const piece = text.slice(Math.max(limit, own.start - reach), own.start);
  return { start: own.start - (piece.split(parts).at(-1) ?? "").length, end: own.start };
}

function tell(pair: Pair, { here, there }: { here: TextRange; there: TextRange }): Slip {
  return toSlip(pair, {
    wrong: "서로 바뀐 숫자",
    excerpt: pair.card.text.slice(here.start, here.end),
    told: pair.source.plain.slice(there.start, there.end + 30),
    advice: "숫자마다 무엇의 값인지 원문대로 고치세요.",
  });
}
