import type { NumberToken } from "./number-token.ts";

const NATIVE: ReadonlyMap<string, number> = new Map([
  ["두", 2],
  ["세", 3],
  ["네", 4],
  ["다섯", 5],
  ["여섯", 6],
  ["일곱", 7],
  ["여덟", 8],
  ["아홉", 9],
  ["열", 10],
]);

/**
 * A native numeral before what it counts. 한 is left out, since it means `a` as often as `one`, and 번째
 * too, since it orders a text instead of measuring anything.
 */
const COUNTED =
  /(?<![\p{L}\p{N}])(두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?: ?(배)(?![치열포경분급])| ?(?:가지|개|종|명|번(?!째)|단계|차례|쌍|축|갈래)|(?<!열) (?!번째)(?=[가-힣A-Za-z]))/gu;

/** 절반 and `3분의 1`. */
const PARTS = /절반|(?<![가-힣])반으로|(\d{1,3}) ?분의 ?(\d{1,3})/g;

/** The numbers that a Korean text spells out: 세 가지, 두 배, 절반, 3분의 1. */
export function readKoreanNumbers(text: string): NumberToken[] {
  const counted = [...text.matchAll(COUNTED)].map(
    ({ 0: whole, 1: numeral = "", 2: times, index }): NumberToken => ({
      readings: [{ value: NATIVE.get(numeral) ?? 0, unit: times ? "times" : "count" }],
      start: index,
      end: index + whole.trimEnd().length,
    }),
  );
  const parts = [...text.matchAll(PARTS)].map(
    ({ 0: whole, 1: below, 2: above, index }): NumberToken => ({
      readings: [{ value: below ? Number(above) / Number(below) : 1 / 2, unit: "part" }],
      start: index,
      end: index + whole.length,
    }),
  );
  return [...counted, ...parts];
}
