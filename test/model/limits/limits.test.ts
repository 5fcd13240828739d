import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openBudget } from "../../../src/model/limits/budget.ts";
import { openConcurrency } from "../../../src/model/limits/concurrency.ts";
import { followReportedLimit } from "../../../src/model/limits/rate/reported-limit.ts";
import { openSlidingWindow } from "../../../src/model/limits/rate/sliding-window.ts";
import { readRateHints, readRetryAfter } from "../../../src/model/wire/retry-hints.ts";

const NOW = Date.parse("2026-02-13T00:00:00Z");

describe("a sliding window", () => {
  test("never lets more than its limit pass in any stretch of its length", () => {
    const steps = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 4 }), gap: fc.nat(5) }));
    fc.assert(
      fc.property(steps, (requests) => {
        const window = openSlidingWindow(5, 10);
        const sent: { atMs: number; amount: number }[] = [];
        let nowMs = 0;
        for (const { amount, gap } of requests) {
          nowMs += gap;
          nowMs += window.waitFor(amount, nowMs);
          sent.push(window.take(amount, nowMs));
        }
        for (const { atMs } of sent) {
          const inside = sent.filter((other) => other.atMs > atMs - 10 && other.atMs <= atMs);
          expect(inside.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  test("lets a request larger than the whole limit pass once it is empty", () => {
    const window = openSlidingWindow(100, 10);
    window.take(1, 0);

    expect(window.waitFor(500, 0)).toBe(10);
    expect(window.waitFor(500, 10)).toBe(0);
  });

  test("gives room back when a request took less than it might have", () => {
    const window = openSlidingWindow(100, 10);
    const entry = window.take(100, 0);

    window.settle(entry, 20);

    expect(window.waitFor(80, 1)).toBe(0);
    expect(window.waitFor(81, 1)).toBe(9);
  });
});

describe("a limit that the provider reports", () => {
  test("knows nothing before the first response", () => {
    expect(followReportedLimit().waitFor(1_000_000, NOW)).toBe(0);
  });

  test("takes off what was sent after the request that the response belongs to", () => {
    const limit = followReportedLimit();
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

describe("the concurrency", () => {
  test("halves once for a burst of refusals, and again for later ones", () => {
    const concurrency = openConcurrency(8);

    concurrency.decrease(0, 10);
    concurrency.decrease(1, 11);
    expect(concurrency.limit()).toBe(4);
    concurrency.decrease(12, 20);
    expect(concurrency.limit()).toBe(2);
  });

  test("grows by one for each round of answers, and never beyond its beginning", () => {
    const concurrency = openConcurrency(4);
    concurrency.decrease(0, 1);

    concurrency.increase();
    expect(concurrency.limit()).toBe(2);
    concurrency.increase();
    expect(concurrency.limit()).toBe(3);
    for (let count = 0; count < 20; count += 1) concurrency.increase();
    expect(concurrency.limit()).toBe(4);
  });

  test("never falls below one question", () => {
    const concurrency = openConcurrency(2);
    for (let count = 0; count < 9; count += 1) concurrency.decrease(count * 10 + 1, count * 10 + 5);

    expect(concurrency.limit()).toBe(1);
  });
});

describe("a budget", () => {
  const estimate = { inputTokens: 1000, outputTokens: 4000, inputUsd: 0.01, outputUsd: 0.04 };
  const usage = { inputTokens: 1000, outputTokens: 1000, costUsd: 0.02 };

  test("has one question in flight until the first answer is there", () => {
    const budget = openBudget(10);
    const offer = budget.offer(estimate);
    if (typeof offer === "string") throw new Error(offer);
    budget.reserve(offer);

    expect(budget.offer(estimate)).toBe("wait");
    budget.settle(offer, usage);
    expect(budget.offer(estimate)).toMatchObject({ outputTokens: 4000 });
  });

  test("spends to the last question that fits, and never more", () => {
    const budget = openBudget(0.11);
    let spent = 0;
    for (;;) {
      const offer = budget.offer(estimate);
      if (typeof offer === "string") break;
      budget.reserve(offer);
      budget.settle(offer, usage);
      spent += 0.02;
    }

    expect(spent).toBeCloseTo(0.1);
    expect(budget.offer(estimate)).toBe("exhausted");
    expect(budget.explain()).toMatchObject({ reason: "COST_LIMIT", endsRun: true });
  });

  test("an answer of unknown cost costs what was reserved for it", () => {
    const budget = openBudget(0.06);
    const offer = budget.offer(estimate);
    if (typeof offer === "string") throw new Error(offer);
    budget.reserve(offer);
    budget.settle(offer, { ...usage, costUsd: null });

    expect(budget.offer(estimate)).toBe("exhausted");
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
