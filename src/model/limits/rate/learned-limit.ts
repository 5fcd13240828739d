import { type Bucket, countGiven, emptyBucket, paceOf } from "./bucket.ts";
import { type CountedRequest, countRequest, isTaken } from "./counted-request.ts";

/** Providers count by the minute; requests arrive a little later than they are sent, and not all equally late. */
const LEARNED_WINDOW_MS = 60_000 * 1.01;

/** How much longer a window becomes when a known limit is refused, in milliseconds; then doubled. */
const MORE_WINDOW_MS = 2_000;

/** The longest window that a learned limit is kept in, in milliseconds. */
const MAX_LEARNED_WINDOW_MS = 3 * 60_000;

/**
 * Time for which every request is refused before that stands for a limit of a minute, in milliseconds. A burst
 * that is too large, or a server that is overloaded, takes the same requests some seconds later.
 */
const LEARNING_MS = 10_000;

/** A wait that a provider asks for is one for a limit of a minute when it is so long, in milliseconds: others count by ten seconds, or a day. */
const MINUTE_WAIT_MS = { least: 15_000, most: 125_000 };

/** What part of the one number the other is when two minutes are full after about as many requests. */
const ALIKE = 0.85;

/** Requests that are taken after the first refusal until they show a pace: one more or less is a tenth of it. */
const ENOUGH_TAKEN = 10;

/** The longest time that is waited for so many, in milliseconds. */
const MAX_LEARNING_MS = 40_000;

/**
 * By how much sooner than the last one a request goes out meanwhile, once and again until one is refused: all that there is has
 * to be asked for, and a server that was only busy is soon asked as before.
 */
const LEARNING_HASTE = 0.7;

/** First wait after a refusal, in milliseconds, before a single request shows whether one is taken again; then doubled. */
const FIRST_HOLD_MS = 1_000;

/** The longest wait after refusals that do not say for how long, in milliseconds, while no limit is known. */
const MAX_HOLD_MS = 8_000;

/** The longest such wait after refusals once a limit is known, in milliseconds: over a minute, since refused requests may count, too. */
const MAX_LONG_HOLD_MS = 64_000;

/** How often it is looked whether the request that shows this was answered, in milliseconds. */
const TRIAL_POLL_MS = 100;

/** How far requests may catch up with their even pace when they went out late, in milliseconds. */
const MAX_LATE_MS = 1_000;

/** Requests that are taken before a limit is tried for more: of so many, one refusal is two of a hundred. */
const LEAST_TAKEN = 50;

/** By what part a limit grows when it is tried for more. */
const GROWTH = 0.01;

/** The same for a pace: what it was measured by is less than there is. */
const PACE_GROWTH = 0.05;

/** How many times as much is tried after a wait that was asked for: a server may just have been busy, and have no limit. */
const DOUBTED_GROWTH = 4;

/** By what part a pace becomes slower when it is refused before enough requests show a new one. */
const PACE_CUT = 0.1;

/** After refusals: since when and until when nothing is sent, after how many of them, and the one sent then. */
type Hold = {
  sinceMs: number;
  untilMs: number;
  count: number;
  trial: CountedRequest | null;
  /** The wait was one for a limit of hours or a day, where the next refusal is a long wait again: an answer has to show that it is over. */
  isLong: boolean;
};

const NO_HOLD: Hold = {
  ...{ sinceMs: Number.NEGATIVE_INFINITY, untilMs: 0, count: 0, trial: null, isLong: false },
};

/** What is learned as soon as the whole burst is refused: how many requests were taken in the minute before, and whether that may be by chance. */
type Lesson = { atMs: number; count: number; isDoubted: boolean };

/** What is known of a refusal. */
type Overload = {
  /** The request was sent to see whether one is taken. */
  isProbe: boolean;
  /** For how long the provider says that it refuses, in milliseconds; 0 when it does not say. */
  toldMs: number;
};

/** A limit of requests that a provider keeps without telling it. */
export type LearnedLimit = {
  /** Milliseconds until a request may be sent, as far as is known. */
  waitFor: (nowMs: number) => number;
  take: (nowMs: number) => CountedRequest;
  /** The request was answered. */
  accept: (request: CountedRequest, nowMs: number) => void;
  /** The request was refused, since too many were sent. */
  refuse: (request: CountedRequest, nowMs: number, refusal: Overload) => void;
  /** The request was lost, or refused for another reason. */
  forget: (request: CountedRequest) => void;
  /** Requests of a minute; null when none is known. */
  limit: () => number | null;
};

/**
 * Learns a pace from refusals. A wait that a provider asks for is kept elsewhere; here it says only whether it is for a minute,
 * and one that is over too early is doubled as if there had been none. Where every request is refused after the first refusal, what was taken in
 * the minute before is the limit: from then on requests go out evenly, and no more in a minute than that, those counted
 * that were refused, since some providers count them too. Where some are taken, as by a bucket that is refilled, those are the
 * pace: the burst before, which a full bucket paid for, says nothing of it. Each refusal measures that anew. Much later,
 * a little more is tried.
 */
export function openLearnedLimit(): LearnedLimit {
  let counted: CountedRequest[] = [];
  let limit: number | null = null; // requests in a window, not always a whole number
  let learned = 0; // what was taken in a window for certain
  let startMs: number | null = null; // the first refusal of a limit that is not known yet
  let lesson: Lesson | null = null; // as long as no limit is known
  let countNow = 0; // what was taken in the minute before the first refusal of a row
  let countEarlier = 0; // the same of the one before
  let bucket: Bucket | null = null; // as long as it may be one
  let hold = NO_HOLD;
  let windowMs = LEARNED_WINDOW_MS;
  let moreMs = MORE_WINDOW_MS;
  let nextAtMs = Number.NEGATIVE_INFINITY;
  let answerMs = 0; // the longest that an answer took
  let isDoubted = false; // no refusal since the wait by which it was learned
  let isTold = false; // the last refusal said for how long
  let sinceLearned = 0;
  let sinceRefused = 0;

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
    request.state = "lost";
    if (hold.trial === request) hold = { ...hold, trial: null };
  };
  const holdBack = (nowMs: number, toldMs: number) => {
    const mostMs = limit === null ? MAX_HOLD_MS : MAX_LONG_HOLD_MS;
    const ms = Math.min(FIRST_HOLD_MS * 2 ** hold.count, mostMs);
    const isLong = toldMs > MINUTE_WAIT_MS.most;
    hold = { sinceMs: nowMs, untilMs: nowMs + ms, count: hold.count + 1, trial: null, isLong };
  };
  const learn = (count: number, nowMs: number) => {
    limit = count;
    learned = limit;
    startMs = null;
    lesson = null;
    nextAtMs = nowMs + windowMs / limit;
  };
  /** The first refusal of a row is met by a longer window, the second by a lower limit where so many were not taken. */
  const lowerOrLengthen = (nowMs: number) => {
    const isLess = countNow > 0 && countNow < Math.floor(learned);
    if (hold.count > 0 && isLess) return learn(countNow, nowMs);
    // Some count an answer when it has ended.
    windowMs = Math.min(windowMs + Math.max(moreMs, answerMs), MAX_LEARNED_WINDOW_MS);
    moreMs *= 2;
  };
  const lower = (count: number, { atMs }: CountedRequest, nowMs: number) => {
    if (hold.count === 0) countNow = count;
    const isTried = limit !== null && limit > learned; // for more than is known
    if (isTried) limit = learned;
    else if (count < Math.floor(learned) && counted.length >= learned) {
      learn(Math.max(1, count), nowMs);
    } else if (atMs >= hold.sinceMs) lowerOrLengthen(nowMs);
  };
  /** What was taken in the minute before: what was sent by then and is not refused yet, since refusals come at once. */
  const countBefore = (refusedAtMs: number) =>
    counted.filter(
      ({ atMs, state }) => state === "accepted" || (state === "sent" && atMs <= refusedAtMs),
    ).length;
  /** A long wait that is asked for stands for a limit, and so does a refusal after the same number of requests as the last time. */
  const note = (refusedAtMs: number, nowMs: number, toldMs: number) => {
    countNow = countBefore(refusedAtMs);
    const isMinute = toldMs >= MINUTE_WAIT_MS.least && toldMs <= MINUTE_WAIT_MS.most;
    const count = Math.min(countNow, countEarlier);
    if (isMinute) lesson = { atMs: nowMs + toldMs, count: countNow, isDoubted: true };
    else if (count > countNow * ALIKE) lesson = { atMs: nowMs + 1, count, isDoubted: false };
  };
  /** Learns what was taken in the minute before the first refusal, or the pace since then. */
  const learnSince = (since: Bucket, { atMs }: CountedRequest, nowMs: number) => {
    const isBucket = countGiven(since, atMs) > 0;
    bucket = isBucket ? emptyBucket(atMs) : null;
    const count = isBucket ? paceOf(since, windowMs, atMs) : countBefore(startMs ?? atMs);
    if (count > 0) learn(count, nowMs);
  };
  /** Learns as soon as there is something to learn. */
  const start = (request: CountedRequest, nowMs: number, { isProbe, toldMs }: Overload) => {
    const { atMs } = request;
    startMs ??= atMs;
    const since = bucket ?? emptyBucket(atMs);
    const given = countGiven(since, atMs);
    bucket = given === 0 ? emptyBucket(atMs) : since;
    if (isProbe || atMs - startMs >= timeToLearn(given)) learnSince(since, request, nowMs);
    else if (given === 0) note(startMs, nowMs, toldMs);
  };
  const take = ({ atMs, count, isDoubted: mayBeChance }: Lesson, nowMs: number) => {
    if (nowMs < atMs) return;
    lesson = null;
    if (count === 0) return;
    bucket = null;
    learn(count, nowMs);
    isDoubted = mayBeChance;
    nextAtMs = nowMs;
  };
  /** A bucket that refuses is empty again: what it gave since it was empty last is what came back meanwhile. */
  const measureAgain = (since: Bucket, { atMs }: CountedRequest, nowMs: number) => {
    if (atMs < hold.sinceMs || limit === null) return;
    const isMeasured = countGiven(since, atMs) >= ENOUGH_TAKEN;
    learn(isMeasured ? paceOf(since, windowMs, atMs) : limit * (1 - PACE_CUT), nowMs);
    if (isMeasured) bucket = emptyBucket(atMs);
  };

  /** Sets when the next request may go out while a bucket is measured. */
  const hasten = (since: Bucket, nowMs: number) => {
    const given = countGiven(since, nowMs);
    if (given === 0) return;
    sinceRefused += 1;
    const evenMs = (nowMs - since.emptyAtMs) / (given + 1);
    nextAtMs = nowMs + evenMs * LEARNING_HASTE ** sinceRefused;
  };

  const enoughToTry = (most: number) => Math.max(LEAST_TAKEN, isDoubted ? most : 2 * most);
  const tryMore = (most: number) => {
    sinceLearned = 0;
    if (isDoubted) learned = most;
    if (isDoubted) limit = most * DOUBTED_GROWTH;
    else if (bucket !== null) limit = most * (1 + PACE_GROWTH);
    else limit = most + Math.max(1, Math.floor(most * GROWTH));
  };

  return {
    waitFor: (nowMs) => {
      if (lesson !== null) take(lesson, nowMs);
      if (hold.trial !== null && !hold.isLong && isTaken(hold.trial, nowMs)) hold = NO_HOLD;
      if (hold.trial !== null) return TRIAL_POLL_MS;
      const isPaced = limit !== null && bucket !== null;
      const windowWaitMs = isPaced ? 0 : waitForWindow(nowMs);
      const ms = Math.max(0, hold.untilMs - nowMs, nextAtMs - nowMs, windowWaitMs);
      return ms < 1 ? 0 : ms;
    },
    take: (nowMs) => {
      const request = countRequest(nowMs);
      counted.push(request);
      if (limit === null && bucket !== null && !isTold) hasten(bucket, nowMs);
      bucket?.sent.push(request);
      if (limit !== null) nextAtMs = Math.max(nextAtMs, nowMs - MAX_LATE_MS) + windowMs / limit;
      if (hold.count > 0) hold = { ...hold, trial: request };
      return request;
    },
    accept: (request, nowMs) => {
      request.state = "accepted";
      answerMs = Math.max(answerMs, nowMs - request.atMs);
      request.countedAtMs = Math.min(request.countedAtMs, nowMs);
      if (startMs !== null && nowMs - startMs > windowMs) {
        startMs = bucket = null;
        countEarlier = countNow;
      }
      if (request === hold.trial) hold = NO_HOLD;
      sinceLearned += 1;
      if (limit !== null && sinceLearned >= enoughToTry(limit)) tryMore(limit);
    },
    refuse: (request, nowMs, refusal) => {
      if (hold.trial === request) hold = { ...hold, trial: null };
      request.state = "refused";
      request.countedAtMs = Math.min(request.countedAtMs, nowMs);
      prune(nowMs);
      sinceLearned = 0;
      sinceRefused = 0;
      isDoubted = false;
      isTold = refusal.toldMs > 0;
      if (limit === null) start(request, nowMs, refusal);
      else if (bucket !== null) measureAgain(bucket, request, nowMs);
      else lower(counted.filter((one) => isTaken(one, nowMs)).length, request, nowMs);
      if (request.atMs >= hold.sinceMs) holdBack(nowMs, refusal.toldMs); // not of the same burst
    },
    forget,
    limit: () => limit,
  };
}

/** How long after the first refusal there is something to learn, when so many were taken since. */
function timeToLearn(given: number): number {
  return given === 0 || given >= ENOUGH_TAKEN ? LEARNING_MS : MAX_LEARNING_MS;
}
