import type { Question } from "../../../core/question/question.ts";
import { readRateHeaders } from "./rate-headers.ts";
import { followReportedLimit } from "./reported-limit.ts";
import { openSlidingWindow, UNLIMITED_WINDOW, type WindowEntry } from "./sliding-window.ts";

/** What may be sent in any window of time; null for no limit of our own. */
type RateLimits = {
  requestsPerWindow: number | null;
  tokensPerWindow: number | null;
  windowMs: number;
};

/** A request as the rate limit has booked it. */
export type BookedRequest = { sentAtMs: number; tokens: WindowEntry };

/** A wait in milliseconds, and the sentence that tells its reason and its length in seconds. */
export type Wait = { ms: number; describe: (seconds: number) => string };

const REASONS = {
  asked: (seconds) => `The model asks for a pause of ${seconds} s.`,
  requests: (seconds) =>
    `The model reports that no request is left, so the next one waits ${seconds} s.`,
  tokens: (seconds) => `The model reports too few tokens for a question, so it waits ${seconds} s.`,
  ownRequests: (seconds) => `PAPERCARDS_RPM keeps the next question waiting for ${seconds} s.`,
  ownTokens: (seconds) => `PAPERCARDS_TPM keeps the next question waiting for ${seconds} s.`,
} as const satisfies Record<string, Wait["describe"]>;

/** Decides when the next request may be sent, so that none is answered with a 429. */
export type RateLimit = {
  /** The wait until a question of so many tokens may be sent, as far as is known; null for none. */
  waitFor: (tokens: number, nowMs: number) => Wait | null;
  /** Books a question that is being sent. */
  book: (question: Question, tokens: number, nowMs: number) => BookedRequest;
  /** Corrects a booking by what the question really used; null when that is not known. */
  settle: (request: BookedRequest, tokens: number | null) => void;
  /** Holds all requests back for so many milliseconds, as a provider asks by Retry-After. */
  pause: (ms: number, nowMs: number) => void;
  /** Learns from the headers of a question's response. */
  observe: (question: Question, headers: Headers, nowMs: number) => void;
};

/**
 * Opens a rate limit: requests and tokens in our own window, what the provider's headers report, and the
 * pauses that it asks for. All are looked at together and just before a request is sent: one that was
 * counted earlier and then waited for another limit would go out in a window that it was not counted in.
 */
export function openRateLimit(limits: RateLimits): RateLimit {
  const open = (limit: number | null) =>
    limit === null ? UNLIMITED_WINDOW : openSlidingWindow(limit, limits.windowMs);
  const own = { requests: open(limits.requestsPerWindow), tokens: open(limits.tokensPerWindow) };
  const reported = { requests: followReportedLimit(), tokens: followReportedLimit() };
  const marks = new WeakMap<Question, { requests: number; tokens: number }>();
  let pausedUntilMs = 0;

  return {
    waitFor: (tokens, nowMs) => {
      const waits: Wait[] = [
        { ms: pausedUntilMs - nowMs, describe: REASONS.asked },
        { ms: reported.requests.waitFor(1, nowMs), describe: REASONS.requests },
        { ms: reported.tokens.waitFor(tokens, nowMs), describe: REASONS.tokens },
        { ms: own.requests.waitFor(1, nowMs), describe: REASONS.ownRequests },
        { ms: own.tokens.waitFor(tokens, nowMs), describe: REASONS.ownTokens },
      ];
      const longest = waits.reduce((longer, wait) => (wait.ms > longer.ms ? wait : longer));
      return longest.ms > 0 ? longest : null;
    },
    book: (question, tokens, nowMs) => {
      own.requests.take(1, nowMs);
      const mark = { requests: reported.requests.take(1), tokens: reported.tokens.take(tokens) };
      marks.set(question, mark);
      return { sentAtMs: nowMs, tokens: own.tokens.take(tokens, nowMs) };
    },
    settle: (request, tokens) => {
      if (tokens !== null) own.tokens.settle(request.tokens, tokens);
    },
    pause: (ms, nowMs) => {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + ms);
    },
    observe: (question, headers, nowMs) => {
      const mark = marks.get(question);
      const told = readRateHeaders(headers, nowMs);
      if (mark === undefined) return;
      if (told.requests) reported.requests.observe(told.requests, mark.requests, nowMs);
      if (told.tokens) reported.tokens.observe(told.tokens, mark.tokens, nowMs);
    },
  };
}
