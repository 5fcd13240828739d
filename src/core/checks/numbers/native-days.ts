import { findAll } from "../../find-all.ts";
import type { NumberToken } from "./number-token.ts";

const DAYS: readonly (readonly [string, number])[] = [
  ["이틀", 2],
  ["사흘", 3],
  ["나흘", 4],
  ["닷새", 5],
  ["엿새", 6],
  ["여드레", 8],
  ["아흐레", 9],
  ["열흘", 10],
  ["열하루", 11],
  ["열이틀", 12],
  ["보름(?!달)", 15],
  ["스무날", 20],
];

const DAY_SECONDS = 86_400;

const WORD = new RegExp(`(?<![가-힣])(?:${DAYS.map(([word]) => word).join("|")})`, "g");

/** Days that Korean counts in words of their own. 하루 is left out, since it also means any day. */
export function readNativeDays(text: string): NumberToken[] {
  return findAll(text, WORD).map(({ 0: word, index }) => {
    const days = DAYS.find(([name]) => name.startsWith(word))?.[1] ?? 0;
    return {
      readings: [{ value: days * DAY_SECONDS, unit: "second" }],
      ...{ start: index, end: index + word.length },
    };
  });
}
