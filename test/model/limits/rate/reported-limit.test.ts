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
