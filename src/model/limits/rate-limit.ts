import type { Question } from "../../core/question/question.ts";
import { readRateHints } from "../wire/retry-hints.ts";
import { followLimit } from "./followed-limit.ts";
import { BOUNDLESS, openSlidingWindow, type Share } from "./sliding-window.ts";

/** What may be sent in any window of time; null for no limit of our own. */
export type GateLimits = {
  requestsPerWindow: number | null;
  tokensPerWindow: number | null;
  windowMs: number;
};

/** A question that has passed the gate. */
export type Ticket = { sentAtMs: number; tokens: Share };

/** The one place at which it is decided when the next request may be sent. */
export type Gate = {
  /** Milliseconds until a question of so many tokens may pass, as far as is known; 0 for now. */
  waitFor: (tokens: number, nowMs: number) => number;
  pass: (question: Question, tokens: number, nowMs: number) => Ticket;
  /** Books what a question really took; null when that is not known. */
  settle: (ticket: Ticket, tokens: number | null) => void;
  /** Lets nobody pass for so many milliseconds. */
  pause: (ms: number, nowMs: number) => void;
  /** Learns from the headers of a question's response. */
  observe: (question: Question, headers: Headers, nowMs: number) => void;
};

/**
 * Opens a gate. All limits are looked at together and just before a request is sent: one that was counted
 * earlier and then waited for another limit would go out in somebody else's window.
 */
export function openGate(limits: GateLimits): Gate {
  const open = (limit: number | null) =>
    limit === null ? BOUNDLESS : openSlidingWindow(limit, limits.windowMs);
  const requests = open(limits.requestsPerWindow);
  const tokenWindow = open(limits.tokensPerWindow);
  const told = { requests: followLimit(), tokens: followLimit() };
  const marks = new WeakMap<Question, { requests: number; tokens: number }>();
  let pausedUntilMs = 0;

  return {
    waitFor: (tokens, nowMs) =>
      Math.max(
        0,
        pausedUntilMs - nowMs,
        requests.waitFor(1, nowMs),
        tokenWindow.waitFor(tokens, nowMs),
        told.requests.waitFor(1, nowMs),
        told.tokens.waitFor(tokens, nowMs),
      ),
    pass: (question, tokens, nowMs) => {
      requests.take(1, nowMs);
      marks.set(question, { requests: told.requests.take(1), tokens: told.tokens.take(tokens) });
      return { sentAtMs: nowMs, tokens: tokenWindow.take(tokens, nowMs) };
    },
    settle: (ticket, tokens) => {
      if (tokens !== null) tokenWindow.settle(ticket.tokens, tokens);
    },
    pause: (ms, nowMs) => {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + ms);
    },
    observe: (question, headers, nowMs) => {
      const mark = marks.get(question);
      const hints = readRateHints(headers, nowMs);
      if (mark === undefined) return;
      if (hints.requests) told.requests.observe(hints.requests, mark.requests, nowMs);
      if (hints.tokens) told.tokens.observe(hints.tokens, mark.tokens, nowMs);
    },
  };
}
