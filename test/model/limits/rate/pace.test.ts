import { expect, test } from "vitest";
import {
  countAnswer,
  countRefusal,
  isTryingMore,
  type KnownPace,
  learnAfterWait,
  learnPace,
  NO_PACE,
  type Pace,
  spendTurn,
  tryNoMore,
} from "../../../../src/model/limits/rate/pace.ts";

const WINDOW_MS = 60_000;
const AT_START = { nowMs: 0, windowMs: WINDOW_MS };

function answered(pace: Pace, times: number, isMeasured = false): Pace {
  return Array.from({ length: times }).reduce<Pace>(
    (now) => countAnswer(now, { isMeasured }),
    pace,
  );
}

test("requests of a known pace go out evenly, and hardly catch up when they went out late", () => {
  const pace = learnPace(NO_PACE, 6, AT_START);
  expect(pace.nextAtMs).toBe(10_000);

  const inTime = spendTurn(pace, { nowMs: 10_000, windowMs: WINDOW_MS });
  expect(inTime.nextAtMs).toBe(20_000);
  const late = spendTurn(inTime, { nowMs: 50_000, windowMs: WINDOW_MS });
  expect(late.nextAtMs).toBe(59_000);
});

test("as long as no pace is known, nothing waits and nothing grows", () => {
  expect(spendTurn(NO_PACE, AT_START)).toBe(NO_PACE);
  expect(answered(NO_PACE, 500).limit).toBe(null);
});

test.each<[string, KnownPace, boolean, number, number]>([
  ["a small limit by one", learnPace(NO_PACE, 3, AT_START), false, 50, 4],
  ["a large limit by a hundredth", learnPace(NO_PACE, 600, AT_START), false, 1_200, 606],
  ["a measured pace by a twentieth", learnPace(NO_PACE, 20, AT_START), true, 50, 21],
  [
    "one that may be none by much",
    learnAfterWait(NO_PACE, 8, { nowMs: 0, isDoubted: true }),
    ...([false, 50, 32] as const),
  ],
])("after many answers is tried for more: %s", (_, pace, isMeasured, enough, more) => {
  expect(answered(pace, enough - 1, isMeasured).limit).toBe(pace.limit);
  expect(answered(pace, enough, isMeasured).limit).toBe(more);
});

test("a refusal makes them be counted anew, and what was tried is taken back", () => {
  const pace = learnPace(NO_PACE, 3, AT_START);
  expect(answered(countRefusal(answered(pace, 49)), 49).limit).toBe(3);

  const tried: KnownPace = { ...pace, ...answered(pace, 50), limit: 4 };
  expect(isTryingMore(tried)).toBe(true);
  expect(tryNoMore(tried).limit).toBe(3);
});
