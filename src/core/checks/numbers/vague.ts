import { findAll } from "../../find-all.ts";
import type { NumberToken } from "./number-token.ts";

const SMALL: ReadonlyMap<string, number> = new Map([
  ["십", 10],
  ["백", 100],
  ["천", 1_000],
]);
const LARGE: ReadonlyMap<string, number> = new Map([
  ["만", 1e4],
  ["억", 1e8],
  ["조", 1e12],
]);

/** 수백, 수십만, 몇천: some of a scale. 수만 is also `only the number`, and 수천 a name, but hardly of a card. */
const KOREAN =
  /(?<![가-힣])(?:수|몇 ?)(?:(?<small>[십백천])(?<large>[만억조])?|(?<alone>[만억조]))(?![가-힣]{0,1}(?:들|족))/g;

const WORDS: ReadonlyMap<string, number> = new Map([
  ["ten", 10],
  ["dozen", 10],
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const NAMES = [...WORDS.keys()].join("|");

const FEW = "several|multiple|many|a few|some";

/** What ends a text before a scale that it leaves open, as in `several hundred thousand`. */
export const FEW_BEFORE = new RegExp(`\\b(?:${FEW})[ -](?:(?:${NAMES}) )?$`, "i");

/** `hundreds`, `tens of thousands`, `several million`. */
const ENGLISH = new RegExp(
  `\\b(?:(?<times>${NAMES})s of )?(?:(?:${FEW}) (?<few>${NAMES})(?: (?<scale>${NAMES}))?|(?<many>${NAMES})s)\\b`,
  "gi",
);

/** The vague numbers of a Korean text, each by its scale. */
export function readVagueKorean(text: string): NumberToken[] {
  return findAll(text, KOREAN).map(({ 0: written, index, groups = {} }) => {
    const { small = "", large = "", alone = "" } = groups;
    const value = (SMALL.get(small) ?? 1) * (LARGE.get(large || alone) ?? 1);
    return {
      readings: [{ value, unit: "vague" }],
      ...{ start: index, end: index + written.length },
    };
  });
}

/** The vague numbers of an English text, each by its scale. */
export function readVagueEnglish(text: string): NumberToken[] {
  return findAll(text, ENGLISH).map(({ 0: written, index, groups = {} }) => {
    const { times = "", few = "", scale = "", many = "" } = groups;
    const value = [times, few, scale, many].reduce(
      (product, word) => product * (WORDS.get(word.toLowerCase()) ?? 1),
      1,
    );
    return {
      readings: [{ value, unit: "vague" }],
      ...{ start: index, end: index + written.length },
    };
  });
}
