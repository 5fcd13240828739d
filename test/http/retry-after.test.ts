import { expect, test } from "vitest";
import { readRetryAfter } from "../../src/http/retry-after.ts";

const NOW = Date.parse("2026-02-13T00:00:00Z");

test.each([
  [{}, null],
  [{ "retry-after": "3" }, 3000],
  [{ "retry-after": "1.5" }, 1500],
  [{ "retry-after": "1m20s" }, 80_000],
  [{ "retry-after": "Fri, 13 Feb 2026 00:00:09 GMT" }, 9000],
  [{ "retry-after": "Thu, 12 Feb 2026 00:00:09 GMT" }, 0],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after-ms": "250", "retry-after": "3" }, 250],
  [{ "retry-after-ms": "soon", "retry-after": "3" }, 3000],
])("%j asks for a wait of %j ms", (headers, waitMs) => {
  expect(readRetryAfter(new Headers(headers), NOW)).toBe(waitMs);
});

test("a moment far away is read as it is, and what is no span of this world ends somewhere", () => {
  const read = (text: string) => readRetryAfter(new Headers({ "retry-after": text }), NOW);

  expect(read("Wed, 13 Feb 2999 00:00:00 GMT")).toBe(Date.parse("2999-02-13T00:00:00Z") - NOW);
  expect(read("9".repeat(400))).toBe(365_000 * 86_400_000);
});
