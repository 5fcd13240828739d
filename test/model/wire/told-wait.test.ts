import { expect, test } from "vitest";
import { readDayLimit, readToldWait } from "../../../src/model/wire/told-wait.ts";
import { readErrorBody } from "../../../src/model/wire/wire-error.ts";

const NOW = Date.parse("2026-02-13T00:00:00Z");
const HOUR_MS = 3_600_000;

const read = (headers: Record<string, string>, body: unknown) =>
  readToldWait(
    {
      headers: new Headers(headers),
      error: readErrorBody(typeof body === "string" ? body : JSON.stringify(body)),
    },
    NOW,
  )?.ms ?? null;

test.each([
  [{ "retry-after": "3" }, "", 3000],
  [{ "retry-after-ms": "250", "retry-after": "3" }, "", 250],
  [{ "retry-after": "Fri, 13 Feb 2026 00:00:09 GMT" }, "", 9000],
  [{}, "Rate limit reached. Please try again in 1m20s.", 80_000],
  [{}, "Please retry in 34.07s.", 34_070],
  [{}, "Rate limit exceeded. Please retry after 86400 seconds.", 24 * HOUR_MS],
  [{}, "Please wait for 2 hours and 5 minutes before you send more.", 125 * 60_000],
  [{}, "In 90 minutes you may try again.", 90 * 60_000],
  [{}, "Your limit resets at 2026-02-13 11:00:00 UTC.", 11 * HOUR_MS],
  [{}, "You will regain access on 2026-02-14 at 00:00 UTC.", 24 * HOUR_MS],
  [{}, "Your limit resets on 2026-02-14.", 24 * HOUR_MS],
  [{}, "Access is back on February 14, 2026 at 09:00 UTC.", 33 * HOUR_MS],
  [{}, "Please come back after 2026-02-13T12:00:00.5+09:00.", 3 * HOUR_MS + 500],
  [{}, "This model was available until 2025-06-01.", null],
  [{}, "요청이 너무 많습니다. 30초 후에 다시 시도하세요.", 30_000],
  [{}, "Please try again later. The limit is 15 requests per 60 seconds.", null],
  [{}, "Slow down.", null],
  [
    { "x-ratelimit-reset-requests": "11h", "x-ratelimit-remaining-requests": "0" },
    "",
    11 * HOUR_MS,
  ],
  [{ "x-ratelimit-reset-requests": "11h", "x-ratelimit-remaining-requests": "7" }, "", null],
  [{ "x-ratelimit-reset-requests": "1s", "x-ratelimit-remaining-requests": "0" }, "", null],
] as const)("reads how long to wait from %j and %j", (headers, message, waitMs) => {
  expect(read(headers, message)).toBe(waitMs);
});

test.each([
  [{ error: { message: "Exhausted.", details: [{ retryDelay: "39600s" }] } }, 11 * HOUR_MS],
  [{ error: { message: "No.", metadata: { retry_after_seconds: 45 } } }, 45_000],
  [
    { error: { message: "No.", metadata: { headers: { "X-RateLimit-Reset": NOW + HOUR_MS } } } },
    HOUR_MS,
  ],
  [{ error: "Model is loading", estimated_time: 20 }, 20_000],
])("reads how long to wait from the details %j", (body, waitMs) => {
  expect(read({}, body)).toBe(waitMs);
});

test.each([
  ["Rate limit exceeded: free-models-per-day. Add 10 credits for 1000 a day", 24 * HOUR_MS],
  ["Rate limit exceeded: free-models-per-min. Add 10 credits for 1000 requests per day", null],
  ["Daily quota exceeded.", 24 * HOUR_MS],
  ["일일 호출 한도를 초과했습니다.", 24 * HOUR_MS],
  ["하루 최대 1,000회의 요청을 모두 사용했습니다.", 24 * HOUR_MS],
  ["1일 사용량을 초과하였습니다. 관리자에게 문의하세요.", 24 * HOUR_MS],
  ["분당 호출 한도를 초과했습니다. 일일 한도는 10,000회입니다.", null],
  ["요청이 너무 많습니다.", null],
  ["Slow down.", null],
])("reads of %j how long its day lasts", (message, waitMs) => {
  expect(readDayLimit({ message }, NOW)).toBe(waitMs);
});

test.each([
  ["2026-02-13T09:30:00Z", 22.5],
  ["2026-07-13T09:30:00Z", 21.5],
  ["2026-03-08T08:30:00Z", 22.5],
])(
  "a day of Google's quota that is met at %s lasts %d hours, until midnight Pacific time",
  (at, hours) => {
    const fields = [{ name: "quotaId", value: "GenerateRequestsPerDayPerProject" }];

    expect(readDayLimit({ fields }, Date.parse(at))).toBe(hours * HOUR_MS);
  },
);
