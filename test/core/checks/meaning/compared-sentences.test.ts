import { expect, test } from "vitest";
import { placeCompared } from "../../../../src/core/checks/meaning/reading/compared-sentences.ts";

const cut = (text: string) => placeCompared(text).map(({ start, end }) => text.slice(start, end));

test("sentences are placed where they stand, also where one is said twice", () => {
  const text = "정확도가 올랐습니다.  비용이 줄었습니다. 정확도가 올랐습니다.";

  expect(placeCompared(text).map(({ start }) => start)).toEqual([0, 13, 24]);
  expect(cut(text)).toEqual(["정확도가 올랐습니다.", "비용이 줄었습니다.", "정확도가 올랐습니다."]);
});

test("a table that is written as one sentence is not compared, and what stands beside it is", () => {
  const table = `${"12.5 % ".repeat(2_000)}.`;

  expect(cut(`표는 이렇습니다. ${table} 비용이 줄었습니다.`)).toEqual([
    "표는 이렇습니다.",
    "비용이 줄었습니다.",
  ]);
});

test("of a text without end the first hundred sentences are compared", () => {
  expect(cut("비용이 줄었습니다. ".repeat(5_000))).toHaveLength(100);
});
