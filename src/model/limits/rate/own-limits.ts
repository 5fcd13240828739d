import { openSlidingWindow, UNLIMITED_WINDOW, type WindowEntry } from "./sliding-window.ts";

/** What may be sent in any window of time; null for no limit of our own. */
export type RateLimits = {
  requestsPerWindow: number | null;
  tokensPerWindow: number | null;
  windowMs: number;
};

/** What a request takes of both limits. */
export type OwnEntries = { requests: WindowEntry; tokens: WindowEntry };

/** The limits of requests and tokens that the user sets. */
export type OwnLimits = {
  /** Milliseconds until there is room in each for one question of so many tokens. */
  waitFor: (tokens: number, nowMs: number) => { requests: number; tokens: number };
  take: (tokens: number, nowMs: number) => OwnEntries;
  /** The request goes out. */
  leave: (entries: OwnEntries, nowMs: number) => void;
  /** The provider has answered it. */
  arrive: (entries: OwnEntries, nowMs: number) => void;
  /** The request used so many tokens. */
  settle: (entries: OwnEntries, tokens: number) => void;
};

/** Opens a window for each of the two. */
export function openOwnLimits({
  windowMs,
  requestsPerWindow,
  tokensPerWindow,
}: RateLimits): OwnLimits {
  const open = (limit: number | null) =>
    limit === null ? UNLIMITED_WINDOW : openSlidingWindow(limit, windowMs);
  const requests = open(requestsPerWindow);
  const tokens = open(tokensPerWindow);
  return {
    waitFor: (amount, nowMs) => ({
      requests: requests.waitFor(1, nowMs),
      tokens: tokens.waitFor(amount, nowMs),
    }),
    take: (amount, nowMs) => ({
      requests: requests.take(1, nowMs),
      tokens: tokens.take(amount, nowMs),
    }),
    leave: (entries, nowMs) => {
      requests.leave(entries.requests, nowMs);
      tokens.leave(entries.tokens, nowMs);
    },
    arrive: (entries, nowMs) => {
      requests.arrive(entries.requests, nowMs);
      tokens.arrive(entries.tokens, nowMs);
    },
    settle: (entries, amount) => tokens.settle(entries.tokens, amount),
  };
}
