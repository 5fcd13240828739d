/** How far requests may catch up with their even pace when they went out late, in milliseconds. */
const MAX_LATE_MS = 1_000;

/** Requests that are taken before a limit is tried for more: of so many, one refusal is two of a hundred. */
const LEAST_TAKEN = 50;

/** By what part a limit grows when it is tried for more. */
const GROWTH = 0.01;

/** The same for a pace that was measured: what it was measured by is less than there is. */
const MEASURED_GROWTH = 0.05;

/** How many times as much is tried after a wait that was asked for: a server may just have been busy, and have no limit. */
const DOUBTED_GROWTH = 4;

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
};

/** A pace that is known. */
export type KnownPace = Pace & { limit: number };

export const NO_PACE: Pace = {
  ...{ limit: null, certain: 0, nextAtMs: Number.NEGATIVE_INFINITY, answers: 0, isDoubted: false },
};

export function isKnown(pace: Pace): pace is KnownPace {
  return pace.limit !== null;
}

/** So many are taken in a window: the next is sent at its time. */
export function learnPace(
  pace: Pace,
  limit: number,
  { nowMs, windowMs }: { nowMs: number; windowMs: number },
): KnownPace {
  return { ...pace, limit, certain: limit, nextAtMs: nowMs + windowMs / limit };
}

/** The same after a wait: the next is sent at once. */
export function learnAfterWait(
  pace: Pace,
  limit: number,
  { nowMs, isDoubted }: { nowMs: number; isDoubted: boolean },
): KnownPace {
  return { ...pace, limit, certain: limit, nextAtMs: nowMs, isDoubted };
}

/** A request is sent. */
export function spendTurn(
  pace: Pace,
  { nowMs, windowMs }: { nowMs: number; windowMs: number },
): Pace {
  if (pace.limit === null) return pace;
  const fromMs = Math.max(pace.nextAtMs, nowMs - MAX_LATE_MS);
  return { ...pace, nextAtMs: fromMs + windowMs / pace.limit };
}

/** A request was answered; after many, a little more is tried. */
export function countAnswer(pace: Pace, { isMeasured }: { isMeasured: boolean }): Pace {
  const counted = { ...pace, answers: pace.answers + 1 };
  if (!isKnown(counted)) return counted;
  const { limit, isDoubted, answers } = counted;
  const enough = Math.max(LEAST_TAKEN, isDoubted ? limit : 2 * limit);
  return answers < enough ? counted : tryMore(counted, isMeasured);
}

function tryMore(pace: KnownPace, isMeasured: boolean): KnownPace {
  const { limit, isDoubted } = pace;
  const tried = { ...pace, answers: 0 };
  if (isDoubted) return { ...tried, certain: limit, limit: limit * DOUBTED_GROWTH };
  if (isMeasured) return { ...tried, limit: limit * (1 + MEASURED_GROWTH) };
  return { ...tried, limit: limit + Math.max(1, Math.floor(limit * GROWTH)) };
}

/** A request was refused: answers are counted anew. */
export function countRefusal(pace: Pace): Pace {
  return { ...pace, answers: 0, isDoubted: false };
}

/** Whether more is tried than is known to be taken. */
export function isTryingMore({ limit, certain }: KnownPace): boolean {
  return limit > certain;
}

/** Goes back to what is known to be taken. */
export function tryNoMore(pace: KnownPace): KnownPace {
  return { ...pace, limit: pace.certain };
}
