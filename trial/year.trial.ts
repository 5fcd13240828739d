import process from "node:process";
import { expect, test } from "vitest";
import { liveYear } from "./year/live-year.ts";

/** Calendar days of 260 weekdays; set to live a part of a year, of nine weeks at least. */
const DAYS = Number(process.env.TRIAL_DAYS ?? 364);

/** Three weeks in the middle of the year in which nothing runs. */
const GAP = { after: Math.floor((DAYS - 21) / 2), days: 21 };

/** The look-back window, and two days more. */
const CALM_DAYS = 9;

/** Longest time for one year, in milliseconds. In review mode it is thousands of commands of git. */
const YEAR_TIMEOUT_MS = 14_400_000;

/** Set to make the year of a failure again. */
const SEED = Number(process.env.TRIAL_SEED ?? Date.now() % 1_000_000);

test.each([
  ["that publishes directly", false],
  ["in review mode", true],
])(
  "at the end of a year, an archive %s has it all",
  async (_, isReview) => {
    const { diary } = await liveYear({
      ...{ seed: SEED, isReview },
      ...{ days: DAYS, gap: GAP, calmDays: CALM_DAYS },
    });

    expect(diary.length).toBeGreaterThan(260);
  },
  YEAR_TIMEOUT_MS,
);
