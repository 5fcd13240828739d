import { expect, test } from "vitest";
import { readRequestedWait } from "../../src/sources/requested-wait.ts";

const NOW = Date.parse("2026-02-14T00:00:00Z");

test.each([
  [{}, null],
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": "1.5" }, 1_500],
  [{ "retry-after": "Sat, 14 Feb 2026 00:00:30 GMT" }, 30_000],
  [{ "retry-after": "Fri, 13 Feb 2026 00:00:30 GMT" }, 0],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after": "86400" }, 300_000],
  [{ ratelimit: '"api";r=0;t=42' }, 43_000],
  [{ ratelimit: '"api";r=17;t=42' }, null],
  [{ ratelimit: '"api";r=0;t=42', "retry-after": "7" }, 43_000],
])("%j means a wait of %j ms", (headers, waitMs) => {
  expect(readRequestedWait(new Headers(headers), NOW)).toBe(waitMs);
});
