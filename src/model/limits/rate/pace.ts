/** How far requests may catch up with their even pace when they went out late, in milliseconds. */
const MAX_LATE_MS = 1_000;

/** Requests that are taken before a limit is tried for more: of so many, one refusal is two of a hundred. */
const LEAST_TAKEN = 50;

/** By what part a limit grows when it is tried for more. */
const GROWTH = 0.01;

/** The same for a pace that was measured: what it was measured by is less than there is. */
const MEASURED_GROWTH = 0.05;

/** For what part of a window a limit has to hold to be tried again: requests go out a little early and late. */
const NEARLY_A_WINDOW = 0.95;

/** How many times as much is tried after a wait that was asked for: a server may just have been busy, and have no limit. */
const DOUBTED_GROWTH = 4;

/** A limit that held for a window before it was refused: others may use a part of it for a while. */
type HeldBefore = {
  limit: number;
  /** How long a window was then: it may have become longer since. */
  windowMs: number;
  /** How often it was tried again, and refused: the wait before the next time is twice as long each time. */
  tries: number;
};

/** How many requests are sent in a window, evenly. */
export type Pace = {
  /** Not always a whole number; null as long as none is known. */
  limit: number | null;
  /** What was taken in a window for certain: the limit is more while more is tried. */
  certain: number;
  nextAtMs: number;
  /** Answers since the last refusal, or since more was tried. */
  answers: number;
  /** It was learned by a wait that may have had another reason, and nothing was refused since. */
  isDoubted: boolean;
  /** When it became what it is, or was refused last. */
  sinceMs: number;
  /** What is tried again; null when nothing more than this limit has held. */
  before: HeldBefore | null;
};

/** A moment, and how long a window is. */
type At = { nowMs: number; windowMs: number };

/** A pace that is known. */
export type KnownPace = Pace & { limit: number };

export const NO_PACE: Pace = {
  ...{ limit: null, certain: 0, nextAtMs: Number.NEGATIVE_INFINITY, answers: 0, isDoubted: false },
  ...{ sinceMs: Number.NEGATIVE_INFINITY, before: null },
};

export function isKnown(pace: Pace): pace is KnownPace {
  return pace.limit !== null;
}

/** So many are taken in a window: the next is sent at its time. */
export function learnPace(pace: Pace, limit: number, { nowMs, windowMs }: At): KnownPace {
  const nextAtMs = nowMs + windowMs / limit;
  return { ...pace, limit, certain: limit, nextAtMs, sinceMs: nowMs, before: null };
}

/** Fewer are taken in a window now: what has held before is tried again when a window has passed without a refusal. */
export function lowerPace(pace: KnownPace, limit: number, at: At): KnownPace {
  return { ...learnPace(pace, limit, at), before: pace.before };
}

function hasHeld({ sinceMs }: Pace, { nowMs, windowMs }: At, windows = 1): boolean {
  return nowMs - sinceMs >= windows * windowMs;
}

/** The same after a wait: the next is sent at once. */
export function learnAfterWait(
  pace: Pace,
  limit: number,
  { nowMs, isDoubted }: { nowMs: number; isDoubted: boolean },
): KnownPace {
  return { ...pace, limit, certain: limit, nextAtMs: nowMs, isDoubted, sinceMs: nowMs };
}

/** A request is sent. */
export function spendTurn(pace: Pace, { nowMs, windowMs }: At): Pace {
  if (pace.limit === null) return pace;
  const fromMs = Math.max(pace.nextAtMs, nowMs - MAX_LATE_MS);
  return { ...pace, nextAtMs: fromMs + windowMs / pace.limit };
}

/** A request was answered: what has held before is tried again, and after many answers a little more. */
export function countAnswer(pace: Pace, { isMeasured, ...at }: At & { isMeasured: boolean }): Pace {
  const counted = { ...pace, answers: pace.answers + 1 };
  if (!isKnown(counted)) return counted;
  if (counted.before !== null) return tryBefore(counted, counted.before, at);
  const { limit, isDoubted, answers } = counted;
  const enough = Math.max(LEAST_TAKEN, isDoubted ? limit : 2 * limit);
  return answers < enough ? counted : tryMore(counted, isMeasured);
}

function tryBefore(pace: KnownPace, before: HeldBefore, at: At): KnownPace {
  const isTried = isTryingMore(pace) || pace.limit >= before.limit;
  if (!hasHeld(pace, at, isTried ? 1 : 2 ** before.tries)) return pace;
  return isTried
    ? { ...pace, certain: pace.limit, before: null }
    : { ...pace, limit: limitIn(before, at), answers: 0, sinceMs: at.nowMs };
}

/** As many as went out in the same time, in a window as long as it is now. */
function limitIn(
  { limit, windowMs }: Omit<HeldBefore, "tries">,
  now: Pick<At, "windowMs">,
): number {
  return (limit * now.windowMs) / windowMs;
}

function tryMore(pace: KnownPace, isMeasured: boolean): KnownPace {
  const { limit, isDoubted } = pace;
  const tried = { ...pace, answers: 0 };
  if (isDoubted) return { ...tried, certain: limit, limit: limit * DOUBTED_GROWTH };
  if (isMeasured) return { ...tried, limit: limit * (1 + MEASURED_GROWTH) };
  return { ...tried, limit: limit + Math.max(1, Math.floor(limit * GROWTH)) };
}

/** A request was refused: answers are counted anew, and the most that has held is remembered. */
export function countRefusal(pace: Pace, at: At): Pace {
  const isHeld = isKnown(pace) && hasHeld(pace, at, NEARLY_A_WINDOW);
  const before = isHeld ? rememberMost(pace, at) : pace.before;
  return { ...pace, answers: 0, isDoubted: false, sinceMs: at.nowMs, before };
}

/** The provider reports that so many are taken: more than what is known is tried as if it had held before. */
export function showMore(pace: Pace, reported: Omit<HeldBefore, "tries">, windowMs: number): Pace {
  if (!isKnown(pace) || isTryingMore(pace)) return pace;
  const { certain, before } = pace;
  const isMore = limitIn(reported, { windowMs }) > certain * (1 + MEASURED_GROWTH) + 1;
  const isNew = before === null || before.tries > 0 || before.limit < reported.limit;
  return isMore && isNew ? { ...pace, before: { ...reported, tries: 0 } } : pace;
}

function rememberMost({ certain, before }: KnownPace, { windowMs }: At): HeldBefore {
  const isLess = before !== null && limitIn(before, { windowMs }) > certain;
  return isLess ? before : { limit: certain, windowMs, tries: 0 };
}

/** Whether more is tried than is known to be taken. */
export function isTryingMore({ limit, certain }: KnownPace): boolean {
  return limit > certain;
}

/** Goes back to what is known to be taken; of a limit that has held before, to what was taken of it now. */
export function tryNoMore(pace: KnownPace, taken: number, now: Pick<At, "windowMs">): KnownPace {
  const { certain, before } = pace;
  if (before === null || certain >= limitIn(before, now)) return { ...pace, limit: certain };
  const most = limitIn(before, now) - 1;
  const limit = Math.max(certain, Math.min(taken, most));
  // One more is tried anyway, after many answers.
  const again = limit >= most ? null : { ...before, tries: before.tries + 1 };
  return { ...pace, limit, certain: limit, before: again };
}
