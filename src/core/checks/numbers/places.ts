import { findAll } from "../../find-all.ts";
import type { NumberReading, NumberToken } from "./number-token.ts";
import { VALUES } from "./word-values.ts";

/** A number that says a place: `ranks 4th`, `top-5`, `No. 3`, `rank of 7`, `place 2`, `#1`, `5 out of 12`. The `top 10%` are a share. */
const RANK = new RegExp(
  `(?:\\b(?:rank(?:s|ed|ing)?|top|plac(?:e|es|ed|ing)|positions?|finish(?:es|ed)?|No\\.?|number)|#)(?:[ -]{0,2}(?:at|in|as|among|within|the|of|out|overall|No\\.?|number|position|place|#)\\b)*[ -]?(?<before>\\d{1,4}|${[...VALUES.keys()].join("|")})\\b(?!(?:\\.\\d+)? ?(?:\\\\?%|per ?cent))|\\b(?<behind>\\d{1,4})(?= ?(?:/|of|out of) ?\\d)`,
  "gi",
);

/** The places that an English text names by a number. */
export function readRanks(text: string): NumberToken[] {
  return findAll(text, RANK).map(({ 0: written, index, groups = {} }) => {
    const said = groups.before ?? groups.behind ?? "";
    const value = VALUES.get(said.toLowerCase()) ?? Number(said);
    return {
      readings: [{ value, unit: "ordinal" }],
      ...{ start: index, end: index + written.length },
    };
  });
}

const WORDS = "첫 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split(" ");

const PLACE = new RegExp(`(?<![가-힣\\d.,])(?<place>${WORDS.join("|")}|\\d{1,4}) ?번째`, "g");

/** What begins an enumeration, and says of nothing how many of it there were: the first and the second. */
const BEGINNING = 2;

/**
 * The places in an order that a Korean text names, as 네 번째 반복. One that follows the place before it numbers
 * the text itself.
 */
export function readKoreanPlaces(text: string): NumberToken[] {
  if (!text.includes("번째")) return [];
  const places = findAll(text, PLACE).map(({ 0: written, index, groups = {} }) => ({
    value: WORDS.indexOf(groups.place ?? "") + 1 || Number(groups.place),
    ...{ start: index, end: index + written.length },
  }));
  return places
    .filter(({ value }) => value > BEGINNING && !places.some((other) => other.value === value - 1))
    .map(({ value, ...range }) => ({ readings: readingsOf(value), ...range }));
}

function readingsOf(value: number): NumberReading[] {
  return (["place", "count", "listed"] as const).map((unit) => ({ value, unit }));
}
