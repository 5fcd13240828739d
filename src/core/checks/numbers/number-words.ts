import type { NumberReading, NumberToken } from "./number-token.ts";
import { readUnit, type Unit } from "./units.ts";

const ONES =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );
const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const VALUES: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, index): [string, number] => [word, index + 1]),
  ...TENS.map((word, index): [string, number] => [word, 20 + 10 * index]),
  ["dozen", 12],
]);

/** Words that hold both a number and what it does: `twice` is two times, `halves` is one half. */
const WHOLE: ReadonlyMap<string, NumberReading> = new Map([
  ...say(2, "times", "twice twofold double doubles doubled doubling"),
  ...say(3, "times", "thrice threefold triple triples tripled tripling"),
  ...say(4, "times", "fourfold quadruple quadruples quadrupled quadrupling"),
  ...say(5, "times", "fivefold"),
  ...say(10, "times", "tenfold"),
  ...say(2, "plain", "dual both pair pairs paired pairwise bidirectional twin"),
  ...say(3, "plain", "triplet triplets triad trio"),
  ...say(4, "plain", "quadruplet quadruplets quartet"),
  ...say(1 / 2, "part", "half halves halved halving"),
  ...say(1 / 3, "part", "third thirds"),
  ...say(1 / 4, "part", "quarter quarters fourth fourths"),
  ...say(1 / 5, "part", "fifth fifths"),
  ...say(1 / 10, "part", "tenth tenths"),
]);

function say(value: number, unit: Unit, words: string): [string, NumberReading][] {
  return words.split(" ").map((word) => [word, { value, unit }]);
}

const WORD = /[A-Za-z]+/g;

/** No number word is longer: `quadruplets`. */
const LONGEST_WORD = 13;

/** A number in words that the next word may continue: `twenty`, then `five`; `two`, then `million`. */
type Open = { value: number; start: number; end: number };

/** The numbers that an English text spells out: `three`, `twenty-five`, `two million`, `twice`, `half`. */
export function readEnglishNumbers(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  let before: Open | null = null;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (word.length > LONGEST_WORD) continue;
    const near: Open | null = before && index - before.end <= 1 ? before : null;
    const open = readOpen(text, word.toLowerCase(), index, near);
    tokens.push(
      ...readWholeWord(word.toLowerCase(), index, index + word.length),
      ...readDerived(near, word.toLowerCase(), index + word.length),
      ...(open ? [toToken(open, text)] : []),
    );
    before = open;
  }
  return tokens;
}

function readOpen(text: string, word: string, index: number, near: Open | null): Open | null {
  const value = isAfterDigits(text, index) ? null : combine(near, word);
  return value === null ? null : { value, start: near?.start ?? index, end: index + word.length };
}

/** In `5 million`, the scale belongs to the digits before it. */
function isAfterDigits(text: string, index: number): boolean {
  return /\d[\s-]?$/.test(text.slice(Math.max(0, index - 2), index));
}

function combine(before: Open | null, word: string): number | null {
  const scale = SCALE_WORDS.get(word.replace(/s$/, ""));
  if (scale !== undefined) return (before?.value ?? 1) * scale;
  const value = VALUES.get(word);
  if (value === undefined) return null;
  return before && before.value >= 20 && before.value < 100 && value < 10
    ? before.value + value
    : value;
}

function readWholeWord(word: string, start: number, end: number): NumberToken[] {
  const whole = WHOLE.get(word);
  const ordinal = ORDINALS.indexOf(word) + 1;
  const month = MONTHS.indexOf(word) + 1;
  const readings: NumberReading[] = [
    ...(whole ? [whole] : []),
    // `double` and `triple` before a noun are two and three of it
    ...(whole?.unit === "times" ? [{ value: whole.value, unit: "plain" as const }] : []),
    ...(ordinal > 0 ? [{ value: ordinal, unit: "ordinal" as const }] : []),
    ...(month > 0 ? [{ value: month, unit: "monthName" as const }] : []),
  ];
  return readings.length === 0 ? [] : [{ readings, start, end }];
}

/** `two thirds` is a part; `two orders of magnitude` are a factor of 100. */
function readDerived(before: Open | null, word: string, end: number): NumberToken[] {
  if (!before) return [];
  const { value: count, start } = before;
  if (/^orders?$/.test(word)) {
    return [{ readings: [{ value: 10 ** Math.min(count, 30), unit: "times" }], start, end }];
  }
  const part = WHOLE.get(word);
  if (part?.unit !== "part") return [];
  return [{ readings: [{ value: count * part.value, unit: "part" }], start, end }];
}

function toToken({ value, start, end }: Open, text: string): NumberToken {
  const { unit, factor, length } = readUnit(text.slice(end, end + 24));
  const plain: NumberReading = { value, unit: "plain" };
  return unit === "plain"
    ? { readings: [plain], start, end }
    : { readings: [{ value: value * factor, unit }, plain], start, end: end + length };
}
