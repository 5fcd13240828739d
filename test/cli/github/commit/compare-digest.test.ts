import { expect, test } from "vitest";
import { isMadeFrom } from "../../../../src/cli/github/commit/compare-digest.ts";
import { buildWeeklyDigest, StoredDigest } from "../../../../src/core/digest/digest.ts";
import { mergeCards } from "../../../../src/core/digest/week-cards.ts";
import type { DigestDate } from "../../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../../src/core/paper/week.ts";
import { makeHandedDay } from "../../../support/hand-over.ts";

const day = makeHandedDay();

/** A week as it is handed over, of its days or copied from one. */
function toHandedWeek(week: string, copiedFrom: DigestDate | null = null): StoredDigest {
  return StoredDigest.parse(
    buildWeeklyDigest({
      ...{ week: DigestWeek.parse(week), copiedFrom, top: 10, ...mergeCards([day]) },
    }),
  );
}

test.each([
  ["a week and one of its days", toHandedWeek("2026-W07"), "2026-02-13", true],
  ["a week and a day after it", toHandedWeek("2026-W07"), "2026-02-16", false],
  ["a copy and the day it was copied from", toHandedWeek("2026-W08", day.date), "2026-02-13", true],
  ["a copy and a day of its week", toHandedWeek("2026-W08", day.date), "2026-02-16", true],
  ["a day and itself", StoredDigest.parse(day), "2026-02-13", false],
])("whether one tells of the other's cards: %s", (_, digest, date, isTold) => {
  expect(isMadeFrom(digest, [date])).toBe(isTold);
});
