/** Providers count by the minute; requests arrive a little later than they are sent, and not all equally late. */
const LEARNED_WINDOW_MS = 60_000 * 1.01;

/** How much later than it is sent a request is thought to arrive, in milliseconds, when it was answered no earlier. */
const MAX_LAG_MS = 2_000;

/** How much longer a window becomes when a request is refused that should have been the first of a new one, in milliseconds. */
const MORE_LAG_MS = 2_000;

/** The longest window, in milliseconds. */
const MAX_LEARNED_WINDOW_MS = 75_000;

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
export type CountedRequest = {
  atMs: number;
  /** When the provider got it, at the latest. */
  countedAtMs: number;
  isAccepted: boolean;
};

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
  accept: (request: CountedRequest, nowMs: number) => void;
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
  let learned = 0; // what was taken in a minute for certain
  let refusedSinceMs: number | null = null;
  let hold = NO_HOLD;
  let windowMs = LEARNED_WINDOW_MS;
  let sinceLearned = 0;

  const prune = (nowMs: number) => {
    const oldest = nowMs - windowMs;
    taken = taken.filter(({ countedAtMs }) => countedAtMs > oldest);
  };
  const waitForWindow = (nowMs: number) => {
    prune(nowMs);
    if (limit === null || taken.length < limit) return 0;
    const times = taken.map(({ countedAtMs }) => countedAtMs).toSorted((a, b) => a - b);
    return (times[times.length - limit] ?? nowMs) + windowMs - nowMs;
  };
  const forget = (request: CountedRequest) => {
    const at = taken.lastIndexOf(request);
    if (at !== -1) taken.splice(at, 1);
    if (hold.trial === request) hold = { ...hold, trial: null };
  };
  const holdBack = ({ atMs }: CountedRequest, nowMs: number) => {
    if (atMs < hold.sinceMs) return false; // the same burst
    const ms = Math.min(FIRST_HOLD_MS * 2 ** hold.count, MAX_HOLD_MS);
    hold = { sinceMs: nowMs, untilMs: nowMs + ms, count: hold.count + 1, trial: null };
    return true;
  };
  const learn = (count: number) => {
    const isTried = limit !== null && limit > learned; // for more than is known
    if (!isTried) learned = Math.max(1, Math.min(count, limit ?? count));
    limit = learned;
  };
  const isSign = ({ atMs }: CountedRequest, sinceMs: number, isProbe: boolean) =>
    isProbe || limit !== null || atMs - sinceMs >= LEARNING_MS;

  return {
    waitFor: (nowMs) =>
      hold.trial === null ? Math.max(0, hold.untilMs - nowMs, waitForWindow(nowMs)) : "answer",
    take: (nowMs) => {
      const request = { atMs: nowMs, countedAtMs: nowMs + MAX_LAG_MS, isAccepted: false };
      taken.push(request);
      if (hold.count > 0) hold = { ...hold, trial: request };
      return request;
    },
    accept: (request, nowMs) => {
      const { atMs } = request;
      request.isAccepted = true;
      request.countedAtMs = Math.min(request.countedAtMs, nowMs);
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
      if (!isSign(request, sinceMs, isProbe)) {
        holdBack(request, nowMs);
        return;
      }
      // What was sent before the first refusal and is not refused yet was taken: refusals come at once.
      const count = taken.filter(({ atMs, isAccepted }) => isAccepted || atMs <= sinceMs).length;
      sinceLearned = 0;
      const isFull = limit === null ? count > 0 : taken.length >= learned;
      if (isFull) learn(count);
      else if (holdBack(request, nowMs) && limit !== null) {
        windowMs = Math.min(windowMs + MORE_LAG_MS, MAX_LEARNED_WINDOW_MS);
      }
    },
    forget,
    limit: () => limit,
  };
}
