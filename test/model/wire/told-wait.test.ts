import { expect, test } from "vitest";
import {
  allowsNothing,
  namesLongLimit,
  readDayLimit,
  readToldWait,
} from "../../../src/model/wire/told-wait.ts";
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
  ["You have reached the limit of 100 requests per 24 hours", 24 * HOUR_MS],
  ["Limit: 100 requests/24h.", 24 * HOUR_MS],
  ["100 requests per minute, and 1000 per 24 hours", null],
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
  "you (kim) have reached your weekly usage limit, upgrade for higher limits: https://x.test",
  "You are using a Trial key, which is limited to 1000 API calls / month. You can upgrade to a key with higher rate limits.",
  "월간 토큰 한도를 모두 사용했습니다.",
  "이번 주 사용량을 모두 썼습니다.",
  "월 사용 한도를 초과했습니다.",
  "Quota exceeded for quota metric 'Requests' and limit 'Requests per month'.",
  "You have used all 500 requests for the month.",
  "Your 30-day token quota is used up. Its daily limit is 100.",
  "monthly_quota_exceeded",
  "you have reached your hourly usage limit, please try again later",
  "You've hit your 5-hour limit.",
  "you have reached your session usage limit, please wait or upgrade to continue",
  "Rate limit: 100 requests per hour.",
  "Usage limit reached for this billing period.",
  "당월 무료 제공량을 초과했습니다.",
  "시간당 요청 한도를 초과했습니다.",
])("reads of %j that a limit of hours, a week or a month is met", (message) => {
  expect(namesLongLimit({ message })).toBe(true);
  expect(readDayLimit({ message }, NOW)).toBeNull();
});

test.each([
  "You are using a Trial key, which is limited to 20 API calls / minute. 1000 calls / month are free.",
  "Daily quota exceeded. Your monthly quota is 1000.",
  "Rate limit reached. Upgrade to Pro for $20 per month.",
  "Slow down. Read our monthly report.",
  "Too many requests in the last hour of this session.",
  "분당 호출 한도를 초과했습니다. 월간 한도는 10,000회입니다.",
])("reads no limit of hours, a week or a month of %j", (message) => {
  expect(namesLongLimit({ message })).toBe(false);
});

test.each([
  ["Quota exceeded for metric: requests, limit: 0, model: gemini-3.1-pro\nRetry in 52s.", true],
  ["Rate limit reached. Limit: 0.000000 / min. Current: 1.000000 / min.", true],
  ["Rate limit reached on requests per day (RPD): Limit 0, Used 0, Requested 1.", true],
  ["Rate limit reached: limit 0.5 a second", false],
  ["Limit: 05, remaining limit: 0", false],
  ["Limit 200, Used 200, Requested 1.", false],
])("of %j it is %s that the plan allows no request at all", (message, isNone) => {
  expect(allowsNothing({ message })).toBe(isNone);
});

test("a quota whose value is told as 0 allows no request at all", () => {
  const told = (value: string) => allowsNothing({ fields: [{ name: "quotaValue", value }] });

  expect(["0", "10"].map(told)).toEqual([true, false]);
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
