import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  DigestDate,
  datesBetween,
  isSettled,
  toDigestDate,
} from "../../../src/core/paper/date.ts";

const day = (text: string) => DigestDate.parse(text);
const anyDay = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map(toDigestDate);

test.each([
  "2026-02-30",
  "2026-13-01",
  "2026-2-13",
  "13.02.2026",
  "today",
  "",
  "2026-02-13T00:00Z",
])("%j is no calendar day", (text) => {
  expect(DigestDate.safeParse(text).success).toBe(false);
});

test("a day of the Hub is a day in UTC", () => {
  expect(toDigestDate(new Date("2026-02-14T08:59:00+09:00"))).toBe("2026-02-13");
});

test.each([
  ["2026-02-13", "2026-02-13T12:00:00Z", false],
  ["2026-02-13", "2026-02-14T02:59:59Z", false],
  ["2026-02-13", "2026-02-14T03:00:00Z", true],
  ["2026-02-13", "2026-02-16T00:00:00Z", true],
  ["2026-08-13", "2026-08-14T01:59:59Z", false],
  ["2026-08-13", "2026-08-14T02:00:00Z", true],
  ["2026-12-31", "2027-01-01T02:59:59Z", false],
  ["2026-12-31", "2027-01-01T03:00:00Z", true],
  ["2026-03-06", "2026-03-07T02:59:59Z", false], // the last Friday of winter
  ["2026-03-09", "2026-03-10T02:00:00Z", true], // the first Monday of summer
  ["2026-10-30", "2026-10-31T02:00:00Z", true],
  ["2026-11-02", "2026-11-03T02:59:59Z", false],
])(
  "a day closes at ten in the evening in New York: %s at %s is settled: %s",
  (date, now, settled) => {
    expect(isSettled(day(date), new Date(now))).toBe(settled);
  },
);

test("a range holds every day once, oldest first, both ends included", () => {
  fc.assert(
    fc.property(anyDay, fc.nat(400), (first, length) => {
      const dates = datesBetween(first, addDays(first, length));

      expect(dates).toHaveLength(length + 1);
      expect(dates).toEqual([...new Set(dates)].toSorted());
      expect(dates[0]).toBe(first);
    }),
  );
});

test("a range that ends before it begins is empty", () => {
  expect(datesBetween(day("2026-02-13"), day("2026-02-12"))).toEqual([]);
});
