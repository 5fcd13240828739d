import fc from "fast-check";
import { expect, test } from "vitest";
import { findAll, findAllWhere } from "../../src/core/find-all.ts";
import { hostileText } from "../support/hostile.ts";
import { readDay, recordedDays } from "../support/recorded.ts";

const PATTERNS = [/\d+(?:\.(?<part>\d+))?/g, /(?<=a)|b*/g, /\p{L}*/gu, /.??/gsu, /x(?=y)|$/gm];
const [day = ""] = recordedDays();
const recorded = readDay(day).map((item) => JSON.stringify(item).slice(0, 300));

test("it finds what matchAll finds, with its places and groups, in recorded texts and in hostile ones", () => {
  const anyText = fc.oneof(
    hostileText,
    fc.constantFrom(...recorded),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(anyText, fc.constantFrom(...PATTERNS), (text, pattern) => {
      expect(findAll(text, pattern)).toEqual([...text.matchAll(pattern)]);
    }),
  );
});

test("it begins at the beginning, wherever the pattern was left", () => {
  const pattern = /\d/g;
  pattern.test("1 2 3");

  expect(findAll("4 5", pattern).map(([digit]) => digit)).toEqual(["4", "5"]);
});

test("a text without what every match has is not searched", () => {
  expect(findAllWhere("1 of 2", /\//, /\d/g)).toEqual([]);
  expect(findAllWhere("1/2", /\//, /\d/g)).toHaveLength(2);
});
