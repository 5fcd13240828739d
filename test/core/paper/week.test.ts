import fc from "fast-check";
import { expect, test } from "vitest";
import { DigestDate, toDigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek, datesOf, weekOf } from "../../../src/core/paper/week.ts";

test.each([
  ["2026-02-13", "2026-W07"],
  ["2024-12-30", "2025-W01"],
  ["2026-12-28", "2026-W53"],
  ["2027-01-03", "2026-W53"],
  ["2027-01-04", "2027-W01"],
  ["2023-01-01", "2022-W52"],
])("%s lies in %s", (date, week) => {
  expect(weekOf(DigestDate.parse(date))).toBe(week);
});

test.each(["2025-W53", "2026-W00", "2026-W54", "2026-7", "2026W07"])("%s is no week", (text) => {
  expect(DigestWeek.safeParse(text).success).toBe(false);
});

test("a week has seven days, from Monday, and every one of them lies in it", () => {
  const anyDay = fc
    .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map(toDigestDate);
  fc.assert(
    fc.property(anyDay, (date) => {
      const week = weekOf(date);

      const days = datesOf(week);

      expect(days).toHaveLength(7);
      expect(days).toContain(date);
      expect(days.map(weekOf)).toEqual(Array.from({ length: 7 }, () => week));
      expect(new Date(days[0] ?? "").getUTCDay()).toBe(1);
    }),
  );
});
