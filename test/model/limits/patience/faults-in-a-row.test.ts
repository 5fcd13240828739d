import { expect, test } from "vitest";
import { countFaultsInARow } from "../../../../src/model/limits/patience/faults-in-a-row.ts";

/** Counts faults of two papers in turn, each of a request sent and answered at these times. */
function count(...faults: (readonly [sentAtMs: number, nowMs: number])[]) {
  const row = countFaultsInARow(100);
  const tell = ([sentAtMs, nowMs]: readonly [number, number], index: number) =>
    row.isTooMany(`paper ${index % 2}`, sentAtMs, nowMs);
  return { row, tell, ends: faults.map(tell) };
}

test("a burst of faults counts once, and three in a row are too many", () => {
  const burst = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => [0, 100 + place] as const);
  const { ends } = count(...burst, [200, 300], [310, 400]);

  expect(ends).toEqual([...Array(9).fill(false), true]);
});

test("faults of some seconds are not too many, however many there are", () => {
  const row = countFaultsInARow(180_000);
  const at = Array.from({ length: 15 }, (_, index) => index * 1_000);

  const ends = at.map((ms) => row.isTooMany(`${ms}`, ms, ms + 900));
  expect(ends).toEqual(Array(15).fill(false));
  expect(row.isTooMany("last", 15_000, 15_900)).toBe(true);
});

test("what one paper alone meets ends nothing", () => {
  const row = countFaultsInARow(100);

  const ends = [0, 100, 200, 300].map((ms) => row.isTooMany("paper", ms, ms + 90));
  expect(ends).toEqual(Array(4).fill(false));
});

test("a response without a fault breaks the row", () => {
  const { row, tell } = count([0, 100], [110, 200]);

  row.breakOff();

  expect(tell([210, 300], 2)).toBe(false);
});

test("once there was an answer, faults are no reason to stop", () => {
  const { row, tell } = count();

  row.stop();

  const faults = [100, 200, 300, 400, 500].map((at) => [at, at + 90] as const);
  expect(faults.map(tell)).toEqual(Array(5).fill(false));
});
