import { expect, test } from "vitest";
import {
  endMinute,
  isLongWait,
  NO_FULL_MINUTE,
  noteFull,
  startMinute,
} from "../../../../src/model/limits/rate/full-minute.ts";

const noteAfter = (countEarlier: number, count: number, toldMs = 0) =>
  noteFull({ ...NO_FULL_MINUTE, countEarlier }, count, { nowMs: 5_000, toldMs }).lesson;

test("a refusal that asks for a wait of about a minute makes a limit of what was taken before, when it is over", () => {
  expect(noteAfter(0, 8, 60_000)).toEqual({ atMs: 65_000, count: 8, isDoubted: true });
  expect(noteAfter(0, 8, 5_000)).toBe(null);
  expect(noteAfter(0, 8, 600_000)).toBe(null);
});

test("two minutes that are full after about as many requests make a limit of the smaller number at once", () => {
  expect(noteAfter(19, 20)).toEqual({ atMs: 5_001, count: 19, isDoubted: false });
  expect(noteAfter(21, 20)).toEqual({ atMs: 5_001, count: 20, isDoubted: false });
  expect(noteAfter(12, 20)).toBe(null);
});

test("a minute begins with its first refusal and is over a window later", () => {
  const full = { ...startMinute(startMinute(NO_FULL_MINUTE, 1_000), 4_000), count: 7 };
  expect(full.sinceMs).toBe(1_000);

  expect(endMinute(full, 61_000, 60_000)).toBe(full);
  expect(endMinute(full, 61_001, 60_000)).toMatchObject({ sinceMs: null, countEarlier: 7 });
});

test("a wait of more than two minutes is one for a limit of hours", () => {
  expect(isLongWait(125_000)).toBe(false);
  expect(isLongWait(126_000)).toBe(true);
});
