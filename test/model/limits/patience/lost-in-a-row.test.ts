import { expect, test } from "vitest";
import { countLostInARow } from "../../../../src/model/limits/patience/lost-in-a-row.ts";

test("a burst of lost requests counts once, and three in a row are too many", () => {
  const lost = countLostInARow(100);

  const burst = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => lost.isTooMany(0, 100 + place));
  expect(burst).toEqual(Array(8).fill(false));
  expect(lost.isTooMany(200, 300)).toBe(false);
  expect(lost.isTooMany(310, 400)).toBe(true);
});

test("a response of any kind breaks the row", () => {
  const lost = countLostInARow(100);
  lost.isTooMany(0, 1);
  lost.isTooMany(2, 3);

  lost.breakOff();

  expect(lost.isTooMany(4, 5)).toBe(false);
});

test("once there was an answer, lost requests are no reason to stop", () => {
  const lost = countLostInARow(100);

  lost.stop();

  expect([1, 2, 3, 4, 5].map((at) => lost.isTooMany(at, at))).toEqual(Array(5).fill(false));
});
