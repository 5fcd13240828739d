/** Providers count by the minute; requests arrive a little later than they are sent, and not all equally late. */
const LEARNED_WINDOW_MS = 60_000 * 1.01;

/** How much later than it is sent a request is thought to arrive, in milliseconds, when it was answered no earlier. */
const MAX_LAG_MS = 2_000;

/** How much longer a window becomes when a known limit is refused, in milliseconds; then doubled. */
const MORE_WINDOW_MS = 2_000;

/** The longest window that a learned limit is kept in, in milliseconds. */
const MAX_LEARNED_WINDOW_MS = 3 * 60_000;

/**
 * Time for which every request is refused before that stands for a limit of a minute, in milliseconds. A burst
 * that is too large, or a server that is overloaded, takes the same requests some seconds later.
 */
const LEARNING_MS = 10_000;

/** First wait after a refusal, in milliseconds, before a single request shows whether one is taken again; then doubled. */
const FIRST_HOLD_MS = 1_000;

/** The longest wait after refusals that do not say for how long, in milliseconds, while no limit is known. */
const MAX_HOLD_MS = 8_000;

/** The longest such wait after refusals once a limit is known, in milliseconds: over a minute, since refused requests may count, too. */
const MAX_LONG_HOLD_MS = 64_000;

/** How far requests may catch up with their even pace when they went out late, in milliseconds. */
const MAX_LATE_MS = 1_000;

/** Requests that are taken before a limit is tried for more: of so many, one refusal is two of a hundred. */
const LEAST_TAKEN = 50;

/** By what part a limit grows when it is tried for more. */
const GROWTH = 0.01;

/** A request as it counts in a minute. */
export type CountedRequest = {
  atMs: number;
  /** When the provider got it, at the latest. */
  countedAtMs: number;
  state: "sent" | "accepted" | "refused";
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

/** The first refusal of a limit that is not known yet, and how many requests sent after it were taken. */
type Start = { refusedAtMs: number; accepted: number };

/**
 * Learns a pace from refusals alone. Where every request is refused after the first refusal, what was taken in
 * the minute before is the limit. Where some are taken, as by a bucket that is refilled, those are the pace: the
 * burst before, which a full bucket paid for, says nothing of it. From then on requests go out evenly, and no more in
 * a minute than that, those counted that were refused, since some providers count them too. Much later, a
 * little more is tried.
 */
export function openLearnedLimit(): LearnedLimit {
  let counted: CountedRequest[] = [];
  let limit: number | null = null; // requests in a window, not always a whole number
  let learned = 0; // what was taken in a window for certain
  let start: Start | null = null;
  let hold = NO_HOLD;
  let windowMs = LEARNED_WINDOW_MS;
  let moreMs = MORE_WINDOW_MS;
  let nextAtMs = Number.NEGATIVE_INFINITY;
  let sinceLearned = 0;

  const prune = (nowMs: number) => {
    const oldest = nowMs - windowMs;
    counted = counted.filter(({ countedAtMs }) => countedAtMs > oldest);
  };
  const waitForWindow = (nowMs: number) => {
    prune(nowMs);
    const most = limit === null ? Number.POSITIVE_INFINITY : Math.ceil(limit);
    if (counted.length < most) return 0;
    const times = counted.map(({ countedAtMs }) => countedAtMs).toSorted((a, b) => a - b);
    return (times[times.length - most] ?? nowMs) + windowMs - nowMs;
  };
  const forget = (request: CountedRequest) => {
    const at = counted.lastIndexOf(request);
    if (at !== -1) counted.splice(at, 1);
    if (hold.trial === request) hold = { ...hold, trial: null };
  };
  const holdBack = (nowMs: number) => {
    const mostMs = limit === null ? MAX_HOLD_MS : MAX_LONG_HOLD_MS;
    const ms = Math.min(FIRST_HOLD_MS * 2 ** hold.count, mostMs);
    hold = { sinceMs: nowMs, untilMs: nowMs + ms, count: hold.count + 1, trial: null };
  };
  const learn = (count: number, nowMs: number) => {
    limit = Math.max(1, count);
    learned = limit;
    start = null;
    nextAtMs = nowMs + windowMs / limit;
  };
  const lower = (count: number, { atMs }: CountedRequest, nowMs: number) => {
    const isTried = limit !== null && limit > learned; // for more than is known
    if (isTried) limit = learned;
    else if (count < Math.floor(learned) && counted.length >= learned) learn(count, nowMs);
    else if (atMs >= hold.sinceMs) {
      windowMs = Math.min(windowMs + moreMs, MAX_LEARNED_WINDOW_MS);
      moreMs *= 2;
    }
  };
  /** What was taken before the first refusal, or the pace since then; null while neither shows. */
  const measure = ({ atMs }: CountedRequest, since: Start, isProbe: boolean) => {
    const { refusedAtMs, accepted } = since;
    const lastsMs = atMs - refusedAtMs;
    if (!isProbe && lastsMs < LEARNING_MS) return null;
    // One of those taken since then may have been paid for by what was left before.
    if (accepted > 0 && lastsMs > 0) return ((accepted - 1 || 1) * windowMs) / lastsMs;
    // What was sent before the first refusal and is not refused yet was taken: refusals come at once.
    return counted.filter(
      ({ atMs: sentAtMs, state }) =>
        state === "accepted" || (state === "sent" && sentAtMs <= refusedAtMs),
    ).length;
  };

  return {
    waitFor: (nowMs) =>
      hold.trial === null
        ? Math.max(0, hold.untilMs - nowMs, nextAtMs - nowMs, waitForWindow(nowMs))
        : "answer",
    take: (nowMs) => {
      const request: CountedRequest = {
        atMs: nowMs,
        countedAtMs: nowMs + MAX_LAG_MS,
        state: "sent",
      };
      counted.push(request);
      if (limit !== null) nextAtMs = Math.max(nextAtMs, nowMs - MAX_LATE_MS) + windowMs / limit;
      if (hold.count > 0) hold = { ...hold, trial: request };
      return request;
    },
    accept: (request, nowMs) => {
      const { atMs } = request;
      request.state = "accepted";
      request.countedAtMs = Math.min(request.countedAtMs, nowMs);
      if (start !== null && nowMs - start.refusedAtMs > windowMs) start = null;
      if (start !== null && atMs > start.refusedAtMs) start.accepted += 1;
      if (request === hold.trial) hold = NO_HOLD;
      sinceLearned += 1;
      if (limit === null || sinceLearned < Math.max(LEAST_TAKEN, 2 * limit)) return;
      limit += Math.max(1, Math.floor(limit * GROWTH));
      sinceLearned = 0;
    },
    refuse: (request, nowMs, isProbe) => {
      if (hold.trial === request) hold = { ...hold, trial: null };
      request.state = "refused";
      request.countedAtMs = Math.min(request.countedAtMs, nowMs);
      prune(nowMs);
      sinceLearned = 0;
      if (limit === null) {
        start ??= { refusedAtMs: request.atMs, accepted: 0 };
        const measured = measure(request, start, isProbe);
        if (measured !== null && measured > 0) learn(measured, nowMs);
      } else {
        lower(counted.filter(({ state }) => state === "accepted").length, request, nowMs);
      }
      if (request.atMs >= hold.sinceMs) holdBack(nowMs); // not of the same burst
    },
    forget,
    limit: () => limit,
  };
}
