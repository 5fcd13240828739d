import { findAll } from "../../find-all.ts";
import { toFullYear } from "./calendar.ts";
import type { NumberReading, SuffixedToken } from "./number-token.ts";
import { hasCurrencyBehind, readCurrencyBefore } from "./units/currencies.ts";
import { readPower } from "./units/powers.ts";
import { readScaled } from "./units/scales.ts";
import { asWritten, readCenturies, readUnit, roundConverted } from "./units/units.ts";
import { AND_A_HALF } from "./word-values.ts";

/** Digits with their commas and decimals; `1,000` and LaTeX's `1{,}000` are one number, and so are `2½`, `½` and `2 and a half`. */
const DIGITS = new RegExp(
  `\\d+(?:(?:,|\\{,\\})\\d{3}(?!\\d))*(?:\\.\\d+|[¼-¾⅐-⅞]|${AND_A_HALF})?|(?<![\\w.])\\.\\d+|[¼-¾⅐-⅞]`,
  "g",
);

/** Thousands with spaces between them: `10 000`. They may also be two numbers in a row. */
const SPACED = /(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d,]|\.\d)/g;

/** A letter right before, or a capitalised word and a hyphen: these digits belong to a name. */
const NAME_BEFORE = /[\p{Script=Latin}\p{Script=Greek}@_^]$|\p{Lu}[\p{L}\p{N}.]{0,40}-$|\d\.$/u;

/** A size inside a name, as in `Qwen2.5-72B`, is told like any other. */
const SIZE = /^\d+(?:\.\d+)?[BM](?![A-Za-z0-9])/;

/** In `256x256`, and in `256times256` without its backslash, the letters are no name. */
const MEASURE_BEFORE = /\d ?(?:x|times|sim)$/i;

const FACTOR_BEFORE =
  /\bfactors? of (?:(?:about|over|around|nearly|almost|roughly|approximately|at least|up to|more than) |[~≈∼] ?)?$/i;

/** How much of a text is looked at before and behind a number, in characters. */
const NEAR = 48;

/** The numbers that are written in digits, in order, each with its scale, power and unit. */
export function readDigits(text: string): SuffixedToken[] {
  const tokens: SuffixedToken[] = [];
  for (const { 0: digits, index } of findAll(text, DIGITS)) {
    const isRead = index < (tokens.at(-1)?.end ?? 0); // the 8천 of 12만 8천
    if (!isRead && !isInName(text, index)) tokens.push(readToken(text, digits, index));
  }
  return tokens;
}

/** The numbers that are written with spaces between their thousands. */
export function readSpacedDigits(text: string): SuffixedToken[] {
  return findAll(text, SPACED)
    .filter(({ index }) => !isInName(text, index))
    .map(({ 0: digits, index }) => readToken(text, digits, index));
}

/** What is told by how many of it there are: `8 x H800`, `8$\times$ A100`. */
const DEVICE = /^[\s$]{0,2}(?:NVIDIA |Nvidia )?[A-Z]{1,3}\d{2,4}/;

function isInName(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - NEAR), index);
  if (!NAME_BEFORE.test(before) || MEASURE_BEFORE.test(before)) return false;
  if (readCurrencyBefore(text, index, index).codeLength > 0) return false;
  return !(before.endsWith("-") && SIZE.test(text.slice(index, index + NEAR)));
}

function readToken(text: string, digits: string, start: number): SuffixedToken {
  const numberEnd = start + digits.length;
  const near = text.slice(numberEnd, numberEnd + NEAR);
  const power = readPower(toValue(digits), near);
  const base = power.value;
  const currency = readCurrencyBefore(text, start, numberEnd);
  const scaleAndUnit = near.slice(power.length);
  const isMoney = currency.units.length > 0 || hasCurrencyBehind(scaleAndUnit);
  const scaled = readScaled(base, scaleAndUnit, isMoney);
  const after = near.slice(power.length + scaled.length);
  const { unit: written, factor, length, isDoubtful } = readUnit(after);
  const [unit = written, ...otherUnits] = written === "plain" ? currency.units : [];
  const amounts: NumberReading[] = [
    ...[unit, ...otherUnits].map((each) => ({ value: scaled.value * factor, unit: each })),
    ...readOtherwise({ value: scaled.value, unit }, after, length),
    ...roundConverted(scaled.value, { unit, factor }),
    ...(scaled.isDoubtful && unit === "plain" ? [{ value: base, unit }] : []),
    ...(isDoubtful ? [{ value: scaled.value, unit: "plain" as const }] : []),
    ...readKelvin(base, scaleAndUnit),
    ...(isFactor(text, start) ? [{ value: scaled.value, unit: "times" as const }] : []),
  ];
  const years = readYears(text, digits, start);
  const readings = years.length > 1 ? years : [...amounts, ...years]; // '90s are no seconds
  const suffix =
    written === "plain" && scaled.length === 0
      ? null
      : { factor: (base === 0 ? 1 : scaled.value / base) * factor, unit: written };
  return {
    ...{ base, suffix, currencies: currency.units, readings },
    start: start - currency.codeLength,
    end: numberEnd + power.length + scaled.length + length,
  };
}

function toValue(digits: string): number {
  if (/^\d+(?:\.\d+)?$/.test(digits)) return Number(digits);
  const [, whole = "", fraction = ""] =
    /^([\d.]*)(.?)$/.exec(digits.replace(/\Wand.*/, "½").replaceAll(/[,{} ]/g, "")) ?? [];
  const [part = 0, parts = 1] = fraction.normalize("NFKC").split("⁄").map(Number);
  return Number(whole) + part / parts;
}

/** What a number with this unit may also be: the span as written, or eight of `8times H800`. */
function readOtherwise(
  { value, unit }: NumberReading,
  after: string,
  length: number,
): NumberReading[] {
  const isDevice = unit === "times" && DEVICE.test(after.slice(length));
  return [
    ...asWritten(value, unit),
    ...(/^(?:st|nd|rd|th)/.test(after) ? [] : readCenturies(value, unit)),
    ...(unit === "times" && /^ times/.test(after) ? [{ value, unit: "occasion" as const }] : []),
    ...(unit === "byte" ? [{ value: value * (1024 / 1000), unit }] : []), // 2 GB are also 2,048 MB
    ...(unit === "rank" && value === 1 ? [{ value, unit: "plain" as const }] : []), // the one that is best
    ...(isDevice ? [{ value, unit: "plain" as const }] : []),
  ];
}

/** A temperature, where a K is joined to its number: 300K is also 300,000. */
function readKelvin(value: number, after: string): NumberReading[] {
  return /^K(?![A-Za-z\d])/.test(after) ? [{ value, unit: "kelvin" }] : [];
}

/** The years that `'24` and `AIME'24`, 24년 3월, `1990s`, `'90s` and 90년대 name: a decade is its first year in months. */
function readYears(text: string, digits: string, start: number): NumberReading[] {
  const after = text.slice(start + digits.length, start + digits.length + 3);
  const year = toFullYear(Number(digits));
  const isShort = isShortYear(text, digits, start);
  const isDated = /^\d\d$/.test(digits) && IN_YEAR.test(text.slice(start + 2, start + 12));
  const isEnglish = DECADE_END.test(after) && (isShort || digits.length === 4);
  const isDecade = /^(?:\d\d)?\d0$/.test(digits) && (isEnglish || after.startsWith("년대"));
  return [
    ...(isShort || isDated ? [{ value: year, unit: "plain" as const }] : []),
    ...(isDecade ? [{ value: year * 12, unit: "month" as const }] : []),
  ];
}

/** Behind the last two digits of a year in Korean, what no span of years has behind it: 24년 3월, 24년에. */
const IN_YEAR =
  /^년(?:에(?! ?걸)|형|도|판|부터|까지| ?\d{1,2}월| (?:판|버전|기준|시즌|대회|[초말중]|[봄가]|여름|겨울|[상하]반기|[1-4]분기))/;

const DECADE_END = /^s(?![A-Za-z])/;

/** Whether two digits stand behind an apostrophe for a year. */
function isShortYear(text: string, digits: string, start: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.charAt(start + 2)];
  return /^\d{2}$/.test(digits) && /(?:^|[\s(\p{L}])['’‘]$/u.test(before) && !/['’%]/.test(after);
}

/** Whether a number is called a factor: `by a factor of 10`. */
export function isFactor(text: string, start: number): boolean {
  return FACTOR_BEFORE.test(text.slice(Math.max(0, start - NEAR), start));
}
