import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { findOtherDay, hasUnreadableDays } from "../../../src/core/paper/listing.ts";
import { readInstant, UNREADABLE } from "../../../src/core/paper/read-instant.ts";

const DAY = DigestDate.parse("2026-02-12");
const OTHER = "2026-02-11T05:00:00.000Z";

test.each([
  OTHER,
  "2026-02-11T05:00:00",
  "2026-02-11 05:00:00",
  " 2026-02-11 05:00:00Z ",
  "2026-02-11T14:00:00+09:00",
  "2026-02-11T14:00:00+0900",
  "Wed, 11 Feb 2026 05:00:00 GMT",
  "Feb 11, 2026 05:00",
  1_770_786_000,
  1_770_786_000_000,
  "1770786000",
  [OTHER],
  "20260211T050000Z",
  "20260211T050000",
  "20260211T0500Z",
  "20260211T140000+0900",
  { $date: OTHER },
  { $date: { $numberLong: "1770786000000" } },
  [{ seconds: 1_770_786_000 }],
])("%j is read as an instant, and again when it was read", (value) => {
  expect(readInstant(value)).toBe(OTHER);
  expect(readInstant(readInstant(value))).toBe(OTHER);
});

test.each(["20260211", 20_260_211, { $date: "2026-02-11" }])("%j is read as a day", (value) => {
  expect(readInstant(value)).toBe("2026-02-11T00:00:00.000Z");
});

test.each([undefined, null, "", " ", [], [null]])("%j says nothing", (value) => {
  expect(readInstant(value)).toBeNull();
});

test.each([
  "soon",
  "week 7",
  1e300,
  Number.NaN,
  true,
  {},
  { from: OTHER, to: OTHER },
  [[[[[[OTHER]]]]]],
  "20261341",
  [OTHER, OTHER],
  "9".repeat(99),
  UNREADABLE,
])("%j is unreadable", (value) => {
  expect(readInstant(value)).toBe(UNREADABLE);
});

const item = (inner: unknown, outer?: unknown) => ({
  paper: { id: "2602.00001", submittedOnDailyAt: inner },
  submittedOnDailyAt: outer,
});

test.each([
  ["inside", item(OTHER)],
  ["outside", item(null, OTHER)],
  ["outside, against the inside", item("2026-02-12", OTHER)],
  ["inside, against the outside", item(OTHER, "2026-02-12")],
])("another day %s counts", (_name, listed) => {
  expect(findOtherDay([item("2026-02-12"), listed], DAY)).toBe("2026-02-11");
});

test("days are unreadable when none can be read of those that are there", () => {
  const lists = [
    [],
    [item(null)],
    [item("soon"), item(null)],
    [item("soon"), item("2026-02-12")],
    [item("soon", "2026-02-12")],
  ];

  expect(lists.map(hasUnreadableDays)).toEqual([false, false, true, false, false]);
});
