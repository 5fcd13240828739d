import { expect, test } from "vitest";
import { inAMinute } from "../../support/limiters.ts";
import { type Limited, playPace, usedIn } from "../../support/play-pace.ts";

const WINDOWS = 3;
const REQUESTS = 300;

/** A number from 0 to below 1 that looks like chance, and is the same each time. */
const chanceOf = (index: number) => ((index * 7_919 + 1_013) % 1_009) / 1_009;

const LINES = {
  "that is quick": () => ({ there: 3, back: 1 }),
  "that is slow for the first": (index) => ({ there: index < 64 ? 20 + 2 * index : 3, back: 1 }),
  "of 10 to 300 ms": (index) => ({
    there: 10 + 290 * chanceOf(index),
    back: 10 + 290 * chanceOf(index + 500),
  }),
  "that is there after 1.5 s": (index) => ({
    connect: index < 64 ? 1_500 : 0,
    there: 20,
    back: 20,
  }),
} as const satisfies Record<string, NonNullable<Limited["lineMs"]>>;

const rows = (windows: readonly (readonly [number, number])[]) =>
  Object.entries(LINES).flatMap(([line, lineMs]) =>
    windows.map(([windowMs, answerMs]) => ({ line, lineMs, windowMs, answerMs })),
  );

async function play(limited: Omit<Limited, "limiter">, windowMs: number) {
  const limit = { requests: REQUESTS, windowMs };
  const limiter = inAMinute({ requests: REQUESTS }, { lengthMs: windowMs });
  const played = await playPace(
    { ...limited, limiter },
    { questions: WINDOWS * REQUESTS, atOnce: 64 },
  );
  const refused = played.refused.length / (played.refused.length + played.taken.length);
  return { refused, used: usedIn(played, WINDOWS, limit), lost: played.lost };
}

test.each(
  rows([
    [12_000, 20],
    [12_000, 2_000],
    [60_000, 20],
    [60_000, 2_000],
  ]),
)(
  "a limit that is set is used and kept in windows of $windowMs ms, with answers after $answerMs ms, over a line $line",
  async ({ windowMs, ...row }) => {
    const { refused, used, lost } = await play(
      { ...row, own: { requests: REQUESTS, windowMs } },
      windowMs,
    );

    expect(refused).toBeLessThanOrEqual(0.01);
    expect(used).toBeGreaterThanOrEqual(0.95);
    expect(lost).toBe(0);
  },
);

test.each(
  rows([
    [12_000, 20],
    [60_000, 20],
    [60_000, 2_000],
  ]),
)(
  "a limit that responses report is used and kept in windows of $windowMs ms, with answers after $answerMs ms, over a line $line",
  async ({ windowMs, ...row }) => {
    const headers: Limited["headers"] = ({ left }) => ({
      "x-ratelimit-remaining-requests": String(left.requests),
      "x-ratelimit-reset-requests": `${windowMs}ms`,
    });
    const { refused, used, lost } = await play({ ...row, headers }, windowMs);

    expect(refused).toBeLessThanOrEqual(0.01);
    expect(used).toBeGreaterThanOrEqual(0.95);
    expect(lost).toBe(0);
  },
);
