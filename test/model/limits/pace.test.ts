import { expect, test } from "vitest";
import {
  countedAtTheEnd,
  inAMinute,
  type Limiter,
  refilled,
  sharedAt,
} from "../../support/limiters.ts";
import {
  type Limited,
  playPace,
  refusedLater,
  TOKENS_OF_ONE,
  usedLater,
} from "../../support/play-pace.ts";

const MINUTE_MS = 60_000;

test.each<[string, () => Limited]>([
  ["3 requests a minute", () => ({ limiter: inAMinute({ requests: 3 }) })],
  [
    "3 requests a minute of its clock",
    () => ({ limiter: inAMinute({ requests: 3 }, { isFixed: true }) }),
  ],
  [
    "3 requests a minute, slowly answered",
    () => ({ limiter: inAMinute({ requests: 3 }), answerMs: 25_000 }),
  ],
  [
    "3 requests a minute, over a line that is slow at first",
    () => ({ limiter: inAMinute({ requests: 3 }), firstLagMs: 1_900 }),
  ],
  ["30,000 tokens a minute", () => ({ limiter: inAMinute({ tokens: 30_000 }) })],
  [
    "30,000 tokens a minute, refilled steadily",
    () => ({ limiter: refilled({ tokens: 30_000 }), answerMs: 800 }),
  ],
  [
    "30,000 tokens a minute, refilled steadily, and is slow",
    () => ({ limiter: refilled({ tokens: 30_000 }), answerMs: 3_000 }),
  ],
  [
    "60,000 tokens a minute, refilled steadily",
    () => ({ limiter: refilled({ tokens: 60_000 }), answerMs: 10_000 }),
  ],
  [
    "3 requests a minute, refilled steadily",
    () => ({ limiter: refilled({ requests: 3 }), answerMs: 3_000 }),
  ],
  [
    "20 requests a minute, refilled steadily",
    () => ({ limiter: refilled({ requests: 20 }), answerMs: 3_000 }),
  ],
  [
    "3 requests a minute, refused ones counted",
    () => ({ limiter: inAMinute({ requests: 3 }, { countsRefused: true }) }),
  ],
  [
    "20 requests a minute, refused ones counted",
    () => ({ limiter: inAMinute({ requests: 20 }, { countsRefused: true }), answerMs: 3_000 }),
  ],
  [
    "30,000 tokens a minute, and says what is left",
    () => ({
      limiter: inAMinute({ tokens: 30_000 }),
      headers: ({ left, waitMs }) => ({
        "x-ratelimit-remaining-tokens": String(left.tokens),
        "x-ratelimit-reset-tokens": `${(waitMs / 1000).toFixed(1)}s`,
      }),
    }),
  ],
])("a provider that takes %s loses no card, and refuses little after a minute", async (_, make) => {
  const played = await playPace(make(), { questions: 30, atOnce: 8 });

  expect(played.lost).toBe(0);
  expect(refusedLater(played)).toBeLessThanOrEqual(0.03);
  expect(played.refused.length).toBeLessThanOrEqual(20);
});

test.each<[string, Parameters<typeof refilled>[0], number, number]>([
  ["20 requests", { requests: 20 }, 800, 100],
  ["20 requests, answered in 3 s", { requests: 20 }, 3_000, 100],
  ["20 requests, answered in 10 s", { requests: 20 }, 10_000, 100],
  ["60 requests", { requests: 60 }, 800, 240],
  ["30,000 tokens", { tokens: 30_000 }, 800, 40],
  ["60,000 tokens, answered in 3 s", { tokens: 60_000 }, 3_000, 60],
  ["60,000 tokens, answered in 10 s", { tokens: 60_000 }, 10_000, 60],
])("of a limit of %s a minute that is refilled steadily nearly all is used", async (...row) => {
  const [, most, answerMs, questions] = row;
  const played = await playPace({ limiter: refilled(most), answerMs }, { questions, atOnce: 8 });
  const perMinute = most.requests ?? (most.tokens ?? 0) / TOKENS_OF_ONE;

  expect(played.lost).toBe(0);
  expect(refusedLater(played)).toBeLessThanOrEqual(0.03);
  expect(usedLater(played, perMinute)).toBeGreaterThanOrEqual(0.85);
});

test.each<[string, () => Limiter, number, number]>([
  [
    "200,000 tokens in a minute of its clock, answered in 10 s",
    () => inAMinute({ tokens: 200_000 }, { isFixed: true }),
    ...([10_000, 220] as const),
  ],
  [
    "200,000 tokens in a minute of its clock, counted when answers end",
    () => countedAtTheEnd(200_000, { isFixed: true }),
    ...([8_000, 250] as const),
  ],
  [
    "60,000 tokens, counted when answers end",
    () => countedAtTheEnd(60_000),
    ...([8_000, 75] as const),
  ],
])("of %s few are refused after a minute", async (_, open, answerMs, questions) => {
  const played = await playPace({ limiter: open(), answerMs }, { questions, atOnce: 8 });

  expect(played.lost).toBe(0);
  expect(refusedLater(played)).toBeLessThanOrEqual(0.03);
});

const KINDS: readonly [string, (requests: number) => Limiter][] = [
  ["in any minute", (requests) => inAMinute({ requests })],
  ["in a minute of its clock", (requests) => inAMinute({ requests }, { isFixed: true })],
  ["refilled steadily", (requests) => refilled({ requests })],
  ["with refused ones", (requests) => inAMinute({ requests }, { countsRefused: true })],
];

test.each(
  KINDS.flatMap(([kind, open]) =>
    [
      { most: 3, times: [95_000] },
      { most: 10, times: [70_000, 71_000] },
    ].map((row) => ({ ...row, kind, open })),
  ),
)(
  "a limit of $most a minute $kind is soon used again after another program took a part of it at $times",
  async ({ most, times, open }) => {
    const played = await playPace(
      { limiter: sharedAt(open(most), times), answerMs: 3_000 },
      { questions: 10 * most, atOnce: 8 },
    );

    expect(played.lost).toBe(0);
    expect(refusedLater(played)).toBeLessThanOrEqual(0.045);
    expect(usedLater(played, most)).toBeGreaterThanOrEqual(0.8);
  },
);

test.each<[string, Partial<Limited>]>([
  ["says nothing of it", {}],
  [
    "reports what is left",
    {
      headers: ({ left, waitMs }) => ({
        "x-ratelimit-limit-requests": "20",
        "x-ratelimit-remaining-requests": String(left.requests),
        "x-ratelimit-reset-requests": `${(waitMs / 1000).toFixed(1)}s`,
      }),
    },
  ],
  ["tells the wait", { retryAfter: ({ waitMs }) => Math.max(1, Math.ceil(waitMs / 1000)) }],
])(
  "a limit of which another program took half for three minutes is used again where the provider %s",
  async (_, says) => {
    const times = Array.from({ length: 30 }, (_, index) => 2.5 * MINUTE_MS + index * 6_000);
    const played = await playPace(
      { limiter: sharedAt(inAMinute({ requests: 20 }), times), answerMs: 3_000, ...says },
      { questions: 200, atOnce: 8 },
    );
    const later = played.taken.filter((atMs) => atMs > 8 * MINUTE_MS && atMs <= 10 * MINUTE_MS);

    expect(played.lost).toBe(0);
    expect(later.length).toBeGreaterThanOrEqual(36);
  },
);

test("of a limit of which another program uses a part without end the rest is used, and few are refused", async () => {
  const times = Array.from({ length: 60 }, (_, minute) => (minute + 1) * MINUTE_MS + 10_000);
  const played = await playPace(
    { limiter: sharedAt(inAMinute({ requests: 10 }), times), answerMs: 3_000 },
    { questions: 120, atOnce: 8 },
  );

  expect(played.lost).toBe(0);
  expect(refusedLater(played)).toBeLessThanOrEqual(0.03);
  expect(usedLater(played, 9)).toBeGreaterThanOrEqual(0.85);
});

/** What a header says of the time until the next one is taken. */
const WAITS: readonly [string, NonNullable<Limited["retryAfter"]>][] = [
  ["1", () => 1],
  ["5", () => 5],
  ["60", () => 60],
  ["the truth", ({ waitMs }) => Math.max(1, Math.ceil(waitMs / 1000))],
];

test.each(
  [3, 20, 60].flatMap((most) =>
    KINDS.flatMap(([kind, open]) =>
      WAITS.map(([says, retryAfter]) => ({ most, kind, open, says, retryAfter })),
    ),
  ),
)(
  "Retry-After that says $says to more than $most requests $kind costs no card and few refusals",
  async ({ most, open, retryAfter }) => {
    const played = await playPace(
      { limiter: open(most), answerMs: 3_000, retryAfter },
      { questions: Math.max(12, 2.5 * most), atOnce: 8 },
    );

    expect(played.lost).toBe(0);
    expect(refusedLater(played)).toBeLessThanOrEqual(0.03);
  },
);

test("a limit that gives one request each 7 minutes, and says so, costs no card", async () => {
  const played = await playPace(
    {
      limiter: inAMinute({ requests: 1 }, { lengthMs: 432_000 }),
      answerMs: 3_000,
      retryAfter: ({ waitMs }) => Math.ceil(waitMs / 1000),
    },
    { questions: 12, atOnce: 8 },
  );

  expect(played.lost).toBe(0);
  expect(played.endedAtMs).toBeLessThanOrEqual(11 * 7.5 * MINUTE_MS);
});

test("a server that was busy for some seconds is soon asked as before", async () => {
  const busy: Limiter = (nowMs) => ({
    isTaken: nowMs < 5_000 || nowMs >= 20_000,
    left: { requests: 1, tokens: 1 },
    waitMs: 0,
  });

  const played = await playPace({ limiter: busy }, { questions: 200, atOnce: 8 });

  expect(played.lost).toBe(0);
  expect(played.endedAtMs).toBeLessThanOrEqual(MINUTE_MS);
});

test.each<[string, Partial<Limited>]>([
  [
    "reports a reset of 1 s whatever the truth",
    {
      headers: ({ left }) => ({
        "x-ratelimit-remaining-requests": String(left.requests),
        "x-ratelimit-reset-requests": "1s",
      }),
    },
  ],
  ["says Retry-After: 1 whatever the truth", { retryAfter: () => 1 }],
])("a provider that %s is asked for all that it takes", async (_, says) => {
  const most = 600;
  const played = await playPace(
    { limiter: inAMinute({ requests: most }), answerMs: 300, ...says },
    { questions: 1_000, atOnce: 64 },
  );

  expect(played.lost).toBe(0);
  expect(refusedLater(played)).toBeLessThanOrEqual(0.02);
  expect(usedLater(played, most)).toBeGreaterThanOrEqual(0.95);
});
