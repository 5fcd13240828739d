import { expect, test } from "vitest";
import { readRateHeaders } from "../../../../src/model/limits/rate/rate-headers.ts";

const NOW = Date.parse("2026-02-13T00:00:00Z");

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

  expect(readRateHeaders(headers, NOW).requests).toEqual({ left: 0, resetMs, limit: null });
});

test("leaves limits out that are of a day, or not understood", () => {
  const read = (left: string, reset: string) =>
    readRateHeaders(
      new Headers({ "x-ratelimit-remaining-tokens": left, "x-ratelimit-reset-tokens": reset }),
      NOW,
    ).tokens;

  expect(read("10", "12h")).toBeNull();
  expect(read("many", "1s")).toBeNull();
  expect(read("10", "soon")).toBeNull();
});
