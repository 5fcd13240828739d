const MINUTE_MS = 60_000;

/** What a limit says of one request. */
export type Verdict = {
  isTaken: boolean;
  /** What is left after it. */
  left: { requests: number; tokens: number };
  /** Time until one more is taken, in milliseconds. */
  waitMs: number;
  /** Call it when the answer has ended, with the tokens that it really used. */
  end?: (nowMs: number, tokens: number) => void;
};

/** A provider's limit: what it says of a request of so many tokens. */
export type Limiter = (nowMs: number, tokens: number) => Verdict;

/** What is taken in a minute. */
type Most = { requests?: number; tokens?: number };

const NO_LIMIT = Number.POSITIVE_INFINITY;

type Entry = { atMs: number; requests: number; tokens: number };

function sum(entries: readonly Entry[]): { requests: number; tokens: number } {
  const requests = entries.reduce((total, entry) => total + entry.requests, 0);
  return { requests, tokens: entries.reduce((total, entry) => total + entry.tokens, 0) };
}

/** So much in any minute, or in the minute of a clock. */
export function inAMinute(
  { requests: most = NO_LIMIT, tokens: mostTokens = NO_LIMIT }: Most,
  {
    isFixed = false,
    countsRefused = false,
    lengthMs = MINUTE_MS,
  }: { isFixed?: boolean; countsRefused?: boolean; lengthMs?: number } = {},
): Limiter {
  let entries: Entry[] = [];
  const startOf = (nowMs: number) => (isFixed ? nowMs - (nowMs % lengthMs) : nowMs - lengthMs + 1);
  return (nowMs, tokens) => {
    const sinceMs = startOf(nowMs);
    entries = entries.filter(({ atMs }) => atMs >= sinceMs);
    const used = sum(entries);
    const isTaken = used.requests < most && used.tokens + tokens <= mostTokens;
    const entry = { atMs: nowMs, requests: 1, tokens: isTaken ? tokens : 0 };
    const firstMs = isFixed ? sinceMs : (entries[0]?.atMs ?? nowMs);
    if (isTaken || countsRefused) entries.push(entry);
    const left = {
      requests: Math.max(0, most - used.requests - (isTaken ? 1 : 0)),
      tokens: mostTokens - used.tokens - entry.tokens,
    };
    return { isTaken, left, waitMs: firstMs + lengthMs - nowMs };
  };
}

/** A minute's amount, refilled steadily, up to `capacity` of it. */
export function refilled(
  { requests: most = NO_LIMIT, tokens: mostTokens = NO_LIMIT }: Most,
  capacity = 1,
): Limiter {
  const bucket = { requests: most * capacity, tokens: mostTokens * capacity, atMs: 0 };
  return (nowMs, tokens) => {
    const part = (nowMs - bucket.atMs) / MINUTE_MS;
    const refill = (left: number, whole: number) =>
      whole === NO_LIMIT ? whole : Math.min(whole * capacity, left + part * whole);
    bucket.requests = refill(bucket.requests, most);
    bucket.tokens = refill(bucket.tokens, mostTokens);
    bucket.atMs = nowMs;
    const isTaken = bucket.requests >= 1 && bucket.tokens >= tokens;
    if (isTaken) {
      bucket.requests -= 1;
      bucket.tokens -= tokens;
    }
    const waitMs = Math.max(
      most === NO_LIMIT ? 0 : ((1 - bucket.requests) / most) * MINUTE_MS,
      mostTokens === NO_LIMIT ? 0 : ((tokens - bucket.tokens) / mostTokens) * MINUTE_MS,
    );
    return { isTaken, left: { requests: bucket.requests, tokens: bucket.tokens }, waitMs };
  };
}

/** So many tokens in any minute, counted when an answer has ended, and only those that it used. */
export function countedAtTheEnd(mostTokens: number, { isFixed = false } = {}): Limiter {
  let entries: Entry[] = [];
  return (nowMs) => {
    const sinceMs = isFixed ? nowMs - (nowMs % MINUTE_MS) : nowMs - MINUTE_MS + 1;
    entries = entries.filter(({ atMs }) => atMs >= sinceMs);
    const left = mostTokens - sum(entries).tokens;
    return {
      isTaken: left > 0,
      left: { requests: NO_LIMIT, tokens: left },
      waitMs: (entries[0]?.atMs ?? nowMs) + MINUTE_MS - nowMs,
      end: (atMs, tokens) => {
        entries.push({ atMs, requests: 1, tokens });
      },
    };
  };
}

/** The same limit, of which another program uses one request at each of these times. */
export function sharedAt(limiter: Limiter, times: readonly number[]): Limiter {
  const open = [...times];
  return (nowMs, tokens) => {
    for (const atMs of open.splice(0, open.filter((time) => time <= nowMs).length)) {
      limiter(atMs, tokens);
    }
    return limiter(nowMs, tokens);
  };
}
