import { countCards, type DailyDigest } from "../core/digest/digest.ts";
import type { PapercardsError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { KeptChoice } from "./papers/day-choice.ts";

/** What became of one day. `missing`: it may have papers, but no digest could be made. */
export type DayResult = {
  date: DigestDate;
  status: DailyDigest["status"] | "empty" | "missing";
  listed: number;
  ok: number;
  failed: number;
  files: string[];
  /** Why the day is missing, why some of its papers were not asked about, or why the index lacks it. */
  problem: PapercardsError | null;
  /** Whether another look at its listing can bring nothing new. @default true */
  isComplete?: boolean;
  /** The interests that no listed paper matches; absent where no papers were looked through for any. */
  unmatchedInterests?: readonly string[];
  /** What its digest keeps of the choice that it was made with, other than the settings say; absent for nothing. */
  kept?: KeptChoice;
  /** How many of its cards are of another model or prompt, and stay; absent for none. */
  ofOthers?: number;
  /** Whether the day was done already, so that nothing of it was made. @default false */
  isUnchanged?: boolean;
};

/** What became of one day, and its digest; null when it has no papers, or none could be made now. */
export type MadeDay = { result: DayResult; digest: DailyDigest | null };

/** Counts a day's cards into its result; a day without a digest has no papers. */
export function toMadeDay(
  digest: DailyDigest | null,
  day: Omit<DayResult, "status" | "ok" | "failed">,
): MadeDay {
  const { ok, failed } = digest === null ? { ok: 0, failed: 0 } : countCards(digest);
  const status = digest?.status ?? "empty";
  return { result: { ...day, status, ok, failed }, digest };
}

/** The result of a day that could not be made. */
export function toMissingDay(date: DigestDate, problem: PapercardsError): MadeDay {
  const counts = { listed: 0, ok: 0, failed: 0 };
  return { result: { date, status: "missing", ...counts, files: [], problem }, digest: null };
}
