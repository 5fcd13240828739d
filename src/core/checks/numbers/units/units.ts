import { CURRENCY_FORMS, type CurrencyUnit } from "./currencies.ts";
import { isUnitWord } from "./unit-words.ts";

/**
 * What a number counts. A card may leave a unit out, but not replace it by another: 30 % is not 30 times.
 * `plain` is a bare number, `count` one with a Korean counter such as 개 or 명, and `span` the number as
 * written, before minutes, hours, days or weeks are converted to seconds, and years to months. `quarter` and `halfYear`
 * are parts of a year by their place in it, and `occasion` how often something is done. `listed` is how
 * many things are named in a row, and `vague` the scale of `hundreds`. `rate` is the span in which something is
 * counted, in seconds, `rank` a place among others, and `place` one in an order: 네 번째. `ratio` is what `1:4` is.
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
  | "bit"
  | "hertz"
  | "metre"
  | "gram"
  | "watt"
  | "wattHour"
  | CurrencyUnit
  | "listed"
  | "vague"
  | "degree"
  | "celsius"
  | "fahrenheit"
  | "kelvin"
  | "ratio"
  | "rate"
  | "rank"
  | "place"
  | "dimension"
  | "second"
  | "span"
  | "month"
  | "century"
  | "monthName"
  | "dayOfMonth"
  | "quarter"
  | "halfYear";

/** A unit as texts write it; what was found may say how many of its base it is. */
type UnitForm = { unit: Unit; factor: number | ((found: string) => number); pattern: RegExp };

/** Remains of LaTeX and a space that may separate a number from its unit: `2.5$\times$`, `50\%`. */
const GAP = String.raw`[\s\\$!{}^-]{0,3}`;
const NO_LETTER = "(?![A-Za-z\\d])";

function form(unit: Unit, pattern: string, factor = 1): UnitForm {
  return { unit, factor, pattern: new RegExp(`^${GAP}(?:${pattern})`, "i") };
}

/** Before a unit of measure: how symbols, English and Korean write so many of it. Capitals count in symbols. */
const PREFIXES: readonly (readonly [
  symbol: string,
  english: string,
  korean: string,
  factor: number,
])[] = [
  ["n", "nano", "나노", 1e-9],
  ["[uμµ]", "micro", "마이크로", 1e-6],
  ["m", "milli", "밀리", 1e-3],
  ["c", "centi", "센티", 1e-2],
  ["", "", "", 1],
  ["[kK]", "kilo", "킬로", 1e3],
  ["M", "mega", "메가", 1e6],
  ["G", "giga", "기가", 1e9],
  ["T", "tera", "테라", 1e12],
];

/** A unit of measure with all its prefixes; of an area or a volume it is none. */
function measure(unit: Unit, symbol: string, english: string, korean: string): UnitForm {
  const end = String.raw`(?![A-Za-z\d²³^])`;
  const ways = PREFIXES.map(([letter, word, hangul, factor]) => {
    const [first = "", rest = ""] = [word.charAt(0), word.slice(1)];
    const opening = word === "" ? "" : `[${first}${first.toUpperCase()}]${rest}`;
    const way = `(?:${letter}${symbol}|${opening}${english})${end}|${hangul}${korean}`;
    return { way, pattern: new RegExp(`^${GAP}(?:${way})`), factor };
  });
  return {
    unit,
    factor: (found) => ways.find(({ pattern }) => pattern.test(found))?.factor ?? 1,
    pattern: new RegExp(`^${GAP}(?:${ways.map(({ way }) => way).join("|")})`),
  };
}

/** The unit of a temperature, and, joined to its number, also a thousand; k is never kelvin. */
const KELVIN = new RegExp(
  `^${GAP}(?:(?:(?:circ|°|degrees?)${GAP})?(?:K|[Kk]elvins?)${NO_LETTER}|켈빈)`,
);

/** Whose time is counted: `13 GPU-hours`. */
const CHIP = String.raw`(?:(?:GPU|TPU|CPU|NPU|[AHB]\d{2,3})[\s-]?)?`;

/** The units in the order in which they are tried; the first that fits wins. */
const FORMS: readonly UnitForm[] = [
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
  form("hertz", `GHz${NO_LETTER}|기가헤르츠`, 1e9),
  form("hertz", `MHz${NO_LETTER}|메가헤르츠`, 1e6),
  form("hertz", `kHz${NO_LETTER}|킬로헤르츠`, 1e3),
  form("hertz", `Hz${NO_LETTER}|헤르츠`),
  measure("wattHour", "Wh", "[Ww]att[- ]?hours?", "와트시(?!간)"),
  measure("watt", "W", "[Ww]atts?", "와트"),
  measure("metre", "m", "[Mm]et(?:er|re)s?", "미터"),
  form("metre", `(?:miles?|mph)${NO_LETTER}|마일`, 1609.344),
  form("metre", "센티", 1e-2),
  measure("gram", "g", "[Gg]ram(?:me)?s?", "그램"),
  form("gram", `(?:tons?|tonnes?)${NO_LETTER}|톤`, 1e6),
  form("bit", `bits?${NO_LETTER}|비트`),
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

/** The unit that begins a text; `plain` and no length when there is none. 여 may be before it: 50여 배. */
export function readUnit(text: string): { unit: Unit; factor: number; length: number } {
  const after = text.replace(/^여(?=[ 가-힣])/, "");
  for (const { unit, factor, pattern } of FORMS) {
    const found = pattern.exec(after)?.[0] ?? "";
    if (found !== "" && isUnit(found, after)) {
      const size = typeof factor === "number" ? factor : factor(found);
      return { unit, factor: size, length: text.length - after.length + found.length };
    }
  }
  return { unit: "plain", factor: 1, length: 0 };
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

/** The years of so many centuries, in months; the 19th one has none. */
export function readCenturies(value: number, unit: Unit): { value: number; unit: Unit }[] {
  return unit === "century" ? [{ value: value * 1200, unit: "month" }] : [];
}

/** For a unit on a card, the units in the source that say the same. */
const SAME: Readonly<Record<Unit, readonly Unit[]>> = {
  plain: [
    "count",
    "percent",
    "points",
    "percentPoints",
    "times",
    "ordinal",
    "byte",
    "bit",
    "hertz",
    "metre",
    "gram",
    "watt",
    "wattHour",
    "dollar",
    "euro",
    "won",
    "pound",
    "yen",
    "yuan",
    "degree",
    "celsius",
    "fahrenheit",
    "dimension",
    "span",
    "century",
    "monthName",
    "dayOfMonth",
    "quarter",
  ],
  pair: ["plain"],
  occasion: ["plain", "count", "ordinal"],
  count: ["plain", "ordinal", "dimension"],
  percent: [],
  points: ["plain", "percentPoints"],
  percentPoints: ["points"],
  times: [],
  part: [],
  ordinal: ["plain"],
  byte: ["plain"],
  bit: ["plain"],
  hertz: [],
  metre: [],
  gram: [],
  watt: [],
  wattHour: [],
  dollar: [],
  euro: [],
  won: [],
  pound: [],
  yen: [],
  yuan: [],
  listed: [],
  vague: [],
  degree: ["plain", "celsius"],
  celsius: ["plain", "degree"],
  fahrenheit: ["plain", "degree"],
  kelvin: [],
  ratio: [],
  rate: [],
  rank: ["ordinal"],
  place: ["ordinal"],
  dimension: ["plain"],
  second: [],
  span: ["plain", "dayOfMonth"],
  month: [],
  century: ["plain"],
  monthName: ["plain"],
  dayOfMonth: ["plain"],
  quarter: [],
  halfYear: [],
};

/** Whether a card may write a number in this unit where the source has the same number in its unit. */
export function isSameUnit(card: Unit, source: Unit): boolean {
  return (card === source && card !== "span") || SAME[card].includes(source);
}
