import { expect, test } from "vitest";
import { readRequestedWait } from "../../src/sources/requested-wait.ts";

const NOW = Date.parse("2026-02-14T00:00:00Z");

test.each([
  [{}, null],
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": "1.5" }, 1_500],
  [{ "retry-after-ms": "20" }, 20],
  [{ "retry-after": "Sat, 14 Feb 2026 00:00:30 GMT" }, 30_000],
  [{ "retry-after": "Fri, 13 Feb 2026 00:00:30 GMT" }, null],
  [{ "retry-after": "0" }, null],
  [{ "retry-after": "-5" }, null],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after": "86400" }, 86_400_000],
  [{ "retry-after": "9".repeat(400) }, 365_000 * 86_400_000],
  [{ ratelimit: '"api";r=0;t=42' }, 42_000],
  [{ ratelimit: '"api";r=17;t=42' }, null],
  [{ ratelimit: '"api";r=0;t=42', "retry-after": "7" }, 42_000],
  [{ ratelimit: `"api";r=0;t=${"9".repeat(400)}` }, Number.POSITIVE_INFINITY],
])("%j means a wait of %j ms", (headers, waitMs) => {
  expect(readRequestedWait(new Headers(headers), NOW)?.ms ?? null).toBe(waitMs);
});

test.each([
  [{ "retry-after": "86400" }, "Retry-After: 86400"],
  [{ "retry-after": "9".repeat(400) }, `Retry-After: ${"9".repeat(200)}…`],
  [{ ratelimit: '"api";r=0;t=42' }, 'RateLimit: "api";r=0;t=42'],
])("%j is told in its own words, as far as they are short", (headers, words) => {
  expect(readRequestedWait(new Headers(headers), NOW)?.words).toBe(words);
});
