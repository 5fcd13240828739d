import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openPurse } from "../../../src/model/limits/budget.ts";
import { openPace } from "../../../src/model/limits/concurrency.ts";
import { followLimit } from "../../../src/model/limits/followed-limit.ts";
import { openSlidingWindow } from "../../../src/model/limits/sliding-window.ts";
import { readRateHints, readRetryAfter } from "../../../src/model/wire/retry-hints.ts";

const NOW = Date.parse("2026-02-13T00:00:00Z");

describe("a sliding window", () => {
  test("never lets more than its limit pass in any stretch of its length", () => {
    const steps = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 4 }), gap: fc.nat(5) }));
    fc.assert(
      fc.property(steps, (requests) => {
        const window = openSlidingWindow(5, 10);
        const sent: { atMs: number; weight: number }[] = [];
        let nowMs = 0;
        for (const { weight, gap } of requests) {
          nowMs += gap;
          nowMs += window.waitFor(weight, nowMs);
          sent.push(window.take(weight, nowMs));
        }
        for (const { atMs } of sent) {
          const inside = sent.filter((other) => other.atMs > atMs - 10 && other.atMs <= atMs);
          expect(inside.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  test("lets a request heavier than the whole limit pass once it is empty", () => {
    const window = openSlidingWindow(100, 10);
    window.take(1, 0);

    expect(window.waitFor(500, 0)).toBe(10);
    expect(window.waitFor(500, 10)).toBe(0);
  });

  test("gives room back when a request took less than it might have", () => {
    const window = openSlidingWindow(100, 10);
    const share = window.take(100, 0);

    window.settle(share, 20);

    expect(window.waitFor(80, 1)).toBe(0);
    expect(window.waitFor(81, 1)).toBe(9);
  });
});

describe("a followed limit", () => {
  test("knows nothing before the first response", () => {
    expect(followLimit().waitFor(1_000_000, NOW)).toBe(0);
  });

  test("takes off what was sent after the request that the response belongs to", () => {
    const limit = followLimit();
    const mark = limit.take(1);
    limit.take(1);
    limit.take(1);

    limit.observe({ left: 3, resetMs: 100 }, mark, NOW);

    expect(limit.waitFor(1, NOW)).toBe(0);
    limit.take(1);
    expect(limit.waitFor(1, NOW)).toBe(100);
    expect(limit.waitFor(1, NOW + 100)).toBe(0);
  });
});

describe("the pace", () => {
  test("halves once for a burst of refusals, and again for later ones", () => {
    const pace = openPace(8);

    pace.slowDown(0, 10);
    pace.slowDown(1, 11);
    expect(pace.concurrency()).toBe(4);
    pace.slowDown(12, 20);
    expect(pace.concurrency()).toBe(2);
  });

  test("grows by one for each round of answers, and never beyond its beginning", () => {
    const pace = openPace(4);
    pace.slowDown(0, 1);

    pace.speedUp();
    expect(pace.concurrency()).toBe(2);
    pace.speedUp();
    expect(pace.concurrency()).toBe(3);
    for (let count = 0; count < 20; count += 1) pace.speedUp();
    expect(pace.concurrency()).toBe(4);
  });

  test("never stops", () => {
    const pace = openPace(2);
    for (let count = 0; count < 9; count += 1) pace.slowDown(count * 10 + 1, count * 10 + 5);

    expect(pace.concurrency()).toBe(1);
  });
});

describe("a purse", () => {
  const load = { inputTokens: 1000, outputTokens: 4000, inputUsd: 0.01, outputUsd: 0.04 };
  const usage = { inputTokens: 1000, outputTokens: 1000, costUsd: 0.02 };

  test("lets the first question go alone", () => {
    const purse = openPurse(10);
    const grant = purse.ask(load);
    if (typeof grant === "string") throw new Error(grant);
    purse.reserve(grant);

    expect(purse.ask(load)).toBe("wait");
    purse.pay(grant, usage);
    expect(purse.ask(load)).toMatchObject({ outputTokens: 4000 });
  });

  test("spends to the last question that fits, and never more", () => {
    const purse = openPurse(0.11);
    let spent = 0;
    for (;;) {
      const grant = purse.ask(load);
      if (typeof grant === "string") break;
      purse.reserve(grant);
      purse.pay(grant, usage);
      spent += 0.02;
    }

    expect(spent).toBeCloseTo(0.1);
    expect(purse.ask(load)).toBe("never");
    expect(purse.explain()).toMatchObject({ reason: "COST_LIMIT", endsRun: true });
  });

  test("an answer of unknown cost costs what was set aside for it", () => {
    const purse = openPurse(0.06);
    const grant = purse.ask(load);
    if (typeof grant === "string") throw new Error(grant);
    purse.reserve(grant);
    purse.pay(grant, { ...usage, costUsd: null });

    expect(purse.ask(load)).toBe("never");
  });
});

test.each([
  ["1s", 1000],
  ["6m0s", 360_000],
  ["8.64s", 8640],
  ["120ms", 120],
  ["1m20.5s", 80_500],
  ["2", 2000],
  [`${NOW / 1000 + 5}`, 5000],
  [`${NOW + 5000}`, 5000],
  ["2026-02-13T00:00:07Z", 7000],
])("reads the reset time %s", (reset, resetMs) => {
  const headers = new Headers({
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": reset,
  });

  expect(readRateHints(headers, NOW).requests).toEqual({ left: 0, resetMs });
});

test("leaves limits out that are of a day, or not understood", () => {
  const read = (left: string, reset: string) =>
    readRateHints(
      new Headers({ "x-ratelimit-remaining-tokens": left, "x-ratelimit-reset-tokens": reset }),
      NOW,
    ).tokens;

  expect(read("10", "12h")).toBeNull();
  expect(read("many", "1s")).toBeNull();
  expect(read("10", "soon")).toBeNull();
});

test.each([
  [{ "retry-after": "3" }, "", 3000],
  [{ "retry-after-ms": "250", "retry-after": "3" }, "", 250],
  [{ "retry-after": "Fri, 13 Feb 2026 00:00:09 GMT" }, "", 9000],
  [{}, "Rate limit reached. Please try again in 1m20s.", 80_000],
  [{}, "Please retry in 34.07s.", 34_070],
  [{}, "Slow down.", null],
] as const)("reads how long to wait from %j and %j", (headers, message, waitMs) => {
  expect(readRetryAfter(new Headers(headers), message, NOW)).toBe(waitMs);
});
