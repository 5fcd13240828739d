import { explainFailureCode, isTriedAgain } from "../core/card/failure.ts";
import { countCards, countMissingPictures, shownCards } from "../core/card/shown-cards.ts";
import type { Explanation } from "../core/causes/explanation.ts";
import type { ImageMode } from "../core/choices.ts";
import type { DailyDigest } from "../core/digest/digest.ts";
import type { PapercardsError } from "../core/errors.ts";
import type { Told } from "../core/group-by-cause.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { KeptChoice } from "./papers/day-choice.ts";

/** A card without a draft, why, and the next step. */
export type FailedPaper = { id: Paper["id"]; problem: Told };

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
  /** Whether that problem ended the run, at this day or before it. @default false */
  isStopped?: boolean;
  /** Its cards that failed; absent for none. */
  failures?: readonly FailedPaper[];
  /** How many of its cards have an error that a check found, and that no reviewer has accepted; absent for none. */
  withErrors?: number;
  /** How many of its cards lack their picture, where pictures are downloaded; absent for none. */
  withoutPicture?: number;
  /** Whether another look at its listing can bring nothing new. @default true */
  isComplete?: boolean;
  /** The interests that no listed paper matches; absent where no papers were looked through for any. */
  unmatchedInterests?: readonly string[];
  /** What its digest keeps of the choice that it was made with, other than the settings say; absent for nothing. */
  kept?: KeptChoice;
  /** How many of its cards are of another model or prompt, and stay; absent for none. */
  ofOthers?: number;
  /** How many of its cards would leave by the choice that the command gives, and stay; absent for none. */
  wouldLeave?: number;
  /** Whether the day was done already, so that nothing of it was made. @default false */
  isUnchanged?: boolean;
};

/** What became of one day, and its digest; null when it has no papers, or none could be made now. */
export type MadeDay = { result: DayResult; digest: DailyDigest | null };

/** What is known of a day beside its digest. */
type Known = {
  /** Why papers failed, by their id. @default of none is known more than its card says */
  explanations?: ReadonlyMap<Paper["id"], Explanation>;
  /** How pictures are had; only those that are downloaded can be missing. @default "none" */
  images?: ImageMode;
  /** How many cards have an error that is left to a person. @default 0 */
  withErrors?: number;
};

/** Counts a day's cards into its result; a day without a digest has no papers. */
export function toMadeDay(
  digest: DailyDigest | null,
  day: Omit<DayResult, "status" | "ok" | "failed">,
  known: Known = {},
): MadeDay {
  const { ok, failed } = digest === null ? { ok: 0, failed: 0 } : countCards(digest);
  const status = digest?.status ?? "empty";
  const left = digest === null ? {} : findLeft(digest, known);
  return { result: { ...day, status, ok, failed, ...left }, digest };
}

/** What is left to do about the cards of a day. */
function findLeft(
  digest: DailyDigest,
  { explanations, images, withErrors = 0 }: Known,
): Pick<DayResult, "failures" | "withErrors" | "withoutPicture"> {
  const failures = shownCards(digest).flatMap((card): FailedPaper[] => {
    if (card.status !== "failed" || !isTriedAgain(card.failure)) return [];
    const { code, message } = card.failure;
    const fix = (explanations?.get(card.paper.id) ?? explainFailureCode(code)).fix;
    return [{ id: card.paper.id, problem: { code, message, fix } }];
  });
  const withoutPicture = images === "download" ? countMissingPictures(digest) : 0;
  return {
    ...(failures.length > 0 && { failures }),
    ...(withErrors > 0 && { withErrors }),
    ...(withoutPicture > 0 && { withoutPicture }),
  };
}

/** The cards of a day that failed for another cause than what ended the questions of the run. */
export function listOtherFailures({ failures = [], problem }: DayResult): readonly FailedPaper[] {
  return problem === null ? failures : failures.filter((one) => one.problem.fix !== problem.fix);
}

/** The result of a day that could not be made. */
export function toMissingDay(date: DigestDate, problem: PapercardsError): MadeDay {
  const counts = { listed: 0, ok: 0, failed: 0 };
  return { result: { date, status: "missing", ...counts, files: [], problem }, digest: null };
}
