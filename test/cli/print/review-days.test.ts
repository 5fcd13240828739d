import { expect, test } from "vitest";
import { describeReviewDay, sortReviewDays } from "../../../src/cli/print/review-days.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import type { ReviewDay } from "../../../src/pipeline/review/list-days.ts";

function makeDay(date: string, counts: Partial<ReviewDay> = {}): ReviewDay {
  return {
    ...{ date: DigestDate.parse(date), isPublished: true, cards: 5, open: 5 },
    ...{ withErrors: 0, withWarnings: 0, failed: 0, clean: 0, pending: 0 },
    ...counts,
  };
}

test("days with most errors come first, then those without drafts, then those with warnings, then the newest", () => {
  const days = [
    makeDay("2026-02-09", { withWarnings: 4 }),
    makeDay("2026-02-10", { failed: 1 }),
    makeDay("2026-02-11", { withErrors: 1 }),
    makeDay("2026-02-12", { withErrors: 3 }),
    makeDay("2026-02-13", { pending: 1 }),
  ];

  expect(sortReviewDays(days).map(({ date }) => date.slice(-2))).toEqual([
    ...["12", "11", "10", "09", "13"],
  ]);
});

test("a day tells errors and warnings apart, each card once", () => {
  const day = makeDay("2026-02-09", { open: 4, withErrors: 1, withWarnings: 2, failed: 1 });

  expect(describeReviewDay(day)).toBe(
    "2026-02-09  published      4 of 5 cards to look at, 1 with errors, 2 with warnings, 1 without a draft",
  );
});
