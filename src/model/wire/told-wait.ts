import { readSpan } from "../../http/read-span.ts";
import { readRetryAfter } from "../../http/retry-after.ts";
import { MAX_PAUSE_MS } from "../max-pause.ts";
import { dropAddresses, type WireError, wordsOf } from "./wire-error.ts";

/** A refusal's headers and what its body says. */
type Told = { headers: Headers; error: WireError };

/** How long a provider asks us to wait, in milliseconds, and where it says so. */
export type ToldWait = { ms: number; by: "header" | "body" };

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milli)/i, 1],
  [/^d|^일/i, 86_400_000],
  [/^h|^시간/i, 3_600_000],
  [/^m|^분/i, 60_000],
  [/^s|^초/i, 1_000],
];

const UNIT =
  "(?:ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])";
const COUNT = `\\d{1,12}(?:\\.\\d{1,9})? ?`;
// "1m20s" has no sign between its parts.
const SPAN = `(?:${COUNT}(?:ms|[smhd])(?=\\d)|${COUNT}${UNIT})(?:,? ?(?:and )?(?:${COUNT}(?:ms|[smhd])(?=\\d)|${COUNT}${UNIT}))*`;

/** Words before a span for which to wait. */
const CALLS =
  "try again|retry(?:ing)?|wait(?:ing)?|come back|resets?|available|again|renew(?:s|ed)?|refresh(?:es)?|cool ?-?down|backoff|retry_after";

const IN_WORDS: readonly RegExp[] = [
  new RegExp(`\\b(?:${CALLS})\\b[^\\d\\n]{0,40}?(${SPAN})`, "i"),
  new RegExp(`\\b(?:in|after|for) (${SPAN})[^\\d\\n]{0,30}?\\b(?:try|retry|again)`, "i"),
  /((?:\d{1,9} ?(?:초|분|시간|일) ?){1,4})(?:후|뒤)/,
];

/** Words before a moment from which on to come back. */
const FROM = "resets?|renews?|until|after|at|again|access|available|resumes?|starting|back";
const DAY =
  "\\d{4}-\\d\\d-\\d\\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\\.? \\d{1,2},? \\d{4}";
const TIME = "\\d\\d:\\d\\d(?::\\d\\d)?(?:\\.\\d{1,9})?";
const MOMENT_IN_WORDS = new RegExp(
  `\\b(?:${FROM})\\b[^\\d\\n]{0,30}?\\b(${DAY})(?:(?:T|,? (?:at )?)(${TIME})? ?(Z\\b|UTC|GMT|[+-]\\d\\d:?\\d\\d)?)?`,
  "i",
);

/** Names under which bodies tell a wait or a moment, such as `retryDelay` or `X-RateLimit-Reset`. */
const WAIT_FIELD =
  /retry[-_ ]?(?:after|delay|in)|(?:^|[-_])resets?(?:$|[-_ ]?(?:at|after|in|time|ms|seconds|requests|tokens))|wait[-_]?(?:time|seconds|ms)|cool[-_]?down|^estimated_time$/i;

/** Headers that tell when a limit is available again. */
const RESET_HEADER = /^(?:x-)?(?:[a-z]+-)?rate-?limit-(?:.+-)?reset(?:-.+)?$/;

/** What Korean providers count by the day. */
const COUNTED = "(?:한도|할당|제한|제공|쿼터|횟수|건수|호출|요청|사용|이용|토큰)";

/** What is limited, so that a price per month or a weekly newsletter is none. */
const LIMITED =
  "(?:limits?|quotas?|caps?|allowances?|usage|requests?|calls?|tokens?|messages?|quer(?:y|ies))";

const IN_A_DAY = `per[-_ ]?day|(?:\\b(?:per|every|each|any)[-_ ]?|\\/ ?)24[-_ ]?h(?:ours?|rs?)?\\b|daily|\\bRPD\\b|\\bTPD\\b|day limit|\\/ ?day\\b|(?:일일|일간|하루|금일|오늘|매일|일별|(?<!\\d)1일)[^.\\n]{0,20}?${COUNTED}`;

const IN_LONGER = [
  `(?:hourly|weekly|monthly|session|\\b(?!1[- ]?d)\\d{1,2}[- ]?(?:hours?|hrs?|h|days?))[- _](?:[\\w-]+ ){0,2}${LIMITED}(?![a-z])`,
  `${LIMITED}(?:\\b[^.\\n]{0,15}?)?(?:per[-_ ]?|\\/ ?|\\b(?:a|each|every|this|for the) )(?:hour|week|month|billing (?:period|cycle)|session)`,
  `(?:시간당|시간별|주간|매주|이번 ?주|일주일|월간|매월|매달|월별|이번 ?달|이달|[당금]월|한 ?달|1개월|(?<![가-힣])월(?= ))[^.\\n]{0,20}?${COUNTED}`,
].join("|");

/** A limit of hours, a week or a month, of a day, and of a shorter time: the first that is named is the one that was met. */
const WINDOW = new RegExp(
  `(?<longer>${IN_LONGER})|(?<day>${IN_A_DAY})|per[-_ ]?(?:min|sec)|\\/ ?(?:min|sec)|\\b[RT]PM\\b|[초분]당`,
  "i",
);

/**
 * How long a provider asks us to wait; null when it does not say. By `Retry-After`, the details of its error, its
 * words, or a header that says when a limit of which nothing is left is available again.
 */
export function readToldWait(told: Told, nowMs: number): ToldWait | null {
  const byHeader = readRetryAfter(told.headers, nowMs);
  if (byHeader !== null && byHeader > 0) return { ms: byHeader, by: "header" };
  const waits = [
    ...readFields(told.error, nowMs),
    readWords(dropAddresses(told.error.message ?? ""), nowMs),
  ];
  const longest = waits.reduce<number | null>(
    (most, ms) => (ms === null || (most !== null && most >= ms) ? most : ms),
    null,
  );
  if (longest !== null) return { ms: longest, by: "body" };
  // The near ones are followed with those of good answers.
  const resetMs = readResets(told.headers, nowMs);
  const ms = resetMs > MAX_PAUSE_MS ? resetMs : byHeader;
  return ms === null ? null : { ms, by: "header" };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds until a limit of a day that a refusal names is new, at midnight UTC; null when it names none. */
export function readDayLimit(error: WireError, nowMs: number): number | null {
  if (namesDayQuota(error)) return untilMidnightPacific(nowMs);
  return findWindow(error)?.day === undefined ? null : DAY_MS - (nowMs % DAY_MS);
}

/** Whether a refusal names a limit of hours, a week or a month, which begins at the provider's own time. */
export function namesLongLimit(error: WireError): boolean {
  return findWindow(error)?.longer !== undefined;
}

function findWindow(error: WireError) {
  const texts = [wordsOf(error), ...(error.fields ?? []).map(({ value }) => dropAddresses(value))];
  return WINDOW.exec(texts.join("\n"))?.groups;
}

/** A limit of nothing at all. What is left of another one is not meant. */
const NOTHING =
  /(?<!(?:remaining|left|available)[-_ ])\blimit(?:\b[:=]?|[_ ]value[:=]?) ?0(?:\.0+)?(?![.,]?\d)/i;

/** Names under which details tell how large the quota is that was met. */
const QUOTA_SIZE_FIELD = /^quota_?(?:limit_?)?value$/i;

/** Whether a refusal says that this account may not use the model at all, whatever wait it tells beside that. */
export function allowsNothing(error: WireError): boolean {
  const isNone = ({ name, value }: { name: string; value: string }) =>
    QUOTA_SIZE_FIELD.test(name) && Number(value) === 0;
  return NOTHING.test(wordsOf(error)) || (error.fields ?? []).some(isNone);
}

/** Names under which details tell the quota that was met: `quotaId` at Gemini, `quota_limit` in Google's older services. */
const QUOTA_FIELD = /^quota_?(?:id|limit)$/i;

/** Whether details name the quota of a day that was met, as Google's do, where the wait beside it means nothing. */
export function namesDayQuota({ fields = [] }: WireError): boolean {
  return fields.some(({ name, value }) => QUOTA_FIELD.test(name) && /per[-_ ]?day/i.test(value));
}

/** Google's days begin there (https://ai.google.dev/gemini-api/docs/rate-limits, read on 2026-11-30). */
const PACIFIC_HOUR = {
  timeZone: "America/Los_Angeles",
  hour: "2-digit",
  hourCycle: "h23",
} as const;

function untilMidnightPacific(nowMs: number): number {
  const clock = new Intl.DateTimeFormat("en-US", PACIFIC_HOUR);
  const nextHourMs = nowMs + HOUR_MS - (nowMs % HOUR_MS);
  for (let hours = 0; hours < 25; hours += 1) {
    const atMs = nextHourMs + hours * HOUR_MS;
    if (clock.format(atMs) === "00") return atMs - nowMs;
  }
  return DAY_MS;
}

function readFields({ fields = [] }: WireError, nowMs: number): (number | null)[] {
  return fields
    .filter(({ name }) => WAIT_FIELD.test(name))
    .map(({ name, value }) => readSpan(/ms$/i.test(name) ? `${value}ms` : value, nowMs))
    .map((ms) => (ms === 0 ? null : ms));
}

function readWords(message: string, nowMs: number): number | null {
  for (const words of IN_WORDS) {
    const [, span] = words.exec(message) ?? [];
    if (span !== undefined) return sumSpan(span);
  }
  const [, day, time = "00:00", zone = "UTC"] = MOMENT_IN_WORDS.exec(message) ?? [];
  return day === undefined ? null : readSpan(`${day} ${time} ${zone}`, nowMs) || null;
}

function sumSpan(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?) ?([a-z]+|시간|[초분일])/gi)];
  const ms = parts.reduce((sum, [, count, unit = ""]) => {
    const [, size = 0] = UNITS.find(([name]) => name.test(unit)) ?? [];
    return sum + Number(count) * size;
  }, 0);
  return readSpan(`${ms}ms`, 0);
}

/** A limit of which something is left was not the one that was met. */
function readResets(headers: Headers, nowMs: number): number {
  let longest = 0;
  for (const [name, value] of headers) {
    if (!RESET_HEADER.test(name)) continue;
    const left = headers.get(name.replace("reset", "remaining"));
    if (left === null || Number.parseFloat(left) > 0) continue;
    longest = Math.max(longest, readSpan(value, nowMs) ?? 0);
  }
  return longest;
}
