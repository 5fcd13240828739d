import { findAllWhere } from "../../find-all.ts";
import type { TextRange } from "../../text-range.ts";
import { byStart, type NumberReading, type NumberToken } from "./number-token.ts";
import { NOUN_END } from "./units/unit-words.ts";
import { isTime, readUnit } from "./units/units.ts";
import { AND_A_HALF } from "./word-values.ts";

const COUNTS: ReadonlyMap<string, number> = new Map(
  [
    ["하나", "한", "일", "one"],
    ["둘", "두", "이", "two"],
    ["셋", "세", "삼", "three"],
    ["넷", "네", "사", "four"],
    ["다섯", "오", "five"],
    ["여섯", "육", "six"],
    ["일곱", "칠", "seven"],
    ["여덟", "팔", "eight"],
    ["아홉", "구", "nine"],
    ["열", "십", "ten"],
    ["백", "hundred"],
    ["천", "thousand"],
  ].flatMap((words, index) =>
    words.map((word): [string, number] => [word, index < 10 ? index + 1 : 10 ** (index - 8)]),
  ),
);
const DIGITS = "\\d{1,3}(?:,\\d{3})+|\\d{1,4}";
const COUNT = `${DIGITS}|${[...COUNTS.keys()].filter((word) => /[가-힣]/.test(word)).join("|")}`;
const ENGLISH = `\\d{1,4}|${[...COUNTS.keys()].filter((word) => /[a-z]/.test(word)).join("|")}`;
const SINO = "[일이삼사오육칠팔구십백천]";
const COUNTER = "(?: ?(?:개|명|가지|종|건|곳|대|편|번|회|장|문제|문항|사람))?";

/** How numbers are told in two, and what each has that is told so. */
type Form = { perhaps: RegExp; pattern: RegExp };

/** 절반, `3분의 1`, `다섯 중 하나`, `열에 아홉`, `1/3`: what is counted, and out of how many. */
const KOREAN_PARTS: readonly Form[] = [
  { perhaps: /반/, pattern: /절반|(?<![가-힣])반으로/g },
  // behind 5분, minutes, a noun may stand that begins like a numeral: 5분의 이미지, `60분의 4K 영상`
  {
    perhaps: /분의/,
    pattern: new RegExp(
      `(?<![가-힣\\d])(?<whole>${DIGITS}|${SINO}) ?분의 ?(?<part>(?:${DIGITS})(?![\\dA-Za-z]|[.,]\\d)|${SINO}${NOUN_END})`,
      "g",
    ),
  },
  {
    perhaps: /중/,
    pattern: new RegExp(
      `(?<![가-힣\\d.,])(?<whole>${COUNT})${COUNTER} ?중(?:에서?|의)? ?(?<part>${COUNT})(?![\\d.,]\\d)`,
      "g",
    ),
  },
  {
    perhaps: /[열백십]에 /,
    pattern: new RegExp(
      `(?<![가-힣\\d.,])(?<whole>열|백|십)에 (?<part>${COUNT})(?![\\d가-힣])`,
      "g",
    ),
  },
];
/** `3/4`, a part, and `80/20`, a ratio. */
const RATIO: Form = {
  perhaps: /\d\/\d/,
  pattern:
    /(?<![\d./\p{L}-])(?<part>\d{1,3})\/(?<whole>\d{1,3})(?:th)?(?![\d/%A-Za-z]|\.\d| ?분기)/gu,
};
const ENGLISH_PARTS = new RegExp(
  `(?<![\\w.,-])(?<part>${ENGLISH})(?:[ -]in[ -]|[ -]out[ -]of[ -]| of )(?:every |each |the )?(?<whole>${ENGLISH})(?![\\w.,]\\w|\\w)`,
  "gi",
);

/** What each of these has: a number before its word. */
const PERHAPS_PARTS = new RegExp(`(?:${ENGLISH})(?:[ -](?:in|out)[ -]| of )`, "i");

/** The parts that a Korean text tells in two numbers, each with these as its pieces. */
export function readKoreanParts(text: string): NumberToken[] {
  return [...KOREAN_PARTS, RATIO].flatMap(({ perhaps, pattern }) =>
    findAllWhere(text, perhaps, pattern).flatMap((found) => toPart(found)),
  );
}

/** The parts that an English text tells in two numbers: `one in five`, `3 out of 4`, `2/3`. */
export function readEnglishParts(text: string): NumberToken[] {
  const parts = [
    ...findAllWhere(text, PERHAPS_PARTS, ENGLISH_PARTS),
    ...findAllWhere(text, RATIO.perhaps, RATIO.pattern),
  ];
  return parts.flatMap((found) => toPart(found));
}

function toPart({ 0: written, index, groups }: RegExpMatchArray): NumberToken[] {
  const start = index ?? 0;
  const range = { start, end: start + written.length };
  if (groups === undefined) return [{ readings: [{ value: 1 / 2, unit: "part" }], ...range }];
  const [part, whole] = [toCount(groups.part), toCount(groups.whole)];
  const isTold = /분의/.test(written); // 3분의 1 is a part and never two counts
  const isRatio = written.includes("/") && whole > 0;
  const isPart = isTold || part < whole;
  if (part === 0 || !(isPart || isRatio)) return [];
  const pieces = [whole, part]
    .filter((value) => value > 1)
    .map(
      (value): NumberToken => ({
        readings: [{ value, unit: isPart ? "count" : "plain" }],
        ...range,
      }),
    );
  const readings: NumberReading[] = [
    ...(isPart ? [{ value: part / whole, unit: "part" as const }] : []),
    ...(isRatio ? [{ value: part / whole, unit: "ratio" as const }] : []),
  ];
  return [{ readings, ...range, ...(isTold ? {} : { pieces }) }];
}

function toCount(written = ""): number {
  return COUNTS.get(written.toLowerCase()) ?? Number(written.replaceAll(",", ""));
}

const HALF = new RegExp(`^(?: ?반${NOUN_END}|${AND_A_HALF}(?!-))`);

/** The units of which half of one may be told behind it. */
const HALVED =
  /(?:배|시간|년|개?월|달|주|일|분|초|억|조|\b(?:times|(?:hour|day|week|month|year|decade|minute)s?))$/i;

/** `2배 반`, `두 시간 반` and `an hour and a half`: half of the unit more. */
export function addHalves(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  return tokens.map((token) => {
    const half = HALF.exec(text.slice(token.end, token.end + 24))?.[0];
    const unit = HALVED.exec(text.slice(token.start, token.end))?.[0];
    if (half === undefined || unit === undefined) return token;
    const readings = token.readings.map((reading) => ({
      ...reading,
      value: reading.value + halfOf(reading, unit),
    }));
    return { ...token, readings, end: token.end + half.length };
  });
}

/** Half of what was written last; of 1조 반 it is half of its scale. */
const HALF_SCALES: ReadonlyMap<string, number> = new Map([
  ["억", 5e7],
  ["조", 5e11],
]);

function halfOf({ unit }: NumberReading, written: string): number {
  return isTime(unit) ? readUnit(written).factor / 2 : (HALF_SCALES.get(written) ?? 1 / 2);
}

/**
 * `1시간 30분`, `1년 6개월` and `1 hour and 30 minutes` are one span of time, and `1달러 50센트` is one amount; a
 * source may tell it as 1.5 hours, 90 minutes, or in two numbers.
 */
export function joinSums(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  const joined: NumberToken[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const isNext = before && /^(?:,? and)? ?$/.test(text.slice(before.end, token.start));
    const sum = isNext ? sumOf(before, token) : null;
    if (!before || sum === null) {
      joined.push(token);
      continue;
    }
    joined.pop();
    const pieces = [...(before.pieces ?? [before]), token];
    joined.push({ readings: [sum], start: before.start, end: token.end, pieces });
  }
  return joined;
}

/** The sum of a span and of the next part of it, which is shorter than its last one; else null. */
function sumOf(before: NumberToken, token: NumberToken): NumberReading | null {
  const whole = summandOf(before);
  const last = summandOf(before.pieces?.at(-1) ?? before);
  const next = summandOf(token);
  if (!whole || !last || next?.unit !== whole.unit || last.value <= next.value) return null;
  // Of money only cents are a part of what is before them.
  if (whole.unit === "dollar" && !(Number.isInteger(whole.value) && next.value < 1)) return null;
  return { ...whole, value: whole.value + next.value };
}

function summandOf({ readings }: NumberToken): NumberReading | undefined {
  return readings.find(({ unit }) => isTime(unit) || unit === "dollar");
}

/** Puts tokens that take several numbers together in the place of these; both lists are sorted. */
export function replaceCovered(
  tokens: readonly NumberToken[],
  compounds: readonly NumberToken[],
): NumberToken[] {
  let next = 0;
  const left = tokens.filter(({ start }) => {
    while (next < compounds.length && (compounds[next]?.end ?? 0) <= start) next++;
    return !isInside(compounds[next], start);
  });
  return [...left, ...compounds].toSorted(byStart);
}

function isInside(range: TextRange | undefined, start: number): boolean {
  return range !== undefined && range.start <= start && start < range.end;
}
