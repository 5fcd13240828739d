import { findAll, findAllWhere } from "../../find-all.ts";
import type { TextRange } from "../../text-range.ts";
import type { NumberToken } from "./number-token.ts";
import { VALUES } from "./word-values.ts";

const DIGITS = "\\d{1,4}(?:\\.\\d+)?";
const SMALL = `${DIGITS}|${[...VALUES.keys()].join("|")}`;

/** `1:4`, and of `1:2:3` each two neighbours. */
const COLON = new RegExp(`(?<![\\w.])(?<first>${DIGITS}):(?=(?<second>${DIGITS})(?![\\w]))`, "g");

/** `5-to-1`, `one-to-four`. A range of this form has its larger number behind, and no card turns it. */
const HYPHENED = new RegExp(
  `(?<![\\w.-])(?<first>${SMALL})-to-(?<second>${SMALL})(?![\\w.]\\w|\\w)`,
  "gi",
);

/** `a ratio of 1 to 4`: without the word, it may be a range. */
const IN_WORDS = new RegExp(
  `\\b(?:ratios?|odds|proportions?) (?:of |is |at )?(?<first>${SMALL})[ -]to[ -](?<second>${SMALL})\\b|\\b(?<firstBefore>${SMALL})[ -]to[ -](?<secondBefore>${SMALL})(?= (?:[\\w-]+ ){0,2}(?:ratio|odds|proportion|split|mix))`,
  "gi",
);

const FORMS = [
  { perhaps: /\d:\d/, pattern: COLON },
  { perhaps: /-to-/i, pattern: HYPHENED },
  { perhaps: /ratio|odds|proportion|split|mix/i, pattern: IN_WORDS },
];

const PART = new RegExp(DIGITS, "g");
const KOREAN = new RegExp(`(?<![A-Za-z\\d.,])${DIGITS}(?: ?(?::|대) ?${DIGITS})+(?!\\d)`, "g");

/** The ratios that an English text tells. */
export function readRatios(text: string): NumberToken[] {
  return FORMS.flatMap(({ perhaps, pattern }) =>
    findAllWhere(text, perhaps, pattern).flatMap(({ 0: written, index, groups = {} }) => {
      const { first, second, firstBefore, secondBefore } = groups;
      const pair = [toValue(first ?? firstBefore), toValue(second ?? secondBefore)] as const;
      return toRatio(pair, { start: index, end: index + written.length });
    }),
  );
}

/** The ratios that a Korean text tells, each with the two numbers that the source may hold instead. */
export function readKoreanRatios(
  text: string,
  numbersIn: (range: TextRange) => NumberToken[],
): NumberToken[] {
  return findAllWhere(text, /[:대]/, KOREAN).flatMap(({ 0: written, index }) => {
    const parts = findAll(written, PART).map((part) => {
      const start = index + part.index;
      return { value: toValue(part[0]), start, end: start + part[0].length };
    });
    const pairs = parts.slice(1).flatMap((second, at) => {
      const first = parts[at] ?? second;
      const pieces = numbersIn({ start: first.start, end: second.end });
      const ratio = toRatio([first.value, second.value], { start: first.start, end: second.end });
      return ratio.map((token) => ({ ...token, pieces }));
    });
    if (pairs.length < 2) return pairs;
    return [{ readings: [], pieces: pairs, start: index, end: index + written.length }];
  });
}

function toRatio([first, second]: readonly [number, number], range: TextRange): NumberToken[] {
  if (first === 0 || second === 0) return [];
  return [{ readings: [{ value: first / second, unit: "ratio" }], ...range }];
}

function toValue(written = ""): number {
  return VALUES.get(written.toLowerCase()) ?? Number(written);
}

const COUNT = `\\d{1,2}(?:\\.\\d+)?|${[...VALUES.keys()].join("|")}`;

/** `3 orders of magnitude`, `two to three orders of magnitude`, `an order-of-magnitude`. */
const MAGNITUDES = new RegExp(
  `(?<![\\w.])(?:(?<from>${COUNT})(?:-? ?(?:to|or) ?| ?[-~–—]{1,2} ?))?(?<to>an?|${COUNT})[ -]orders?[ -]of[ -]magnitude`,
  "gi",
);

/** Nothing is told in more orders of magnitude than these. */
const MOST = 30;

/** The factors that an English text tells in orders of magnitude: two are a factor of 100. */
export function readMagnitudes(text: string): NumberToken[] {
  return findAllWhere(text, /magnitude/i, MAGNITUDES).map(({ 0: written, index, groups = {} }) => ({
    readings: [groups.from, groups.to]
      .filter((count) => count !== undefined)
      .map((count) => ({ value: 10 ** Math.min(toCount(count), MOST), unit: "times" })),
    ...{ start: index, end: index + written.length },
  }));
}

function toCount(written: string): number {
  return /^an?$/i.test(written) ? 1 : toValue(written);
}
