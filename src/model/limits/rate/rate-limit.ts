import type { Question } from "../../../core/question/question.ts";
import type { CountedRequest } from "./counted-request.ts";
import { openLearnedLimit } from "./learned-limit.ts";
import { type OwnEntries, type OwnLimits, openOwnLimits, type RateLimits } from "./own-limits.ts";
import { readRateHeaders } from "./rate-headers.ts";
import { followReportedLimit, type ReportedMark } from "./reported-limit.ts";

/** A request as the rate limit has booked it. */
export type BookedRequest = {
  sentAtMs: number;
  own: OwnEntries;
  counted: CountedRequest;
  marks: Marks;
};

/** What was reported of both limits when a request was sent. */
type Marks = { requests: ReportedMark; tokens: ReportedMark };

/** A wait in milliseconds, and the sentence that tells its reason and its length in seconds. */
export type Wait = { ms: number; describe: (seconds: number) => string };

const REASONS = {
  asked: (seconds) => `The model asks for a pause of ${seconds} s.`,
  loading: (seconds) => `The model is still being loaded; it is asked again in ${seconds} s.`,
  fault: (seconds) => `The model's server reports a fault; it is asked again in ${seconds} s.`,
  requests: (seconds) =>
    `The model reports that no request is left, so the next one waits ${seconds} s.`,
  tokens: (seconds) => `The model reports too few tokens for a question, so it waits ${seconds} s.`,
  learned: (seconds) =>
    `The model refuses more questions for now, so the next one waits ${seconds} s.`,
  ownRequests: (seconds) => `PAPERCARDS_RPM keeps the next question waiting for ${seconds} s.`,
  ownTokens: (seconds) => `PAPERCARDS_TPM keeps the next question waiting for ${seconds} s.`,
} as const satisfies Record<string, Wait["describe"]>;

/** Why everybody waits. */
type PauseReason = "asked" | "loading" | "fault";

/** Decides when the next request may be sent, so that none is answered with a 429. */
export type RateLimit = {
  /** The limit of another model: of the user's own limits both have what one may have, and nothing else in common. */
  openBeside: () => RateLimit;
  /** The wait until a question of so many tokens may be sent, as far as is known; `answer` for the next answer. */
  waitFor: (tokens: number, nowMs: number) => Wait | "answer" | null;
  /** Books a question that is being sent. */
  book: (question: Question, tokens: number, nowMs: number) => BookedRequest;
  /** The question goes out, on a connection that is there. */
  leave: (question: Question, nowMs: number) => void;
  /** The request was answered, and used so many tokens; null when that is not known. */
  accept: (request: BookedRequest, tokens: number | null, nowMs: number) => void;
  /** The request was refused for what it is, or by a fault: it used nothing. */
  refuse: (request: BookedRequest, nowMs: number) => void;
  /** The request was refused since too many were sent, for as long as the provider says; 0 when it does not say. */
  turnAway: (request: BookedRequest, nowMs: number, toldMs: number) => void;
  /** The request got no response, and may have used something. */
  lose: (request: BookedRequest) => void;
  /** Holds all requests back for so many milliseconds, as a provider asks by Retry-After. */
  pause: (ms: number, nowMs: number, reason?: PauseReason) => void;
  /** Holds nothing back any more for a pause; the pace stays. */
  endPause: () => void;
  /** Learns from the headers of a question's response. */
  observe: (question: Question, headers: Headers, nowMs: number) => void;
};

/**
 * Opens a rate limit: requests and tokens in our own window, what the provider's headers report, what its
 * refusals show, and the pauses that it asks for. All are looked at together and just before a request is sent: one that was
 * counted earlier and then waited for another limit would go out in a window that it was not counted in.
 */
export function openRateLimit(limits: RateLimits): RateLimit {
  return openWithin(openOwnLimits(limits));
}

function openWithin(own: OwnLimits): RateLimit {
  const reported = { requests: followReportedLimit(), tokens: followReportedLimit() };
  const learned = openLearnedLimit();
  const bookings = new WeakMap<Question, BookedRequest>();
  let pausedUntilMs = 0;
  let pauseReason: PauseReason = "asked";
  const endMarks = (request: BookedRequest) => {
    reported.requests.end(request.marks.requests);
    reported.tokens.end(request.marks.tokens);
  };

  return {
    openBeside: () => openWithin(own),
    waitFor: (tokens, nowMs) => {
      const told = {
        requests: reported.requests.waitFor(1, nowMs),
        tokens: reported.tokens.waitFor(tokens, nowMs),
        learned: learned.waitFor(nowMs),
      };
      const ownMs = own.waitFor(tokens, nowMs);
      const waits: Wait[] = [
        { ms: pausedUntilMs - nowMs, describe: REASONS[pauseReason] },
        { ms: toMs(told.requests), describe: REASONS.requests },
        { ms: toMs(told.tokens), describe: REASONS.tokens },
        { ms: toMs(told.learned), describe: REASONS.learned },
        { ms: ownMs.requests, describe: REASONS.ownRequests },
        { ms: ownMs.tokens, describe: REASONS.ownTokens },
      ];
      const longest = waits.reduce((longer, wait) => (wait.ms > longer.ms ? wait : longer));
      if (longest.ms > 0) return longest;
      return Object.values(told).includes("answer") ? "answer" : null;
    },
    book: (question, tokens, nowMs) => {
      const taken = {
        requests: reported.requests.take(1, nowMs),
        tokens: reported.tokens.take(tokens, nowMs),
      };
      const booked = {
        ...{ sentAtMs: nowMs, marks: taken, own: own.take(tokens, nowMs) },
        counted: learned.take(nowMs),
      };
      bookings.set(question, booked);
      return booked;
    },
    leave: (question, nowMs) => {
      const booked = bookings.get(question);
      if (booked !== undefined) own.leave(booked.own, nowMs);
    },
    accept: (request, tokens, nowMs) => {
      own.arrive(request.own, nowMs);
      endMarks(request);
      learned.accept(request.counted, nowMs);
      if (tokens !== null) own.settle(request.own, tokens);
    },
    refuse: (request, nowMs) => {
      own.arrive(request.own, nowMs);
      own.settle(request.own, 0);
      learned.forget(request.counted);
      endMarks(request);
    },
    turnAway: (request, nowMs, toldMs) => {
      own.arrive(request.own, nowMs);
      own.settle(request.own, 0);
      const { requests, tokens } = request.marks;
      learned.refuse(request.counted, nowMs, {
        ...{ isProbe: requests.isProbe || tokens.isProbe, toldMs },
      });
      reported.requests.refuse();
      // What they report comes too early: what is taken shows more.
      if (requests.isProbe) reported.requests.disbelieve();
      if (tokens.isProbe) reported.tokens.disbelieve();
      endMarks(request);
    },
    lose: (request) => {
      learned.forget(request.counted);
      endMarks(request);
    },
    pause: (ms, nowMs, reason = "asked") => {
      if (nowMs + ms <= pausedUntilMs) return;
      pausedUntilMs = nowMs + ms;
      pauseReason = reason;
    },
    endPause: () => {
      pausedUntilMs = 0;
    },
    observe: (question, headers, nowMs) => {
      const marks = bookings.get(question)?.marks;
      if (marks === undefined) return;
      const told = readRateHeaders(headers, nowMs);
      if (told.requests) reported.requests.observe(told.requests, marks.requests, nowMs);
      const room = reported.requests.room();
      if (room !== null) learned.showRoom(room, nowMs);
      if (told.tokens) reported.tokens.observe(told.tokens, marks.tokens, nowMs);
    },
  };
}

function toMs(wait: number | "answer"): number {
  return wait === "answer" ? 0 : wait;
}
