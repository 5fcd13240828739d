import { findAll } from "../../find-all.ts";
import { isFactor } from "./digits.ts";
import type { NumberReading, NumberToken, SuffixedToken } from "./number-token.ts";
import { SCALE_WORDS } from "./units/scales.ts";
import { asWritten, readCenturies, readUnit, roundConverted, type Unit } from "./units/units.ts";
import { FEW_BEFORE } from "./vague.ts";
import { ORDINALS, VALUES, WHOLE } from "./word-values.ts";

/** A singular before what is counted in units of time or money: `a day`, `sub-millisecond`, `a dollar`. */
const ONE_OF_UNIT =
  /^[ -](?:(?:nano|micro|milli)?second|minute|hour|day|week|fortnight|month|year|decade|century|dollar|cent|euro)\b/i;

/** Words before a singular that mean one of it: `a day`, `the past decade`, `per hour`. */
const ONE: ReadonlySet<string> = new Set(
  "a an past last previous next coming sub per each every".split(" "),
);

const SCALES = [...SCALE_WORDS.keys()];

/** All words that say something here. */
const NUMBER_WORDS = [
  ...[...VALUES.keys(), ...WHOLE.keys(), ...ORDINALS, ...ONE],
  ...SCALES.flatMap((word) => [word, `${word}s`]),
  ...[...VALUES.keys(), ...SCALES].map((word) => `${word}fold`),
].join("|");

/** Such a word, or a few that say one number: `half a million`, and the half of `one and a half`. */
const WORD = new RegExp(
  `(?<![A-Za-z])(?:and[ -]a[ -]half\\b|quarter(?: of a |[ -])(?=(?:million|billion|trillion|hour|century)\\b)|quarter of an (?=hour\\b)|half[ -](?:a |an )?(?=(?:hundred|thousand|million|billion|trillion|dozen|second|minute|hour|day|month|year|century)\\b)|(?:${NUMBER_WORDS})(?![A-Za-z]))`,
  "gi",
);

/** A number in words that the next word may continue: the complete thousands, and the part below them. */
type Open = { total: number; section: number; lastScale: number; start: number; end: number };

/** The numbers that an English text spells out: `three`, `two million`, `one and a half`, `twice`, `half`. */
export function readEnglishNumbers(text: string): (NumberToken | SuffixedToken)[] {
  const tokens: (NumberToken | SuffixedToken)[] = [];
  let open: Open | null = null;
  for (const { 0: written, index } of findAll(text, WORD)) {
    const word = written.toLowerCase();
    const near = open && isNear(text, open, index) ? open : null;
    const next = readWord(text, word, { index, end: index + written.trimEnd().length, near });
    if (open && next?.start !== open.start) tokens.push(toToken(open, text)); // nothing goes on with it
    tokens.push(...readWordAlone(near, word, index, text));
    open = next;
  }
  return open ? [...tokens, toToken(open, text)] : tokens;
}

/** Whether a word follows a number at once, or after the `and` of `one hundred and twenty`. */
function isNear(text: string, { end, section, total }: Open, index: number): boolean {
  if (index - end <= 1) return true;
  const isRound = (section >= 100 || total > 0) && section % 100 === 0;
  return isRound && text.slice(end, index).toLowerCase() === " and ";
}

type Place = { index: number; end: number; near: Open | null };

/** The number that a word begins or continues; null when the word is none. */
function readWord(text: string, word: string, { index, end, near }: Place): Open | null {
  if (isAfterDigits(text, index)) return null; // in `5 million`, the scale belongs to the digits
  if (/^and\b./.test(word)) return near && { ...near, section: near.section + 1 / 2, end };
  if (/^half\b./.test(word)) return fresh(1 / 2, index, end);
  if (/^quarter\b./.test(word)) return fresh(1 / 4, index, end);
  const before: Open = near ?? fresh(0, index, end);
  const scale = SCALE_WORDS.get(word.replace(/s$/, ""));
  if (scale !== undefined && near === null && isVague(text, word, index)) return null;
  if (scale !== undefined) return addScale(before, scale, { index, end });
  const value = VALUES.get(word);
  if (value === undefined) return null;
  return fits(before, value)
    ? { ...before, section: before.section + value, end }
    : fresh(value, index, end);
}

/** Hundreds and `several dozen` are no number. */
function isVague(text: string, word: string, index: number): boolean {
  return word.endsWith("s") || FEW_BEFORE.test(text.slice(Math.max(0, index - 24), index));
}

function addScale(before: Open, scale: number, { index, end }: Omit<Place, "near">): Open {
  if (scale <= 100 && before.section < 100) {
    return { ...before, section: (before.section || 1) * scale, end };
  }
  const goesOn = scale < before.lastScale;
  const { total, section, start } = goesOn ? before : fresh(0, index, end);
  return { total: total + (section || 1) * scale, section: 0, lastScale: scale, start, end };
}

function fresh(section: number, start: number, end: number): Open {
  return { total: 0, section, lastScale: Number.POSITIVE_INFINITY, start, end };
}

/** Whether a value goes on with a number: ones after tens, anything below a hundred after hundreds. */
function fits({ section, total }: Open, value: number): boolean {
  if (section === 0) return total > 0 || value > 0;
  if (section % 100 === 0) return value < 100;
  return section % 100 >= 20 && section % 10 === 0 && value < 10 && value > 0;
}

function isAfterDigits(text: string, index: number): boolean {
  return /\d[\s-]?$/.test(text.slice(Math.max(0, index - 2), index));
}

/** What a word says by itself, or with the number before it: `thirds`, and `two thirds`. */
function readWordAlone(
  near: Open | null,
  word: string,
  index: number,
  text: string,
): NumberToken[] {
  const derived = readDerived(near, word, index);
  return derived.length > 0 ? derived : readWholeWord(text, word, { start: index, near });
}

function readWholeWord(
  text: string,
  word: string,
  { start, near }: { start: number; near: Open | null },
): NumberToken[] {
  const end = start + word.length;
  const whole = WHOLE.get(word) ?? readFold(word);
  const ordinal = readOrdinal(near, word);
  const one = ONE.has(word) ? readOne(text, end) : { readings: [], length: 0 };
  const readings: NumberReading[] = [
    ...(whole ? [whole] : []),
    ...(whole?.unit === "times" ? [{ value: whole.value, unit: unitOfTimes(word) }] : []),
    ...(/^halv/.test(word) ? [{ value: 2, unit: "times" as const }] : []), // to halve is to divide by two
    ...(ordinal > 0 ? readPlace(ordinal, text.slice(end, end + 8)) : []),
    ...one.readings,
  ];
  return readings.length === 0 ? [] : [{ readings, start, end: end + one.length }];
}

/** The place that a word names, with the tens before it: `twenty-first`. */
function readOrdinal(near: Open | null, word: string): number {
  const place = ORDINALS.indexOf(word) + 1;
  const isTens = near !== null && place > 0 && place < 10 && fits(near, place);
  return isTens ? near.total + near.section + place : place;
}

function readPlace(value: number, after: string): NumberReading[] {
  const isCentury = /^[ -]centur/i.test(after);
  return [{ value, unit: "ordinal" }, ...(isCentury ? [{ value, unit: "century" as const }] : [])];
}

/** `double` and `triple` before a noun are two and three of it; what happens twice happens on two occasions. */
function unitOfTimes(word: string): Unit {
  return /^(?:double|triple|quadruple)$/.test(word) ? "plain" : "occasion";
}

/** `sixfold` and `tenfold`. */
function readFold(word: string): NumberReading | undefined {
  const count = word.endsWith("fold") ? word.slice(0, -4) : "";
  const value = VALUES.get(count) ?? SCALE_WORDS.get(count);
  return value === undefined ? undefined : { value, unit: "times" };
}

/** `a day`, `an hour`: how much it is, and how many characters its unit takes. */
function readOne(text: string, end: number): { readings: NumberReading[]; length: number } {
  const after = text.slice(end, end + 24);
  if (!ONE_OF_UNIT.test(after)) return { readings: [], length: 0 };
  const { unit, factor, length } = readUnit(after);
  return { readings: [{ value: factor, unit }, ...readCenturies(factor, unit)], length };
}

/** `two thirds` is a part. */
function readDerived(before: Open | null, word: string, index: number): NumberToken[] {
  if (!before) return [];
  const { start } = before;
  const [count, end] = [before.total + before.section, index + word.length];
  const part = WHOLE.get(word);
  if (part?.unit !== "part") return [];
  return [{ readings: [{ value: count * part.value, unit: "part" }], start, end }];
}

/** Units that belong to their number: seven months are not seven of anything else. */
const STRICT_UNITS: readonly Unit[] = [
  ...(["second", "month", "percent", "percentPoints", "times"] as const),
  ...(["byte", "bit", "hertz", "dollar", "euro", "won"] as const),
  ...(["celsius", "fahrenheit", "kelvin"] as const),
];

function toToken({ total, section, start, end }: Open, text: string): SuffixedToken {
  const value = total + section;
  const { unit, factor, length } = readUnit(text.slice(end, end + 24));
  const readings: NumberReading[] = [
    ...(unit === "plain" ? [] : [{ value: value * factor, unit }]),
    ...asWritten(value, unit),
    ...roundConverted(value, { unit, factor }),
    ...(unit === "times" ? [{ value, unit: "occasion" as const }] : []),
    ...readCenturies(value, unit),
    ...(isFactor(text, start) ? [{ value, unit: "times" as const }] : []),
    ...(STRICT_UNITS.includes(unit) ? [] : [{ value, unit: "plain" as const }]),
  ];
  const suffix = unit === "plain" ? null : { factor, unit };
  return { base: value, suffix, currencies: [], readings, start, end: end + length };
}
