import { expect, test } from "vitest";
import { readRequestedPause } from "../../../src/model/wire/requested-pause.ts";

const NOW = Date.parse("2026-02-13T00:00:00Z");

test.each([
  [{ "retry-after": "3" }, "", 3000],
  [{ "retry-after-ms": "250", "retry-after": "3" }, "", 250],
  [{ "retry-after": "Fri, 13 Feb 2026 00:00:09 GMT" }, "", 9000],
  [{}, "Rate limit reached. Please try again in 1m20s.", 80_000],
  [{}, "Please retry in 34.07s.", 34_070],
  [{}, "Slow down.", null],
] as const)("reads how long to wait from %j and %j", (headers, message, waitMs) => {
  expect(readRequestedPause(new Headers(headers), message, NOW)).toBe(waitMs);
});
