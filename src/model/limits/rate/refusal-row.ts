import { type CountedRequest, isTaken } from "./counted-request.ts";

/** First wait after a refusal, in milliseconds, before a single request shows whether one is taken again; then doubled. */
const FIRST_HOLD_MS = 1_000;

/** The longest wait after refusals that do not say for how long, in milliseconds, while no limit is known. */
const MAX_HOLD_MS = 8_000;

/** The longest such wait after refusals once a limit is known, in milliseconds: over a minute, since refused requests may count, too. */
const MAX_LONG_HOLD_MS = 64_000;

/** Refusals in a row: since when and until when nothing is sent, after how many of them, and the one request sent then. */
export type RefusalRow = {
  sinceMs: number;
  untilMs: number;
  count: number;
  /** What was taken in the minute before the first of them. */
  takenBefore: number;
  trial: CountedRequest | null;
  /** The wait was one for a limit of hours or a day, where the next refusal is a long wait again: an answer has to show that it is over. */
  isLong: boolean;
};

export const NO_REFUSALS: RefusalRow = {
  ...{ sinceMs: Number.NEGATIVE_INFINITY, untilMs: 0, count: 0, takenBefore: 0 },
  ...{ trial: null, isLong: false },
};

/** One more is refused: the wait becomes longer. */
export function addRefusal(
  row: RefusalRow,
  nowMs: number,
  { isLimitKnown, isLong }: { isLimitKnown: boolean; isLong: boolean },
): RefusalRow {
  const mostMs = isLimitKnown ? MAX_LONG_HOLD_MS : MAX_HOLD_MS;
  const ms = Math.min(FIRST_HOLD_MS * 2 ** row.count, mostMs);
  const count = row.count + 1;
  return { ...row, sinceMs: nowMs, untilMs: nowMs + ms, count, trial: null, isLong };
}

/** Whether a request was sent before the last refusal, so that its own says nothing new. */
export function isOfSameBurst({ sinceMs }: RefusalRow, { atMs }: CountedRequest): boolean {
  return atMs < sinceMs;
}

/** The request that is sent after refusals shows whether they are over. */
export function tryAfter(row: RefusalRow, request: CountedRequest): RefusalRow {
  return row.count > 0 ? { ...row, trial: request } : row;
}

/** The request shows nothing: it was lost, or refused. */
export function dropTrial(row: RefusalRow, request: CountedRequest): RefusalRow {
  return row.trial === request ? { ...row, trial: null } : row;
}

/** The request was answered. */
export function endByAnswer(row: RefusalRow, request: CountedRequest): RefusalRow {
  return row.trial === request ? NO_REFUSALS : row;
}

/** Refusals come at once: where none came, the row is over before the answer is there. */
export function endWhenTaken(row: RefusalRow, nowMs: number): RefusalRow {
  return row.trial !== null && !row.isLong && isTaken(row.trial, nowMs) ? NO_REFUSALS : row;
}
