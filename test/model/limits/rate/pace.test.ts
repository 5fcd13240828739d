import { expect, test } from "vitest";
import {
  countAnswer,
  countRefusal,
  isTryingMore,
  type KnownPace,
  learnAfterWait,
  learnPace,
  lowerPace,
  NO_PACE,
  type Pace,
  showMore,
  spendTurn,
  tryNoMore,
} from "../../../../src/model/limits/rate/pace.ts";

const WINDOW_MS = 60_000;
const AT_START = { nowMs: 0, windowMs: WINDOW_MS };

function answered(pace: Pace, times: number, isMeasured = false): Pace {
  return Array.from({ length: times }).reduce<Pace>(
    (now) => countAnswer(now, { ...AT_START, isMeasured }),
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
  expect(answered(countRefusal(answered(pace, 49), AT_START), 49).limit).toBe(3);

  const tried: KnownPace = { ...pace, ...answered(pace, 50), limit: 4 };
  expect(isTryingMore(tried)).toBe(true);
  expect(tryNoMore(tried, 9, AT_START).limit).toBe(3);
});

/** A limit of 3 that held until a time, and was refused then after one was taken. */
function lowered(nowMs: number): Pace {
  const at = { nowMs, windowMs: WINDOW_MS };
  const known = learnPace(NO_PACE, 3, AT_START);
  return lowerPace({ ...known, ...countRefusal(known, at), limit: 3 }, 1, at);
}

const answeredAt = (pace: Pace, nowMs: number): Pace =>
  countAnswer(pace, { nowMs, windowMs: WINDOW_MS, isMeasured: false });

test("what has held for a window is tried again after one without a refusal, and then counts", () => {
  const tried = answeredAt(answeredAt(lowered(60_000), 119_999), 120_000);
  expect(tried).toMatchObject({ limit: 3, certain: 1 });

  expect(answeredAt(tried, 180_000)).toMatchObject({ limit: 3, certain: 3, before: null });
});

test("what is refused each time is tried again, after a wait that is twice as long", () => {
  const refusedAt = (pace: Pace, nowMs: number) =>
    tryNoMore({ ...pace, ...countRefusal(pace, { nowMs, windowMs: WINDOW_MS }), limit: 3 }, 1, {
      windowMs: WINDOW_MS,
    });

  const once = refusedAt(answeredAt(lowered(60_000), 120_000), 120_000);
  expect(answeredAt(once, 239_999).limit).toBe(1);
  const twice = refusedAt(answeredAt(once, 240_000), 240_000);
  expect(answeredAt(twice, 479_999).limit).toBe(1);
  expect(answeredAt(twice, 480_000).limit).toBe(3);
});

test("what has held before is tried in the same time, though the window is longer now", () => {
  const at = { nowMs: 180_000, windowMs: 2 * WINDOW_MS, isMeasured: false };

  expect(countAnswer(lowered(60_000), at).limit).toBe(6);
});

test("what the provider reports as left is tried after a window, where it is clearly more", () => {
  const known = learnPace(NO_PACE, 10, AT_START);
  const show = (limit: number) => showMore(known, { limit, windowMs: WINDOW_MS }, WINDOW_MS);

  expect(answeredAt(show(20), 59_999).limit).toBe(10);
  expect(answeredAt(show(20), 60_000)).toMatchObject({ limit: 20, certain: 10 });
  expect(show(11)).toBe(known);
});

test("of what is refused when it is tried again, what was taken of it stays", () => {
  const tried: KnownPace = { ...answeredAt(lowered(60_000), 120_000), limit: 3 };

  expect(tryNoMore(tried, 2, AT_START)).toMatchObject({ limit: 2, certain: 2, before: null });
  expect(tryNoMore(tried, 5, AT_START).limit).toBe(2);
  expect(tryNoMore(tried, 0, AT_START).limit).toBe(1);
});

test("a limit that was refused within its first window is not tried again", () => {
  expect(answeredAt(lowered(50_000), 200_000).limit).toBe(1);
});
