import { makeOnce } from "../../../make-once.ts";
import { NOUN_END } from "./unit-words.ts";

/** What is measured, each in its own base. */
export type MeasureUnit =
  | "metre"
  | "squareMetre"
  | "cubicMetre"
  | "gram"
  | "watt"
  | "wattHour"
  | "joule"
  | "calorie"
  | "electronvolt"
  | "volt"
  | "ampere"
  | "decibel"
  | "radian"
  | "hertz"
  | "bit"
  | "flop";

/** A unit as texts write it; what was found may say how many of its base it is. */
export type UnitForm<Name> = {
  unit: Name;
  factor: number | ((found: string) => number);
  pattern: RegExp;
};

/** Remains of LaTeX and a space that may separate a number from its unit: `2.5$\times$`, `50\%`. */
export const GAP = String.raw`[\s\\$!{}^-]{0,3}`;
const NO_LETTER = "(?![A-Za-z\\d])";

/** Before a unit of measure: how symbols, English and Korean write so many of it. */
type Prefix = { symbol: string; english: string; korean: string; factor: number };

const SMALL: readonly Prefix[] = [
  { symbol: "n", english: "nano", korean: "나노", factor: 1e-9 },
  { symbol: "[uμµ]", english: "micro", korean: "마이크로", factor: 1e-6 },
  { symbol: "m", english: "milli", korean: "밀리", factor: 1e-3 },
  { symbol: "c", english: "centi", korean: "센티", factor: 1e-2 },
];
const LARGE: readonly Prefix[] = [
  { symbol: "", english: "", korean: "", factor: 1 },
  { symbol: "[kK]", english: "kilo", korean: "킬로", factor: 1e3 },
  { symbol: "M", english: "mega", korean: "메가", factor: 1e6 },
  { symbol: "G", english: "giga", korean: "기가", factor: 1e9 },
  { symbol: "T", english: "tera", korean: "테라", factor: 1e12 },
  { symbol: "P", english: "peta", korean: "페타", factor: 1e15 },
  { symbol: "E", english: "exa", korean: "엑사", factor: 1e18 },
];
const PREFIXES = [...SMALL, ...LARGE];

/** A unit with prefixes: the patterns of its symbol, of its English and of its Korean word, and how much of its base it is. */
type Measure = {
  unit: MeasureUnit;
  symbol: string;
  english: string;
  korean: string;
  base?: number;
};

/** Capitals count in the symbols. A Korean word with which others begin needs its end: 리터러시, 피트니스. */
const MEASURES: readonly Measure[] = [
  { unit: "wattHour", symbol: "Wh", english: "watt[- ]?hours?", korean: "와트시(?!간)" },
  { unit: "watt", symbol: "W", english: "watts?", korean: "와트" },
  { unit: "metre", symbol: "m", english: "met(?:er|re)s?", korean: "미터" },
  { unit: "gram", symbol: "g", english: "gram(?:me)?s?", korean: "그램" },
  {
    ...{ unit: "cubicMetre", symbol: "(?:[Lℓ]|(?<=[mcuμµ])l)", english: "lit(?:er|re)s?" },
    ...{ korean: `리터${NOUN_END}`, base: 1e-3 },
  },
  { unit: "joule", symbol: "J", english: "joules?", korean: `줄${NOUN_END}` },
  { unit: "calorie", symbol: "cal", english: "calories?", korean: `칼로리${NOUN_END}` },
  {
    ...{ unit: "electronvolt", symbol: "eV", english: "electron[- ]?volts?" },
    korean: `(?:전자|일렉트론) ?볼트${NOUN_END}`,
  },
  { unit: "volt", symbol: "V", english: "volts?", korean: `볼트${NOUN_END}` },
  { unit: "ampere", symbol: "A", english: "amp(?:ere)?s?", korean: `암페어${NOUN_END}` },
  { unit: "decibel", symbol: "dB[A-Za-z]{0,3}", english: "decibels?", korean: "데시벨" },
];

/** Units of computers, in letters of any case and without parts of one: nobody has a millibit. */
const DIGITAL: readonly Measure[] = [
  { unit: "hertz", symbol: "hz", english: "hertz", korean: "헤르츠" },
  { unit: "flop", symbol: "flops?", english: "flops?", korean: `플롭스?${NOUN_END}` },
  { unit: "bit", symbol: "(?:bps|b/s|bits?)", english: "bits?", korean: "비트" },
];

/** A power of metres: by its number, and in words before a unit of length and behind it. */
type Power = Pick<Measure, "unit" | "korean"> & {
  power: 2 | 3;
  raised: string;
  before: string;
  behind: string;
};

const POWERS: readonly Power[] = [
  {
    ...{ unit: "squareMetre", power: 2, raised: "²", korean: "(?:제곱|평방)" },
    ...{ before: "(?:square|sq\\.?)", behind: "squared" },
  },
  {
    ...{ unit: "cubicMetre", power: 3, raised: "³", korean: "(?:세제곱|입방)" },
    ...{ before: "(?:cubic|cu\\.?)", behind: "cubed" },
  },
];

const SQUARE = "(?:square|sq\\.?)[- ]?";

/** Units without prefixes, in their bases. */
const OTHERS: readonly (readonly [unit: MeasureUnit, factor: number, pattern: string])[] = [
  ["squareMetre", 1e4, `(?:hectares?|ha)${NO_LETTER}|헥타르`],
  ["squareMetre", 4046.8564224, `acres?${NO_LETTER}|에이커`],
  ["squareMetre", 0.09290304, `${SQUARE}(?:feet|foot|ft)${NO_LETTER}|제곱 ?피트`],
  ["squareMetre", 2589988.110336, `${SQUARE}(?:miles?|mi)${NO_LETTER}|제곱 ?마일`],
  ["cubicMetre", 1e-6, `c\\.?c${NO_LETTER}`],
  ["cubicMetre", 3.785411784e-3, `gallons?${NO_LETTER}|갤런${NOUN_END}`],
  ["metre", 1609.344, `(?:[Mm]iles?|mph|MPH)${NO_LETTER}|마일`],
  ["metre", 0.9144, `(?:yards?|yd)${NO_LETTER}|야드${NOUN_END}`],
  ["metre", 0.3048, `(?:feet|foot|ft)${NO_LETTER}|피트${NOUN_END}`],
  ["metre", 0.0254, `(?:inch(?:es)?|in)${NO_LETTER}|"|인치${NOUN_END}`],
  ["metre", 1e-2, "센티"],
  ["gram", 1e6, `[Tt]on(?:ne)?s?${NO_LETTER}|톤`],
  ["gram", 28.349523125, `(?:ounces?|oz)${NO_LETTER}|온스${NOUN_END}`],
  ["radian", 1, `(?:radians?|rad)${NO_LETTER}|라디안`],
];

/** The units of measure in the order in which they are tried. */
export const MEASURE_FORMS: readonly UnitForm<MeasureUnit>[] = [
  ...POWERS.map((power) =>
    toForm(power.unit, PREFIXES, {
      wayOf: (prefix) => wayOfPower(power, prefix),
      factorOf: ({ factor }) => factor ** power.power,
    }),
  ),
  ...MEASURES.map((measure) => toMeasureForm(measure, PREFIXES)),
  ...DIGITAL.map((measure) => toMeasureForm(measure, LARGE, "i")),
  ...OTHERS.map(([unit, factor, pattern]) => ({
    ...{ unit, factor, pattern: new RegExp(`^${GAP}(?:${pattern})`) },
  })),
];

/** The units of measure, each once. */
export const MEASURE_UNITS: readonly MeasureUnit[] = [
  ...new Set(MEASURE_FORMS.map(({ unit }) => unit)),
];

function toMeasureForm(
  measure: Measure,
  prefixes: readonly Prefix[],
  flags = "",
): UnitForm<MeasureUnit> {
  const wayOf = (prefix: Written) => wayOfMeasure(measure, prefix);
  const factorOf = ({ factor }: Prefix) => factor * (measure.base ?? 1);
  return toForm(measure.unit, prefixes, { wayOf, factorOf, flags });
}

/** How a unit is written with a prefix, or with any of some. */
type Written = { symbol: string; word: (unit: string) => string; korean: string };

/** How any of some prefixes is written. One after the other, the patterns of all units would take long to be made ready. */
function anyOf(prefixes: readonly Prefix[]): Written {
  const any = (ways: readonly string[]) => `(?:${ways.join("|")})`;
  const english = prefixes.flatMap((prefix) => (prefix.english === "" ? [] : [prefix.english]));
  return {
    symbol: any(prefixes.map(({ symbol }) => symbol)),
    word: (unit) => `(?:${any(english.map(inEitherCase))}${unit}|${inEitherCase(unit)})`,
    korean: any(prefixes.map(({ korean }) => korean)),
  };
}

function toWritten({ symbol, english, korean }: Prefix): Written {
  return { symbol, word: (unit) => inEitherCase(english + unit), korean };
}

type Ways = {
  wayOf: (prefix: Written) => string;
  factorOf: (prefix: Prefix) => number;
  flags?: string;
};

function toForm(
  unit: MeasureUnit,
  prefixes: readonly Prefix[],
  { wayOf, factorOf, flags = "" }: Ways,
): UnitForm<MeasureUnit> {
  const ways = makeOnce(() =>
    prefixes.map((prefix) => ({
      pattern: new RegExp(`^${GAP}(?:${wayOf(toWritten(prefix))})`, flags),
      factor: factorOf(prefix),
    })),
  );
  return {
    unit,
    factor: (found) => ways().find(({ pattern }) => pattern.test(found))?.factor ?? 1,
    pattern: new RegExp(`^${GAP}(?:${wayOf(anyOf(prefixes))})`, flags),
  };
}

function wayOfMeasure({ symbol, english, korean }: Measure, prefix: Written): string {
  const end = String.raw`(?![A-Za-z\d²³^])`; // of an area or a volume, a unit of length is none
  return `(?:${prefix.symbol}${symbol}|${prefix.word(english)})${end}|${prefix.korean}${korean}`;
}

function wayOfPower({ power, raised, korean, before, behind }: Power, prefix: Written): string {
  const symbol = `${prefix.symbol}m`;
  const word = prefix.word("met(?:er|re)s?");
  return [
    `${symbol}(?:\\^?\\{?${power}\\}?|${raised})${NO_LETTER}`,
    `${before}[- ]?(?:${symbol}|${word})${NO_LETTER}`,
    `${word} ${behind}`,
    `${korean} ?(?:${prefix.korean}미터|${symbol}${NO_LETTER})`,
  ].join("|");
}

/** A pattern of a word that may begin with a capital. */
function inEitherCase(word: string): string {
  const [first = ""] = word;
  return `[${first}${first.toUpperCase()}]${word.slice(1)}`;
}

/** A symbol of capitals that may be no unit: `3 ML models`, `8 KV heads`, `5 A`. */
const DOUBTFUL = /(?<![A-Za-zμµ])(?:[A-Z]?[AJLV]|in)$|"$/;

/** Whether what was found for a unit may be none, so that its number may also be a bare one. */
export function mayBeNoUnit(found: string): boolean {
  return DOUBTFUL.test(found);
}

/** A unit in one sign, as Korean texts have it: `㎢`, `㎖`, `㎏`. */
const SIGN = /^ ?[\u3380-\u33df]/u;

/** The unit that a text begins with in one sign, spelled in letters; null where there is none. */
export function spellSign(text: string): { spelled: string; length: number } | null {
  const [sign] = SIGN.exec(text) ?? [];
  return sign === undefined ? null : { spelled: sign.normalize("NFKC"), length: sign.length };
}
