import {
  askBucket,
  type Bucket,
  countGiven,
  emptyBucket,
  endHaste,
  hasten,
  paceOf,
  showsPace,
  timeToLearn,
} from "./bucket.ts";
import { type CountedRequest, countRequest } from "./counted-request.ts";
import {
  endMinute,
  type FullMinutes,
  isLongWait,
  NO_FULL_MINUTE,
  noteFull,
  startMinute,
} from "./full-minute.ts";
import {
  countAnswer,
  countRefusal,
  isKnown,
  isTryingMore,
  type KnownPace,
  learnAfterWait,
  learnPace,
  lowerPace,
  NO_PACE,
  type Pace,
  showMore,
  spendTurn,
  tryNoMore,
} from "./pace.ts";
import {
  addRequest,
  countLastMinute,
  countTaken,
  countTakenBefore,
  dropOld,
  dropRequest,
  LEARNED_WINDOW_MS,
  lengthenWindow,
  noRequests,
  noteAnswerTime,
  type RecentRequests,
  waitForRoom,
} from "./recent-requests.ts";
import {
  addRefusal,
  dropTrial,
  endByAnswer,
  endWhenTaken,
  isOfSameBurst,
  NO_REFUSALS,
  type RefusalRow,
  tryAfter,
} from "./refusal-row.ts";
import type { ReportedRoom } from "./reported-limit.ts";

/** How often it is looked whether the request that is sent after refusals was answered, in milliseconds. */
const TRIAL_POLL_MS = 100;

/** By what part a pace becomes slower when it is refused before enough requests show a new one. */
const PACE_CUT = 0.1;

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
  /** The provider reports that so much of a limit is left: where it is more than what was learned, it is tried. */
  showRoom: (room: ReportedRoom, nowMs: number) => void;
  /** The request was lost, or refused for another reason. */
  forget: (request: CountedRequest) => void;
  /** Requests of a minute; null when none is known. */
  limit: () => number | null;
};

/** What is known of a limit, a part in each file. */
type Knowledge = {
  recent: RecentRequests;
  pace: Pace;
  row: RefusalRow;
  /** As long as no pace is known. */
  minutes: FullMinutes;
  /** As long as it may be one; null where what was sent in a window decides. */
  bucket: Bucket | null;
};

const knowNothing = (): Knowledge => ({
  ...{ recent: noRequests(), pace: NO_PACE, row: NO_REFUSALS },
  ...{ minutes: NO_FULL_MINUTE, bucket: null },
});

/**
 * Learns a pace from refusals. A wait that a provider asks for is kept elsewhere; here it says only whether it is for a minute,
 * and one that is over too early is doubled as if there had been none. Where every request is refused after the first refusal, what was taken in
 * the minute before is the limit: from then on requests go out evenly, and no more in a minute than that, those counted
 * that were refused, since some providers count them too. Where some are taken, as by a bucket that is refilled, those are the
 * pace: the burst before, which a full bucket paid for, says nothing of it. Each refusal measures that anew. A
 * limit that has held is tried again after a window, and where that is refused after two, four and so on, since somebody else may use
 * a part of it for a while; where none has, a little more is tried much later.
 */
export function openLearnedLimit(): LearnedLimit {
  let known = knowNothing();
  return {
    waitFor: (nowMs) => {
      known = letTimePass(known, nowMs);
      return waitOf(known, nowMs);
    },
    take: (nowMs) => {
      const request = countRequest(nowMs);
      known = afterSending(known, request);
      return request;
    },
    accept: (request, nowMs) => {
      request.state = "accepted";
      request.countedAtMs = Math.min(request.countedAtMs, nowMs);
      known = afterAnswer(known, request, nowMs);
    },
    refuse: (request, nowMs, refusal) => {
      request.state = "refused";
      request.countedAtMs = Math.min(request.countedAtMs, nowMs);
      known = afterRefusal(known, { ...refusal, request, nowMs });
    },
    showRoom: ({ left, limit }, nowMs) => {
      if (!isKnown(known.pace)) return;
      const most = Math.min(limit, left + countLastMinute(known.recent, nowMs));
      const { windowMs } = known.recent;
      const pace = showMore(known.pace, { limit: most, windowMs: LEARNED_WINDOW_MS }, windowMs);
      known = { ...known, pace };
    },
    forget: (request) => {
      request.state = "lost";
      dropRequest(known.recent, request);
      known = { ...known, row: dropTrial(known.row, request) };
    },
    limit: () => known.pace.limit,
  };
}

function letTimePass(known: Knowledge, nowMs: number): Knowledge {
  const now = takeLesson(known, nowMs);
  const row = endWhenTaken(now.row, nowMs);
  if (!isPaced(now)) dropOld(now.recent, nowMs);
  return { ...now, row };
}

/** Whether the pace alone decides: a bucket has no window. */
function isPaced({ pace, bucket }: Knowledge): boolean {
  return isKnown(pace) && bucket !== null;
}

function waitOf(known: Knowledge, nowMs: number): number {
  const { recent, pace, row } = known;
  if (row.trial !== null) return TRIAL_POLL_MS;
  const isOpen = !isKnown(pace) || isPaced(known);
  const windowWaitMs = isOpen ? 0 : waitForRoom(recent, pace.limit, nowMs);
  const ms = Math.max(0, row.untilMs - nowMs, pace.nextAtMs - nowMs, windowWaitMs);
  return ms < 1 ? 0 : ms;
}

/** Once the wait that a lesson goes with is over, it is known. */
function takeLesson(known: Knowledge, nowMs: number): Knowledge {
  const { lesson } = known.minutes;
  if (lesson === null || nowMs < lesson.atMs) return known;
  const minutes = { ...known.minutes, lesson: null };
  const { count, isDoubted } = lesson;
  if (count === 0) return { ...known, minutes };
  const pace = learnAfterWait(known.pace, count, { nowMs, isDoubted });
  return { ...known, pace, bucket: null, minutes: { ...minutes, sinceMs: null } };
}

function afterSending(known: Knowledge, request: CountedRequest): Knowledge {
  const { atMs: nowMs } = request;
  const { recent } = known;
  addRequest(recent, request);
  const row = tryAfter(known.row, request);
  const pace = spendTurn(known.pace, { nowMs, windowMs: recent.windowMs });
  const haste = known.bucket === null || isKnown(pace) ? null : hasten(known.bucket, nowMs);
  const asked = haste?.bucket ?? known.bucket;
  const bucket = asked === null ? null : askBucket(asked, request);
  return {
    ...{ ...known, row, bucket },
    pace: haste === null ? pace : { ...pace, nextAtMs: haste.nextAtMs },
  };
}

function afterAnswer(known: Knowledge, request: CountedRequest, nowMs: number): Knowledge {
  const recent = noteAnswerTime(known.recent, nowMs - request.atMs);
  const minutes = endMinute(known.minutes, nowMs, recent.windowMs);
  const bucket = minutes === known.minutes ? known.bucket : null;
  const pace = countAnswer(known.pace, {
    ...{ nowMs, windowMs: recent.windowMs, isMeasured: bucket !== null },
  });
  return { recent, minutes, bucket, pace, row: endByAnswer(known.row, request) };
}

type Refusal = Overload & { request: CountedRequest; nowMs: number };

function afterRefusal(before: Knowledge, refusal: Refusal): Knowledge {
  const { request, nowMs, toldMs } = refusal;
  const { recent } = before;
  dropOld(recent, nowMs);
  const known = {
    ...before,
    row: dropTrial(before.row, request),
    pace: countRefusal(before.pace, { nowMs, windowMs: recent.windowMs }),
  };
  const learned = learnFrom(known, refusal);
  const { row, pace, bucket } = learned;
  const details = { isLimitKnown: isKnown(pace), isLong: isLongWait(toldMs) };
  return {
    ...learned,
    row: isOfSameBurst(row, request) ? row : addRefusal(row, nowMs, details),
    bucket: bucket === null ? null : endHaste(bucket, { isTold: toldMs > 0 }),
  };
}

function learnFrom(known: Knowledge, refusal: Refusal): Knowledge {
  const { pace, bucket } = known;
  if (!isKnown(pace)) return learnFirst(known, refusal);
  if (bucket !== null) return measureAgain({ ...known, pace, bucket }, refusal);
  return lower({ ...known, pace }, refusal);
}

/** Learns as soon as there is something to learn. */
function learnFirst(before: Knowledge, refusal: Refusal): Knowledge {
  const { request, nowMs, toldMs, isProbe } = refusal;
  const { atMs } = request;
  const minutes = startMinute(before.minutes, atMs);
  const bucket = before.bucket ?? emptyBucket(atMs);
  const known = { ...before, minutes, bucket };
  if (isProbe || atMs - minutes.sinceMs >= timeToLearn(bucket, atMs)) {
    return learnSince(known, refusal);
  }
  if (countGiven(bucket, atMs) > 0) return known;
  const count = countTakenBefore(known.recent, minutes.sinceMs);
  const row = { ...known.row, takenBefore: count };
  return {
    ...known,
    row,
    bucket: emptyBucket(atMs),
    minutes: noteFull(minutes, count, { nowMs, toldMs }),
  };
}

/** Learns what was taken in the minute before the first refusal, or the pace since then. */
function learnSince(
  known: Knowledge & { bucket: Bucket; minutes: { sinceMs: number } },
  { request: { atMs }, nowMs }: Refusal,
): Knowledge {
  const { recent, minutes } = known;
  const { windowMs } = recent;
  const isBucket = countGiven(known.bucket, atMs) > 0;
  const bucket = isBucket ? emptyBucket(atMs) : null;
  const count = isBucket
    ? paceOf(known.bucket, windowMs, atMs)
    : countTakenBefore(recent, minutes.sinceMs);
  if (count === 0) return { ...known, bucket };
  const pace = learnPace(known.pace, count, { nowMs, windowMs });
  return { ...known, bucket, pace, minutes: { ...minutes, sinceMs: null, lesson: null } };
}

/** A bucket that refuses is empty again: what it gave since it was empty last is what came back meanwhile. */
function measureAgain(
  known: Knowledge & { pace: KnownPace; bucket: Bucket },
  { request, nowMs }: Refusal,
): Knowledge {
  const { pace, bucket, row } = known;
  const { windowMs } = known.recent;
  const { atMs } = request;
  if (isOfSameBurst(row, request)) return known;
  const isMeasured = showsPace(bucket, atMs);
  const limit = isMeasured ? paceOf(bucket, windowMs, atMs) : pace.limit * (1 - PACE_CUT);
  return {
    ...known,
    pace: learnPace(pace, limit, { nowMs, windowMs }),
    bucket: isMeasured ? emptyBucket(atMs) : bucket,
  };
}

/** A window that was full too early has a lower limit where fewer were taken; else it is longer than was thought. */
function lower(before: Knowledge & { pace: KnownPace }, { request, nowMs }: Refusal): Knowledge {
  const { recent, pace } = before;
  const { windowMs } = recent;
  const count = countTaken(recent, nowMs);
  const row = before.row.count === 0 ? { ...before.row, takenBefore: count } : before.row;
  const known = { ...before, row };
  if (isTryingMore(pace)) return { ...known, pace: tryNoMore(pace, count, recent) };
  const certain = Math.floor(pace.certain);
  if (count < certain && recent.requests.length >= pace.certain) {
    return { ...known, pace: lowerPace(pace, Math.max(1, count), { nowMs, windowMs }) };
  }
  if (isOfSameBurst(row, request)) return known;
  // The first refusal of a row is met by a longer window, the second by a lower limit where so many were not taken.
  const { takenBefore } = row;
  if (row.count > 0 && takenBefore > 0 && takenBefore < certain) {
    return { ...known, pace: lowerPace(pace, takenBefore, { nowMs, windowMs }) };
  }
  return { ...known, recent: lengthenWindow(recent) };
}
