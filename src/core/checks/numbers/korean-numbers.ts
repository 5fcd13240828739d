import { findAllWhere } from "../../find-all.ts";
import { isCovered } from "../../text-range.ts";
import type { NumberReading, NumberToken } from "./number-token.ts";
import { readKoreanNumeral } from "./units/korean-scales.ts";
import { MEASURE_UNITS } from "./units/measures.ts";
import { readUnit, type Unit } from "./units/units.ts";

const NATIVE_ONES: ReadonlyMap<string, number> = toValues(
  "하나 1,한 1,두 2,둘 2,세 3,셋 3,석 3,네 4,넷 4,넉 4,다섯 5,여섯 6,일곱 7,여덟 8,아홉 9",
);
const NATIVE_TENS: ReadonlyMap<string, number> = toValues(
  "열 10,스무 20,스물 20,서른 30,마흔 40,쉰 50,예순 60,일흔 70,여든 80,아흔 90",
);

const ONES = [...NATIVE_ONES.keys()].join("|");
const TENS = [...NATIVE_TENS.keys()].join("|");
/** Counters that may follow at once, and those that need a space before them: 세대 is a generation. */
const JOINED = "가지|개|종|명|번(?!째)|단계|차례|쌍|축|갈래";
const APART = "장|건|대|곳|층|편|권|줄|쪽|회|달|시간|해|살|마리|사람";
const FOLLOWED = ` ?(?:${JOINED})|배|[갑곱]절| (?:${APART})`;

/**
 * A native numeral before what it counts: 네 가지, 열두 개, 스물다섯 모델. 한 is left out, since it means `a`
 * as often as `one`, and 번째 too, since it orders a text instead of measuring anything. Tens alone need a
 * counter, since 열 is also heat and 쉰 hoarse.
 */
const COUNTED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<tens>${TENS})(?<ones>${ONES})?|(?<few>두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉))(?:${FOLLOWED}|(?<noun> (?!번째)(?=[가-힣A-Za-z])))`,
  "gu",
);

/** 두세 배: both ends are meant. In front of other counters it says no more than `a few`. */
const ABOUT_TIMES = /(?<![\p{L}\p{N}])(?:(두세)|(서너)|(너댓|네댓|네다섯)|(대여섯))(?= ?배)/gu;

/** A Sino-Korean numeral in Hangul, by its first letters; what follows decides whether it is one. */
const SINO =
  /(?<![\p{L}\p{N}]|[몇수] )[일이삼사오육칠팔구]?(?:[십백천만억]|조(?= ?[일이삼사오육칠팔구십백천]{1,7}억))/gu;

/** Words and idioms that begin like a numeral: `all kinds of`, `this far`. */
const NO_NUMERAL = /^(?:[오만]만 ?가지|[일이]만 (?:단계|모델|데이터|대))/;

/** How each of them begins, behind what is no letter of ASCII or Hangul and no digit: hardly any text has it. */
const BEGINNING = "(?:^|[^가-힣A-Za-z0-9])";
const PERHAPS_SINO = new RegExp(`${BEGINNING}[일이삼사오육칠팔구]?[십백천만억조]`);
const PERHAPS_COUNTED = new RegExp(
  `${BEGINNING}(?:${TENS}|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉)`,
);
const PERHAPS_ABOUT = /두세|서너|너댓|네댓|네다섯|대여섯/;

/** How much of a text is looked at behind a numeral, in characters. */
const NEAR = 24;

/** The numbers that a Korean text spells out: 세 가지, 두 배, 이백만 명. */
export function readKoreanNumbers(text: string): NumberToken[] {
  const sino: NumberToken[] = [];
  for (const { index } of findAllWhere(text, PERHAPS_SINO, SINO)) {
    if (index >= (sino.at(-1)?.end ?? 0)) sino.push(...readSino(text, index)); // not the 오천 of 만 오천
  }
  const counted = findAllWhere(text, PERHAPS_COUNTED, COUNTED).flatMap((found) =>
    readCounted(text, found),
  );
  const about = findAllWhere(text, PERHAPS_ABOUT, ABOUT_TIMES).flatMap((found) =>
    readAbout(text, found),
  );
  return [...sino, ...about, ...counted.filter((token) => !isCovered(sino, token))];
}

function readCounted(text: string, found: RegExpMatchArray): NumberToken[] {
  const { 0: whole, groups = {}, index: start = 0 } = found;
  const { tens = "", ones = "", few = "", noun } = groups;
  const numeralEnd = start + tens.length + ones.length + few.length;
  const after = text.slice(numeralEnd, numeralEnd + NEAR);
  const value = [tens, ones, few].reduce((sum, word) => sum + readNumeral(word), 0);
  const { unit, factor, length } = readUnit(after);
  if (MEASURES.includes(unit)) {
    const measure = { value: value * factor, unit };
    const readings = DOUBTFUL.test(after) ? [measure, ...readCount(value)] : [measure];
    return [{ readings, start, end: numeralEnd + length }];
  }
  const isCounted = noun === undefined ? !/^[배갑곱]/.test(after) : tens === "" || ones !== "";
  if (!isCounted) return []; // 두배치, 열 전도
  return [{ readings: readCount(value), start, end: start + whole.trimEnd().length }];
}

function readNumeral(word: string): number {
  return NATIVE_TENS.get(word) ?? NATIVE_ONES.get(word) ?? 0;
}

/** A few things may also be those that a source names in a row. */
function readCount(value: number): NumberReading[] {
  return [{ value, unit: "count" }, ...(value <= 5 ? [{ value, unit: "listed" as const }] : [])];
}

/** Units that native numerals tell, too: 두 배, 두 시간, 세 달. */
const MEASURES: readonly Unit[] = [
  ...(["times", "second", "month", "pair", "occasion"] as const),
  ...MEASURE_UNITS,
];

/** Behind a native numeral, 분 is also a person, 일 a task, 주의 attention and 줄 a line. */
const DOUBTFUL = /^ (?:분|일|주의|줄)/;

function readAbout(text: string, found: RegExpMatchArray): NumberToken[] {
  const { 0: about, index: start = 0 } = found;
  const { unit, length } = readUnit(text.slice(start + about.length, start + about.length + NEAR));
  const end = start + about.length + length;
  const least = [1, 2, 3, 4].findIndex((group) => found[group] !== undefined) + 2;
  return unit === "times"
    ? [least, least + 1].map((value) => ({ readings: [{ value, unit }], start, end }))
    : [];
}

/** A numeral of two scales or with a unit behind it; any other may be a word: 이천, 만약, 천천히. */
function readSino(text: string, start: number): NumberToken[] {
  const near = text.slice(start, start + 40);
  const { value, length, scales } = readKoreanNumeral(near);
  const isJoined = length === 1 && near.charAt(1) !== " "; // 천장, 십분 활용
  if (length === 0 || isJoined || NO_NUMERAL.test(near)) return [];
  const { unit, factor, length: unitLength } = readUnit(near.slice(length));
  const isAlone = /^(?:[^가-힣]|$|여 )/.test(near.slice(length));
  if (unitLength === 0 && !(scales >= 2 && isAlone)) return [];
  const end = start + length + unitLength;
  return [
    { readings: [{ value: value * factor, unit: unit === "plain" ? "count" : unit }], start, end },
  ];
}

function toValues(line: string): ReadonlyMap<string, number> {
  return new Map(
    line.split(",").map((entry): [string, number] => {
      const [word = "", value] = entry.split(" ");
      return [word, Number(value)];
    }),
  );
}
