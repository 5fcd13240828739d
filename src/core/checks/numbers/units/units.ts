import { CURRENCY_FORMS, type CurrencyUnit } from "./currencies.ts";
import {
  GAP,
  MEASURE_FORMS,
  MEASURE_UNITS,
  type MeasureUnit,
  mayBeNoUnit,
  spellSign,
  type UnitForm,
} from "./measures.ts";
import { isUnitWord } from "./unit-words.ts";

const NO_LETTER = "(?![A-Za-z\\d])";

/**
 * What a number counts. A card may leave a unit out, but not replace it by another: 30 % is not 30 times.
 * `plain` is a bare number, `count` one with a Korean counter such as 개 or 명, and `span` the number as
 * written, before minutes, hours, days or weeks are converted to seconds, and years to months; `written` is the same of
 * units of measure, which a card may leave out but not tell otherwise. `quarter` and `halfYear`
 * are parts of a year by their place in it, and `occasion` how often something is done. `listed` is how
 * many things are named in a row, and `vague` the scale of `hundreds`. `rate` is the span in which something is
 * counted, in seconds, and `speed` a length in such a span; `hour` is one of the day. `rank` a place among others, and `place` one in an order: 네 번째. `ratio` is what `1:4` is.
 */
export type Unit =
  | "plain"
  | "count"
  | "pair"
  | "occasion"
  | "percent"
  | "points"
  | "percentPoints"
  | "times"
  | "part"
  | "ordinal"
  | "byte"
  | MeasureUnit
  | CurrencyUnit
  | "listed"
  | "vague"
  | "degree"
  | "celsius"
  | "fahrenheit"
  | "kelvin"
  | "ratio"
  | "rate"
  | "speed"
  | "hour"
  | "rank"
  | "place"
  | "dimension"
  | "second"
  | "span"
  | "written"
  | "month"
  | "century"
  | "monthName"
  | "dayOfMonth"
  | "quarter"
  | "halfYear";

/** A unit with one factor, in letters of any case. */
function form(unit: Unit, pattern: string, factor = 1): UnitForm<Unit> {
  return { unit, factor, pattern: new RegExp(`^${GAP}(?:${pattern})`, "i") };
}

/** The unit of a temperature, and, joined to its number, also a thousand; k is never kelvin. */
const KELVIN = new RegExp(
  `^${GAP}(?:(?:(?:circ|°|degrees?)${GAP})?(?:K|[Kk]elvins?)${NO_LETTER}|켈빈)`,
);

/** Whose time is counted: `13 GPU-hours`. */
const CHIP = String.raw`(?:(?:GPU|TPU|CPU|NPU|[AHB]\d{2,3})[\s-]?)?`;

/** The units in the order in which they are tried; the first that fits wins. */
const FORMS: readonly UnitForm<Unit>[] = [
  form(
    "percentPoints",
    `(?:%|퍼센트|percent(?:age)?)[\\s-]?(?:p${NO_LETTER}|pt|포인트|points?)|pp${NO_LETTER}|p\\.p\\.`,
  ),
  form("percent", `%|퍼센트|per ?cent${NO_LETTER}|pct${NO_LETTER}|프로`),
  form("times", `배|갑절|곱절|(?:times|fold|x|×)(?![A-Za-z0-9])(?!\\s?\\d)`),
  form("points", `(?:points?|pts?)${NO_LETTER}|포인트|점`),
  form("second", `(?:ns|nanoseconds?)${NO_LETTER}|나노초`, 1e-9),
  form("second", `(?:[uμµ]s|microseconds?)${NO_LETTER}|마이크로초`, 1e-6),
  form("second", `(?:ms|msec|milliseconds?)${NO_LETTER}|밀리초`, 0.001),
  form("second", `(?:s|secs?|seconds?)${NO_LETTER}|초`),
  form("quarter", "사?분기"),
  form("second", `(?:mins?|minutes?)${NO_LETTER}|분`, 60),
  form("second", `${CHIP}(?:(?:h|hrs?|hours?)${NO_LETTER}|시간)`, 3600),
  form("second", `${CHIP}(?:days?${NO_LETTER}|일)`, 86_400),
  form("second", `weeks?${NO_LETTER}|주`, 604_800),
  form("second", `fortnights?${NO_LETTER}`, 1_209_600),
  form("month", `months?${NO_LETTER}|개월|달(?!러)`),
  form("monthName", "월"),
  form("month", `years?${NO_LETTER}|년`, 12),
  form("month", `decades?${NO_LETTER}`, 120),
  form("century", `(?:(?:st|nd|rd|th)[\\s-])?centur(?:y|ies)${NO_LETTER}|세기`),
  form("ordinal", `(?:st|nd|rd|th)${NO_LETTER}`),
  form("celsius", `(?:circ|°|degrees?|deg)${GAP}(?:C|Celsius)${NO_LETTER}|℃`),
  form("fahrenheit", `(?:circ|°|degrees?|deg)${GAP}(?:F|Fahrenheit)${NO_LETTER}|℉`),
  form("degree", `(?:circ|degrees?|deg)${NO_LETTER}|°|도`),
  { unit: "kelvin", factor: 1, pattern: KELVIN },
  form("dimension", `d${NO_LETTER}|dim(?:ensions?|ensional)?${NO_LETTER}|차원`),
  ...MEASURE_FORMS,
  ...CURRENCY_FORMS.map(([unit, pattern]) => form(unit, pattern)),
  form("dollar", `(?:cents?${NO_LETTER}|¢)|센트`, 0.01),
  form("percent", "할", 10),
  form("byte", `(?:i?b|bytes?)${NO_LETTER}|바이트`),
  form("pair", "쌍"),
  form("occasion", "번|회|차례"),
  form("rank", "위(?!협|험|치|성)"),
  form(
    "count",
    "(?:개|가지|종|명|건|장|단계|편|권|층|대|곳|줄|쪽|세트|문항|문제|모델|데이터|샘플|토큰|프레임|언어|작업|과제|단어|질문|파라미터|매개변수)",
  ),
];

/** Forms in a row, and one pattern of them all with a group for each: most numbers have no unit, and are looked at once. */
type FormGroup = { pattern: RegExp; forms: readonly UnitForm<Unit>[] };

const FORM_GROUPS: readonly FormGroup[] = groupForms(FORMS);

function groupForms(forms: readonly UnitForm<Unit>[]): FormGroup[] {
  const rows: UnitForm<Unit>[][] = [];
  for (const each of forms) {
    const row = rows.at(-1);
    if (row?.[0]?.pattern.flags === each.pattern.flags) row.push(each);
    else rows.push([each]);
  }
  return rows.map((row) => {
    const ways = row.map(({ pattern }) => `(${pattern.source.slice(`^${GAP}`.length)})`);
    return {
      pattern: new RegExp(`^${GAP}(?:${ways.join("|")})`, row[0]?.pattern.flags),
      forms: row,
    };
  });
}

/** The unit that begins a text; `plain` and no length when there is none. 여 may be before it: 50여 배. */
export function readUnit(text: string): FoundUnit {
  const after = text.replace(/^여(?=[ 가-힣])/, "");
  const sign = spellSign(after);
  const found = findForm(sign?.spelled ?? after);
  if (found === null) return { unit: "plain", factor: 1, length: 0, isDoubtful: false };
  const length = text.length - after.length + (sign?.length ?? found.length);
  return { ...found, length };
}

/** A unit, how many of its base it is, and how many characters it takes; it may be none where it is doubtful. */
type FoundUnit = { unit: Unit; factor: number; length: number; isDoubtful: boolean };

function findForm(text: string): FoundUnit | null {
  for (const { pattern, forms } of FORM_GROUPS) {
    const fitting = pattern.exec(text)?.slice(1) ?? [];
    const first = fitting.findIndex((found) => found !== undefined);
    const found = first < 0 ? null : findFirst(forms.slice(first), text);
    if (found !== null) return found;
  }
  return null;
}

function findFirst(forms: readonly UnitForm<Unit>[], text: string): FoundUnit | null {
  for (const { unit, factor, pattern } of forms) {
    const found = pattern.exec(text)?.[0] ?? "";
    if (found === "" || !isUnit(found, text)) continue;
    const size = typeof factor === "number" ? factor : factor(found);
    return { unit, factor: size, length: found.length, isDoubtful: mayBeNoUnit(found) };
  }
  return null;
}

/** Whether what was found is a unit, and not the beginning of another Korean word. */
function isUnit(found: string, after: string): boolean {
  const word = /[가-힣]+$/.exec(found)?.[0] ?? "";
  return word === "" || isUnitWord(word, after.slice(found.length), /^\s/.test(found));
}

/** Units of time, in which a number also stands as it is written. */
export function isTime(unit: Unit): boolean {
  return unit === "second" || unit === "month";
}

/** What a number is besides as it is written, with its unit left out. */
export function asWritten(value: number, unit: Unit): { value: number; unit: Unit }[] {
  if (isTime(unit)) return [{ value, unit: "span" }];
  return MEASURE_UNITS.some((measure) => measure === unit) ? [{ value, unit: "written" }] : [];
}

/** A factor of prefixes. Others, of feet and miles, give values that people round. */
const OF_TEN = /^(?:10*|1e[+-]?\d+|0\.0*1)$/;

/** What a number in units that are converted by other factors than ten may be told as, in two or three digits: 10 miles as 16 km. */
export function roundConverted(
  value: number,
  { unit, factor }: { unit: Unit; factor: number },
): { value: number; unit: Unit }[] {
  if (!MEASURE_UNITS.some((measure) => measure === unit) || OF_TEN.test(String(factor))) return [];
  return [2, 3].map((digits) => ({ value: Number((value * factor).toPrecision(digits)), unit }));
}

/** The years of so many centuries, in months; the 19th one has none. */
export function readCenturies(value: number, unit: Unit): { value: number; unit: Unit }[] {
  return unit === "century" ? [{ value: value * 1200, unit: "month" }] : [];
}

/** Units that a card may leave out. */
const LEFT_OUT: readonly Unit[] = [
  ...(["count", "percent", "points", "percentPoints", "times", "ordinal", "byte"] as const),
  ...MEASURE_UNITS,
  ...CURRENCY_FORMS.map(([unit]) => unit),
  ...([
    "degree",
    "celsius",
    "fahrenheit",
    "dimension",
    "span",
    "written",
    "century",
    "speed",
  ] as const),
  ...(["monthName", "dayOfMonth", "quarter"] as const),
];

/** For a unit on a card, the other units in the source that say the same. */
const SAME: Readonly<Partial<Record<Unit, readonly Unit[]>>> = {
  plain: LEFT_OUT,
  pair: ["plain"],
  occasion: ["plain", "count", "ordinal", "flop"],
  count: ["plain", "ordinal", "dimension"],
  points: ["plain", "percentPoints"],
  percentPoints: ["points"],
  ordinal: ["plain"],
  byte: ["plain"],
  bit: ["plain"],
  flop: ["plain"],
  joule: ["plain"], // 줄 is also a line
  degree: ["plain", "celsius"],
  celsius: ["plain", "degree"],
  fahrenheit: ["plain", "degree"],
  rank: ["ordinal"],
  place: ["ordinal"],
  dimension: ["plain"],
  span: ["plain", "dayOfMonth"],
  century: ["plain"],
  monthName: ["plain"],
  dayOfMonth: ["plain"],
};

/** What says no unit by itself. */
const AS_WRITTEN: readonly Unit[] = ["span", "written"];

/** Whether a card may write a number in this unit where the source has the same number in its unit. */
export function isSameUnit(card: Unit, source: Unit): boolean {
  return (card === source && !AS_WRITTEN.includes(card)) || SAME[card]?.includes(source) === true;
}
