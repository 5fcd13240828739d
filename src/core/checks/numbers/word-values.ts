import type { NumberReading } from "./number-token.ts";
import type { Unit } from "./units/units.ts";

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** First, second, third and so on, in order. */
export const ORDINALS: readonly string[] =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );

/** The months by their names and what these are shortened to, as in `Dec. 5` and `Sept. 2023`. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...MONTHS.flatMap((month, index): [string, number][] => [
    [month.slice(0, 3), index + 1],
    [month, index + 1],
  ]),
  ["sept", 9],
]);

/** Words for the numbers below a hundred that numbers are put together from. */
export const VALUES: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, index): [string, number] => [word, index]),
  ...TENS.map((word, index): [string, number] => [word, 20 + 10 * index]),
]);

/** Words that hold both a number and what it does: `twice` is two times, `halves` is one half. */
export const WHOLE: ReadonlyMap<string, NumberReading> = new Map([
  ...say(0, "plain", "no none"),
  ...say(1, "plain", "single sole once solo monolingual unimodal"),
  ...say(2, "times", "twice double doubles doubled doubling"),
  ...say(3, "times", "thrice triple triples tripled tripling"),
  ...say(4, "times", "quadruple quadruples quadrupled quadrupling"),
  ...say(
    2,
    "plain",
    "dual both neither either bidirectional twin binary couple bilingual bimodal bipartite",
  ),
  ...say(2, "count", "pair pairs paired pairwise"), // one pair is two of it, and never two pairs
  ...say(3, "plain", "triplet triplets triad trio trilingual trimodal tripartite"),
  ...say(4, "plain", "quadruplet quadruplets quartet"),
  ...say(1 / 2, "part", "half halve halves halved halving"),
  ...say(1 / 3, "part", "third thirds"),
  ...say(1 / 4, "part", "quarter quarters fourth fourths"),
  ...say(1 / 5, "part", "fifth fifths"),
  ...say(1 / 6, "part", "sixth sixths"),
  ...say(1 / 7, "part", "seventh sevenths"),
  ...say(1 / 8, "part", "eighth eighths"),
  ...say(1 / 9, "part", "ninth ninths"),
  ...say(1 / 10, "part", "tenth tenths"),
  ...say(1 / 100, "part", "hundredth hundredths"),
  ...say(1 / 1000, "part", "thousandth thousandths"),
]);

/** What adds one half to the number, or to the unit, before it. */
export const AND_A_HALF =
  "[ -]and[ -]a[ -]half(?![A-Za-z]| of (?:the|its|our|their|all|these|those)\\b)";

function say(value: number, unit: Unit, words: string): [string, NumberReading][] {
  return words.split(" ").map((word) => [word, { value, unit }]);
}
