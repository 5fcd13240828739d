import { expect, test } from "vitest";
import { liveYear } from "../../trial/year/live-year.ts";

// Three weeks of `npm run trial`, which lives through a year.

/** Calendar days of 15 weekdays, and nine days of them in which nothing runs. */
const WEEKS = { seed: 20_260_105, days: 21, gap: { after: 9, days: 9 } };

test.each([
  ["that publishes directly", false],
  ["in review mode", true],
])("at the end of three weeks, an archive %s has it all", async (_, isReview) => {
  const { diary } = await liveYear({ ...WEEKS, isReview });

  expect(diary.length).toBeGreaterThan(WEEKS.days);
});
