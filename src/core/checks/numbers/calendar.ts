import { findAllWhere } from "../../find-all.ts";
import type { TextRange } from "../../text-range.ts";
import { IS_TO, readMonths } from "./months.ts";
import { byStart, type NumberToken } from "./number-token.ts";
import { findHours, findKoreanHours } from "./units/hours.ts";
import type { Unit } from "./units/units.ts";

const YEAR = "(?:19|20)\\d\\d";

/** Quarters and halves by their codes, with a year or without: `Q1`, `Q1'24`, `1H24`, `2024H2`. */
const CODE = new RegExp(
  `(?<=^|[^\\w.-]|${YEAR}[ -]?|[QH][1-4]-{1,2})(?:(?:Q(?<quarter>[1-4])|H(?<half>[12]))(?: ?['’](?<year>\\d\\d))?|(?:(?<quarterOf>[1-4])Q|(?<halfOf>[12])H) ?['’]?(?<yearOf>${YEAR}|\\d\\d)?)(?![A-Za-z\\d])`,
  "g",
);

/** The same in words. */
const IN_WORDS =
  /\b(?:(?<first>first|1st)|(?<second>second|2nd|latter)|(?<third>third|3rd)|(?<fourth>fourth|4th|final|last))[ -](?:(?:fiscal|calendar) )?(?:quarter|(?<half>half))\b/gi;

const FISCAL_YEAR =
  /\b(?:FY|fiscal(?: year)?)[ -]?['’]?(?<year>(?:19|20)\d\d|\d\d)(?:[/-](?<yearOf>(?:19|20)\d\d|\d\d))?(?![\d%]|\.\d)/gi;

/** How Korean names halves and, beside 3분기, quarters. */
const KOREAN_PART =
  /(?<![가-힣])(?:(?<first>[상전]반기)|(?<second>[하후]반기))|(?<![\d.,/])(?<quarter>[1-4])\/4 ?분기/g;

/** A stretch of a year, by its first and its last month, as it is written. */
type Stretch = TextRange & { from: number; to: number };

/**
 * What an English text names of a calendar: months, quarters and halves of a year, days in words of order, fiscal
 * years, and hours of the day.
 */
export function readCalendar(text: string): NumberToken[] {
  const months = readMonths(text);
  const named = [
    ...months.map(({ month, ...range }) => ({ from: month, to: month, ...range })),
    ...[...findCodes(text), ...findAllWhere(text, /quarter|half/i, IN_WORDS)].map(toStretch),
  ].toSorted(byStart);
  const days = months.flatMap(({ days: told, start, end }) =>
    told.map((value): NumberToken => ({ readings: [{ value, unit: "plain" }], start, end })),
  );
  const hours = findHours(text).flatMap(({ hour, ...range }) => [
    token(hour, "hour", range),
    token(hour % 12 || 12, "plain", range),
  ]);
  const stretches = [...named, ...spansOf(text, named)].flatMap(toToken);
  return [...stretches, ...days, ...readYears(text), ...hours];
}

/** What a Korean text names of it, an hour with its number. A code without a year is a name like any other. */
export function readKoreanCalendar(
  text: string,
  numbersIn: (range: TextRange) => NumberToken[],
): NumberToken[] {
  const parts = findAllWhere(text, /[반분]기/, KOREAN_PART).map(
    ({ 0: written, index, groups = {} }) => {
      const { quarter, first } = groups;
      const half = first === undefined ? 2 : 1;
      return quarter === undefined
        ? token(half, "halfYear", rangeOf(written, index))
        : token(Number(quarter), "quarter", rangeOf(written, index));
    },
  );
  const coded = [...findCodes(text)].filter(
    ({ groups = {} }) => (groups.year ?? groups.yearOf) !== undefined,
  );
  const hours = findKoreanHours(text).map(({ hour, ...range }): NumberToken => {
    const { readings } = token(hour, "hour", range);
    const ofClock = hour > 12 ? [{ value: hour, unit: "plain" as const }] : []; // 15:00
    return { readings: [...readings, ...ofClock], pieces: numbersIn(range), ...range };
  });
  return [...parts, ...coded.map(toStretch).flatMap(toToken), ...readYears(text), ...hours];
}

/** Looks for codes where there may be one: the pattern is slow, and hardly any text has one. */
function findCodes(text: string): RegExpMatchArray[] {
  return findAllWhere(text, /[QH][1-4]|[1-4][QH]/, CODE);
}

function toStretch({ 0: written, index = 0, groups = {} }: RegExpMatchArray): Stretch {
  const { half, halfOf, quarter, quarterOf, first, second, third } = groups;
  const word = [first, second, third].findIndex((place) => place !== undefined) + 1 || 4;
  const isHalf = (half ?? halfOf) !== undefined;
  const digit = [half, halfOf, quarter, quarterOf].find((place) => /^\d$/.test(place ?? ""));
  const place = digit === undefined ? word : Number(digit);
  const length = isHalf ? 6 : 3;
  return { from: (place - 1) * length + 1, to: place * length, ...rangeOf(written, index) };
}

/** `January to June`, `Q1 and Q2`: what the first and the last of a span are together. */
function spansOf(text: string, named: readonly Stretch[]): Stretch[] {
  return named.flatMap((first, index) => {
    const last = named[index + 1];
    const isSpan = last && last.from > first.to && IS_TO.test(text.slice(first.end, last.start));
    return isSpan ? [{ ...first, to: last.to, end: last.end }] : [];
  });
}

/** What a stretch is called by its length in months, where it begins as these do. */
const LENGTHS: ReadonlyMap<number, Unit> = new Map([
  [1, "monthName"],
  [3, "quarter"],
  [6, "halfYear"],
]);

function toToken({ from, to, ...range }: Stretch): NumberToken[] {
  const length = to - from + 1;
  const unit = LENGTHS.get(length);
  return unit === undefined || to % length > 0 ? [] : [token(to / length, unit, range)];
}

/** The years of codes and fiscal years: 2024 of `FY24`, both of `FY23/24`. */
function readYears(text: string): NumberToken[] {
  return [...findCodes(text), ...findAllWhere(text, /FY|fiscal/i, FISCAL_YEAR)].flatMap(
    ({ 0: written, index = 0, groups = {} }) =>
      [groups.year, groups.yearOf].flatMap((digits) =>
        digits === undefined
          ? []
          : [token(toFullYear(Number(digits)), "plain", rangeOf(written, index))],
      ),
  );
}

/** The year that two digits stand for. The last one of this century that is near is 2049. */
export function toFullYear(year: number): number {
  if (year > 99) return year;
  return year + (year < 50 ? 2000 : 1900);
}

function rangeOf(written: string, start: number): TextRange {
  return { start, end: start + written.length };
}

function token(value: number, unit: Unit, { start, end }: TextRange): NumberToken {
  return { readings: [{ value, unit }], start, end };
}
