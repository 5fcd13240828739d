/** A wait that a provider asks for is one for a limit of a minute when it is so long, in milliseconds: others count by ten seconds, or a day. */
const MINUTE_WAIT_MS = { least: 15_000, most: 125_000 };

/** What part of the one number the other is when two minutes are full after about as many requests. */
const ALIKE = 0.85;

/** What is learned as soon as a whole burst is refused: how many requests were taken in the minute before, and whether that may be by chance. */
type Lesson = { atMs: number; count: number; isDoubted: boolean };

/** Minutes that were full while no limit is known. */
export type FullMinutes = {
  /** The first refusal of this one. */
  sinceMs: number | null;
  /** What was taken in the minute before it. */
  count: number;
  /** The same of the one before. */
  countEarlier: number;
  lesson: Lesson | null;
};

export const NO_FULL_MINUTE: FullMinutes = {
  ...{ sinceMs: null, count: 0, countEarlier: 0, lesson: null },
};

/** Whether a wait is one for a limit of hours or a day. */
export function isLongWait(toldMs: number): boolean {
  return toldMs > MINUTE_WAIT_MS.most;
}

/** A request that was sent at that time was refused. */
export function startMinute(minutes: FullMinutes, atMs: number): FullMinutes & { sinceMs: number } {
  return { ...minutes, sinceMs: minutes.sinceMs ?? atMs };
}

/** So many were taken before all was refused: a long wait that is asked for makes it a limit, and so does the same number as the last time. */
export function noteFull(
  minutes: FullMinutes,
  count: number,
  { nowMs, toldMs }: { nowMs: number; toldMs: number },
): FullMinutes {
  const isMinute = toldMs >= MINUTE_WAIT_MS.least && toldMs <= MINUTE_WAIT_MS.most;
  const least = Math.min(count, minutes.countEarlier);
  const isAlike = least > count * ALIKE;
  if (isMinute) {
    return { ...minutes, count, lesson: { atMs: nowMs + toldMs, count, isDoubted: true } };
  }
  if (!isAlike) return { ...minutes, count };
  return { ...minutes, count, lesson: { atMs: nowMs + 1, count: least, isDoubted: false } };
}

/** A request was answered a window after it was full: it is over. */
export function endMinute(minutes: FullMinutes, nowMs: number, windowMs: number): FullMinutes {
  const { sinceMs, count } = minutes;
  const isOver = sinceMs !== null && nowMs - sinceMs > windowMs;
  return isOver ? { ...minutes, sinceMs: null, countEarlier: count } : minutes;
}
