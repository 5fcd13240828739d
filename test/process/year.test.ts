import { expect, test } from "vitest";
import { liveYear } from "../../trial/year/live-year.ts";

// Samples of `npm run trial`, which lives through a year in each mode.

const SEED = 20_260_105;

test("at the end of three weeks with a gap, an archive that publishes directly has it all", async () => {
  const { diary } = await liveYear({
    ...{ seed: SEED, isReview: false, days: 21 },
    gap: { after: 9, days: 9 },
  });

  expect(diary.length).toBeGreaterThan(15);
});

test("at the end of a week, an archive in review mode has it all", async () => {
  const { diary } = await liveYear({
    ...{ seed: SEED, isReview: true, days: 5 },
    gap: { after: 5, days: 0 },
  });

  expect(diary.length).toBeGreaterThan(5);
});
