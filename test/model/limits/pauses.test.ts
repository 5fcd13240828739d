import { afterEach, expect, test } from "vitest";
import { draftAll } from "../../../src/drafting/draft-all.ts";
import type { Clock } from "../../../src/http/clock.ts";
import { makeDrafting, makeSettings } from "../../support/drafting.ts";
import {
  complete,
  type ModelReply,
  type ModelScript,
  openModelServer,
  refuse,
} from "../../support/model-server.ts";
import { makePapers } from "../../support/papers.ts";

const PAPERS = makePapers(5);
const MINUTE_MS = 60_000;
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A clock that moves only when somebody sleeps, and what was slept. */
function makeSleepingClock(): Clock & { passedMs: () => number; pass: (ms: number) => void } {
  const startMs = Date.parse("2026-02-13T00:00:00Z");
  let nowMs = startMs;
  return {
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
    random: () => 0.5,
    passedMs: () => nowMs - startMs,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

async function play(script: ModelScript, { concurrency = 1, clock = makeSleepingClock() } = {}) {
  const server = await openModelServer(PAPERS, script);
  closing.push(server.close);
  const settings = makeSettings(server.url, { concurrency });
  const drafting = makeDrafting(settings, { clock });
  const { outcomes, endedBy } = await draftAll(PAPERS, drafting);
  const drafted = outcomes.filter(({ status }) => status === "drafted").length;
  const { notices, cache } = drafting;
  return { drafted, outcomes, endedBy, notices, cache, clock, asked: server.requests.length };
}

const slowDown = (retryAfter: string) => ({
  status: 429,
  headers: { "retry-after": retryAfter },
  body: refuse("Slow down."),
});

test.each([1, 8])(
  "a provider that only asks for pauses ends the run, %i at once",
  async (concurrency) => {
    const { drafted, endedBy, notices, clock } = await play(() => slowDown("599"), { concurrency });

    expect(drafted).toBe(0);
    expect(clock.passedMs()).toBeLessThanOrEqual(10 * MINUTE_MS);
    expect(endedBy).toMatchObject({ reason: "MODEL_UNREACHABLE", endsRun: true });
    expect(endedBy?.message).toMatch(
      /Slow down\. It has asked for pauses of more than 10 minutes without one good answer, the last until 2026-02-13 00:\d\d UTC/,
    );
    expect(notices).toEqual([expect.stringMatching(/^The model asks for a pause of 59\d s\.$/)]);
  },
);

test("answers before the end are kept, and a good one makes the pauses before it forgotten", async () => {
  const { drafted, endedBy, cache, clock } = await play(({ index, count }) =>
    index < 3 && count > 1 ? {} : slowDown(index < 3 ? "190" : "400"),
  );

  expect(drafted).toBe(3);
  expect(cache.answers.size).toBe(3);
  expect(clock.passedMs()).toBeGreaterThan(10 * MINUTE_MS);
  expect(endedBy?.reason).toBe("MODEL_UNREACHABLE");
});

test.each([
  [
    "none left",
    { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "599s" },
    /no request is left, so the next one waits 60 s/,
  ],
  [
    "fewer than none left",
    { "x-ratelimit-remaining-requests": "-1e308", "x-ratelimit-reset-requests": "9m0s" },
    /no request is left/,
  ],
  [
    "no tokens left",
    { "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "599" },
    /too few tokens for a question, so it waits 60 s/,
  ],
])(
  "good answers that report %s are waited for a minute each, and told",
  async (_, headers, told) => {
    const { drafted, endedBy, notices, clock } = await play(() => ({ headers }));

    expect([drafted, endedBy]).toEqual([5, null]);
    expect(clock.passedMs()).toBeLessThanOrEqual(4 * MINUTE_MS);
    expect(notices).toEqual(Array(4).fill(expect.stringMatching(told)));
  },
);

test.each(["0", "-5", "Thu, 01 Jan 2015 00:00:00 GMT", "0.001"])(
  "Retry-After: %s shortens no wait",
  async (retryAfter) => {
    const asked = await play(() => slowDown(retryAfter));
    const ordinary = await play(() => ({ status: 429, body: refuse("Slow down.") }));

    expect(asked.clock.passedMs()).toBeGreaterThanOrEqual(ordinary.clock.passedMs());
    expect(asked.asked).toBeGreaterThanOrEqual(ordinary.asked);
  },
);

test("a wait before a retry is told with its reason when it is long", async () => {
  const { notices } = await play(({ index, count }) =>
    index === 0 && count <= 4 ? { status: 429, body: refuse("Slow down.") } : {},
  );

  expect(notices.at(-1)).toMatch(
    /^127\.0\.0\.1:\d+ answered 429: Slow down\. The question is sent again in \d+ s\.$/,
  );
  expect(notices.join("\n")).not.toMatch(/in [0-5] s/);
});

test("the settings' own limits are told when they hold a question back", async () => {
  const server = await openModelServer(PAPERS);
  closing.push(server.close);
  const clock = makeSleepingClock();
  const settings = makeSettings(server.url, { requestsPerMinute: 2 });

  const drafting = makeDrafting(settings, { clock });
  await draftAll(PAPERS, drafting);

  expect(drafting.notices.length).toBeGreaterThanOrEqual(1);
  expect(new Set(drafting.notices)).toEqual(
    new Set([
      expect.stringMatching(/^PAPERCARDS_RPM keeps the next question waiting for \d+ s\.$/),
    ]),
  );
});

test("a model that stops answering is given up nine minutes after its last answer", async () => {
  const sleeping = makeSleepingClock();
  const clock = { ...sleeping, now: () => sleeping.now() + performance.now() };
  const { outcomes, endedBy } = await play(
    ({ index, count }) => {
      if (index === 0) return {};
      if (index > 1 || count > 1) return { isHanging: true };
      clock.pass(9 * MINUTE_MS - 600); // what hangs is ended in real time, so that little is left
      return { status: 500 };
    },
    { clock },
  );

  expect(endedBy).toMatchObject({ reason: "MODEL_UNREACHABLE", endsRun: true });
  expect(endedBy?.message).toMatch(/gave no good answer for 9 minutes, so it is not asked/);
  expect(outcomes.map(({ status }) => status)).toEqual(["drafted", ...Array(4).fill("failed")]);
});

/** Answers that come, but of which no card can be made. */
const UNUSABLE: Record<string, ModelReply> = {
  "no JSON": { body: complete("I cannot") },
  nothing: { body: complete("") },
  "a refusal": { body: complete(null, { refusal: "no" }) },
  "what was cut": { body: complete('{"a', { finish_reason: "length" }) },
  "a page": { body: "<html>" },
};

test.each(Object.entries(UNUSABLE))(
  "a model that only ever answers %s is given up after nine minutes",
  async (_, reply) => {
    const clock = makeSleepingClock();
    const { endedBy, asked } = await play(
      () => {
        clock.pass(3 * MINUTE_MS);
        return reply;
      },
      { clock },
    );

    expect(endedBy?.message).toMatch(/gave no good answer for 9 minutes, so it is not asked/);
    expect(asked).toBe(3);
  },
);

test.each([
  ["the page of a portal", "<html>Sign in</html>"],
  ["JSON without an answer", "{}"],
  ["nothing", ""],
])(
  "where %s comes for every question, no paper is asked about after the third is over",
  async (_, body) => {
    const { endedBy, outcomes, asked } = await play(() => ({ body }));

    expect(endedBy).toMatchObject({ endsRun: true, reason: "MODEL_UNREACHABLE" });
    expect(endedBy?.message).toMatch(/The same came for 3 questions, so it is not asked any more/);
    expect(endedBy?.fix).toMatch(/OPENAI_BASE_URL/);
    expect(outcomes).toHaveLength(PAPERS.length);
    expect(asked).toBe(7); // three twice, and the next one, which was under way
  },
);

test("a model whose answers can be used now and then is asked on", async () => {
  const clock = makeSleepingClock();
  const { endedBy, drafted } = await play(
    ({ count }) => {
      clock.pass(2 * MINUTE_MS);
      return count === 1 ? { body: complete("I cannot") } : {};
    },
    { clock },
  );

  expect([drafted, endedBy]).toEqual([5, null]);
  expect(clock.passedMs()).toBeGreaterThan(19 * MINUTE_MS);
});

test.each([1, 8])(
  "connections that are lost for two seconds cost no card, %i at once",
  async (concurrency) => {
    const clock = makeSleepingClock();
    const { endedBy, drafted } = await play(() => ({ isReset: clock.passedMs() < 2_000 }), {
      ...{ clock, concurrency },
    });

    expect([drafted, endedBy]).toEqual([5, null]);
  },
);

test("a server that takes its time to say that it is busy is told of from the first time on", async () => {
  const clock = makeSleepingClock();
  const { notices } = await play(
    () => {
      clock.pass(20_000);
      return { status: 503, body: refuse("Busy.") };
    },
    { clock },
  );

  expect(notices[0]).toMatch(/answered 503: Busy\. The question is sent again in 1 s\.$/);
  expect(notices.length).toBeGreaterThanOrEqual(2);
});

test("a retry between answers that come is not told", async () => {
  const clock = makeSleepingClock();
  const { notices, drafted } = await play(
    ({ index, count }) => {
      clock.pass(4_000);
      return index === 2 && count === 1 ? { status: 503, body: refuse("Busy.") } : {};
    },
    { clock },
  );

  expect(drafted).toBe(5);
  expect(notices).toEqual([]);
});

test("a paper whose answer is asked about again goes before those that have not been asked about", async () => {
  const asked: number[] = [];
  const askedAgain = Promise.withResolvers<void>();
  const script: ModelScript = ({ index, count }) => {
    asked.push(index);
    if (index === 0 && count === 2) askedAgain.resolve();
    if (index === 1) return { after: askedAgain.promise }; // so that one place is left
    return index === 0 && count === 1 ? { body: complete("no JSON") } : {};
  };

  const { drafted } = await play(script, { concurrency: 2 });

  expect(drafted).toBe(PAPERS.length);
  expect(asked.slice(0, 4)).toEqual([0, 1, 2, 0]);
});
