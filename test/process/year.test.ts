import { expect, test } from "vitest";
import { liveYear } from "../../trial/year/live-year.ts";

// Samples of `npm run trial`, which lives through a year in each mode.

const SEED = 20_260_105;

/** Runs enough to make again what has failed. */
const CALM_DAYS = 4;

test("at the end of five days with a gap, an archive that publishes directly has it all", async () => {
  const { diary } = await liveYear({
    ...{ seed: SEED, isReview: false, days: 5 },
    ...{ gap: { after: 2, days: 1 }, calmDays: CALM_DAYS },
  });

  expect(diary.length).toBeGreaterThan(5);
});

test("at the end of two days, an archive in review mode has it all", async () => {
  const { diary } = await liveYear({
    ...{ seed: SEED, isReview: true, days: 2 },
    ...{ gap: { after: 2, days: 0 }, calmDays: CALM_DAYS },
  });

  expect(diary.length).toBeGreaterThan(1);
});
