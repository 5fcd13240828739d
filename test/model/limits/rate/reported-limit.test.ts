import { expect, test } from "vitest";
import { followReportedLimit } from "../../../../src/model/limits/rate/reported-limit.ts";

const NOW = Date.parse("2026-02-13T00:00:00Z");

test("knows nothing before the first response", () => {
  expect(followReportedLimit().waitFor(1_000_000, NOW)).toBe(0);
});

test("takes off what was sent after the request that the response belongs to", () => {
  const limit = followReportedLimit();
  const mark = limit.take(1, NOW);
  limit.take(1, NOW);
  limit.take(1, NOW);

  limit.observe({ left: 3, resetMs: 100, limit: null }, mark, NOW);

  expect(limit.waitFor(1, NOW)).toBe(0);
  limit.take(1, NOW);
  expect(limit.waitFor(1, NOW)).toBe(100);
  expect(limit.waitFor(1, NOW + 100)).toBe(0);
});

test("of requests that were under way at once the one that reports less came later, whichever answer comes first", () => {
  const limit = followReportedLimit();
  const [first, second, third] = [limit.take(1, NOW), limit.take(1, NOW), limit.take(1, NOW)];
  limit.observe({ left: 1, resetMs: 100, limit: null }, third, NOW);
  limit.observe({ left: 2, resetMs: 100, limit: null }, second, NOW);
  expect(limit.waitFor(1, NOW)).toBe(100);

  limit.observe({ left: 3, resetMs: 100, limit: null }, first, NOW);

  expect(limit.room()).toBeNull();
  expect(limit.waitFor(1, NOW)).toBe(0);
  limit.take(1, NOW);
  expect(limit.waitFor(1, NOW)).toBe(100);
});

test("a request that was sent after a report shows what has come back since", () => {
  const limit = followReportedLimit();
  limit.observe({ left: 1, resetMs: 100, limit: null }, limit.take(1, NOW), NOW);

  limit.observe({ left: 8, resetMs: 100, limit: 9 }, limit.take(1, NOW + 50), NOW + 60);

  expect(limit.room()).toEqual({ left: 8, limit: 9 });
});

test("a request that ended without a report may have been taken", () => {
  const limit = followReportedLimit();
  const [first, lost] = [limit.take(1, NOW), limit.take(1, NOW)];
  limit.observe({ left: 2, resetMs: 100, limit: 9 }, first, NOW);

  limit.end(lost);

  expect(limit.room()).toEqual({ left: 1, limit: 9 });
});

test("tells what is left until a request is refused while something was", () => {
  const limit = followReportedLimit();
  expect(limit.room()).toBeNull();
  const mark = limit.take(1, NOW);
  limit.observe({ left: 2, resetMs: 100, limit: 20 }, mark, NOW);
  expect(limit.room()).toEqual({ left: 2, limit: 20 });
  limit.take(2, NOW);
  limit.refuse();
  expect(limit.room()).toEqual({ left: 0, limit: 20 });

  limit.observe({ left: 3, resetMs: 100, limit: 20 }, limit.take(1, NOW), NOW);
  limit.refuse();
  expect(limit.room()).toBeNull();
});
