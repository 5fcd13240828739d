/** Providers count by the minute; requests arrive a little later than they are sent, and not all equally late. */
const LEARNED_WINDOW_MS = 60_000 * 1.01;

/**
 * Time for which every request is refused before that stands for a limit of a minute, in milliseconds. A burst
 * that is too large, or a server that is overloaded, takes the same requests some seconds later.
 */
const LEARNING_MS = 10_000;

/** First wait after a refusal, in milliseconds, before a single request shows whether one is taken again; then doubled. */
const FIRST_HOLD_MS = 1_000;

/** The longest wait after refusals that do not say for how long, in milliseconds, before a single request is sent. */
const MAX_HOLD_MS = 8_000;

/** Requests that are taken before a limit is tried for more: of so many, one refusal is two of a hundred. */
const LEAST_TAKEN = 50;

/** By what part a limit grows when it is tried for more. */
const GROWTH = 0.01;

/** A request as it counts in a minute. */
export type CountedRequest = { atMs: number; isAccepted: boolean };

/** After refusals: since when and until when nothing is sent, after how many of them, and the one sent then. */
type Hold = {
  sinceMs: number;
  untilMs: number;
  count: number;
  trial: CountedRequest | null;
};

const NO_HOLD: Hold = { sinceMs: Number.NEGATIVE_INFINITY, untilMs: 0, count: 0, trial: null };

/** A limit of requests that a provider keeps without telling it. */
export type LearnedLimit = {
  /** Milliseconds until a request may be sent, as far as is known; `answer` for the next response. */
  waitFor: (nowMs: number) => number | "answer";
  take: (nowMs: number) => CountedRequest;
  /** The request was answered. */
  accept: (request: CountedRequest) => void;
  /** The request was refused, and nothing says for how long. `isProbe`: it was sent to see whether one is taken. */
  refuse: (request: CountedRequest, nowMs: number, isProbe: boolean) => void;
  /** The request was lost, or refused for another reason. */
  forget: (request: CountedRequest) => void;
  /** Requests of a minute; null when none is known. */
  limit: () => number | null;
};

/**
 * Learns from refusals alone: what was taken in the minute before one is all that there is. So nothing is sent
 * until the oldest of those is a minute old. Much later, a little more is tried.
 */
export function openLearnedLimit(): LearnedLimit {
  let taken: CountedRequest[] = [];
  let limit: number | null = null;
  let refusedSinceMs: number | null = null;
  let hold = NO_HOLD;
  let sinceLearned = 0;

  const prune = (nowMs: number) => {
    const oldest = nowMs - LEARNED_WINDOW_MS;
    if ((taken[0]?.atMs ?? nowMs) <= oldest) taken = taken.filter(({ atMs }) => atMs > oldest);
  };
  const forget = (request: CountedRequest) => {
    const at = taken.lastIndexOf(request);
    if (at !== -1) taken.splice(at, 1);
    if (hold.trial === request) hold = { ...hold, trial: null };
  };
  const holdBack = ({ atMs }: CountedRequest, nowMs: number) => {
    if (atMs < hold.sinceMs) return;
    const ms = Math.min(FIRST_HOLD_MS * 2 ** hold.count, MAX_HOLD_MS);
    hold = { sinceMs: nowMs, untilMs: nowMs + ms, count: hold.count + 1, trial: null };
  };
  return {
    waitFor: (nowMs) => {
      prune(nowMs);
      if (limit === null && hold.count > 0) {
        return hold.trial === null ? Math.max(0, hold.untilMs - nowMs) : "answer";
      }
      if (limit === null || taken.length < limit) return 0;
      const next = taken[taken.length - limit];
      return next === undefined ? 0 : next.atMs + LEARNED_WINDOW_MS - nowMs;
    },
    take: (nowMs) => {
      const request = { atMs: nowMs, isAccepted: false };
      taken.push(request);
      if (hold.count > 0) hold = { ...hold, trial: request };
      return request;
    },
    accept: (request) => {
      const { atMs } = request;
      request.isAccepted = true;
      if (refusedSinceMs !== null && atMs >= refusedSinceMs) refusedSinceMs = null;
      if (request === hold.trial) hold = NO_HOLD;
      sinceLearned += 1;
      if (limit === null || sinceLearned < Math.max(LEAST_TAKEN, 2 * limit)) return;
      limit += Math.max(1, Math.floor(limit * GROWTH));
      sinceLearned = 0;
    },
    refuse: (request, nowMs, isProbe) => {
      forget(request);
      prune(nowMs);
      const sinceMs = refusedSinceMs ?? request.atMs;
      refusedSinceMs = sinceMs;
      const isLasting = request.atMs - sinceMs >= LEARNING_MS;
      if (!isLasting && !isProbe && limit === null) {
        holdBack(request, nowMs);
        return;
      }
      // What was sent before the first refusal and is not refused yet was taken: refusals come at once.
      const count = taken.filter(({ atMs, isAccepted }) => isAccepted || atMs <= sinceMs).length;
      if (count > 0) limit = Math.min(count, limit ?? count);
      else holdBack(request, nowMs);
      sinceLearned = 0;
    },
    forget,
    limit: () => limit,
  };
}
