import type { Told } from "../../core/group-by-cause.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { explainNoPapers } from "../../core/paper/holidays.ts";
import { quoteGiven } from "../../core/printed/printed.ts";
import type { LedgerSnapshot } from "../../model/ledger.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { describeChoice } from "../../pipeline/papers/day-choice.ts";
import { describeCost, describeCount, describeTokens, nameFirst } from "./amounts.ts";

/** A day as `--json` prints it; what tells of something to do is absent where there is nothing. */
type DayReport = Pick<DayResult, "date" | "status" | "listed" | "ok" | "failed" | "files"> & {
  problem?: Told;
} & Pick<DayResult, "isStopped" | "failures" | "withErrors" | "withoutPicture">;

/** What `--json` prints. */
type RunReport = LedgerSnapshot & {
  digests: DayReport[];
  wallMs: number;
};

/** Builds what `--json` prints, keys in the order of the contract. */
export function buildReport(
  days: readonly DayResult[],
  ledger: LedgerSnapshot,
  wallMs: number,
): RunReport {
  return { digests: days.map(toDayReport), ...ledger, wallMs };
}

function toDayReport(day: DayResult): DayReport {
  const { date, status, listed, ok, failed, files, problem } = day;
  const { isStopped, failures, withErrors, withoutPicture } = day;
  return {
    ...{ date, status, listed, ok, failed, files },
    ...(problem !== null && { problem: toTold(problem) }),
    ...(isStopped && { isStopped }),
    ...(failures && { failures }),
    ...(withErrors && { withErrors }),
    ...(withoutPicture && { withoutPicture }),
  };
}

/** An error has more that is its own, such as a stack. */
export function toTold({ code, message, fix }: Told): Told {
  return { code, message, fix };
}

/** Calls, tokens, cost and time of a run in one line. */
export function describeTotals({
  calls,
  cached,
  reasked,
  retried,
  tokens,
  costUsd,
  wallMs,
  ...verdicts
}: RunReport): string {
  const seconds = (wallMs / 1000).toFixed(1);
  return [
    `${describeCount(calls, "call")} (${reasked} re-asked, ${retried} retried)`,
    `${cached} kept`,
    ...describeVerdicts(verdicts),
    describeTokens(tokens),
    describeCost(costUsd),
    `${seconds} s`,
  ].join(", ");
}

/** How many cards the verifier has read; nothing where none was to be read. */
function describeVerdicts({
  verified,
  doubted = 0,
  unverified = 0,
}: Pick<LedgerSnapshot, "verified" | "doubted" | "unverified">): string[] {
  if (verified === undefined) return [];
  const unread = unverified === 0 ? "" : `, ${unverified} not verified`;
  return [`${verified} verified (${doubted} doubted${unread})`];
}

/** Which interests no paper of any day matched, in one line; none where each matched one, or no papers were looked through. */
export function describeUnmatched(days: readonly DayResult[]): string[] {
  const [first, ...others] = days.flatMap(({ unmatchedInterests }) =>
    unmatchedInterests === undefined ? [] : [unmatchedInterests],
  );
  const words = (first ?? []).filter((word) => others.every((list) => list.includes(word)));
  if (words.length === 0) return [];
  return [`No listed paper matches the interests ${words.map(quoteGiven).join(", ")}.`];
}

/** Days that are named in one line; the others are counted. */
const NAMED_DAYS = 5;

/**
 * Which days keep the choice that they were made with, although the settings say another, in one line; none without.
 */
export function describeKept(days: readonly DayResult[]): string[] {
  const kept = days.flatMap(({ date, kept = {} }) => {
    const choice = describeChoice(kept);
    return choice === "" ? [] : [`${date} (${choice})`];
  });
  if (kept.length === 0) return [];
  const named = nameFirst(kept, NAMED_DAYS);
  return [
    `Made with another choice than the settings say, and kept so: ${named}. The flags choose anew; published cards leave only with --redraft.`,
  ];
}

/** Whether a day was not made since the run has ended: the end of the run says so, once for all such days. */
export function isLeftByStop({ status, isStopped = false }: DayResult): boolean {
  return status === "missing" && isStopped;
}

function describeEmpty(date: DigestDate): string {
  const why = explainNoPapers(date);
  return why === null ? "no papers" : `no papers (${why})`;
}

/** One line on a day: what it holds, whether it was left unchanged, and where it went. */
export function describeDay({
  date,
  status,
  listed,
  ok,
  failed,
  files,
  problem,
  isUnchanged = false,
}: DayResult): string {
  if (status === "missing") return `${date}: not made. ${problem?.message ?? ""}`.trimEnd();
  if (status === "empty") return `${date}: ${describeEmpty(date)}.`;
  const where = files.find((file) => file.endsWith(".md"));
  const failures = failed === 0 ? "" : `, ${failed} FAILED`;
  const target = where === undefined ? "" : ` -> ${where}`;
  const cards = ok === 1 ? "a card" : "cards";
  const state = isUnchanged ? `${status}, unchanged` : status;
  // An edited card stays when its paper is not listed any more.
  const made =
    ok > listed
      ? `${describeCount(ok, "card")}, ${describeCount(listed, "paper")} listed`
      : `${ok} of ${describeCount(listed, "paper")} as ${cards}`;
  return `${date}: ${made}${failures}, ${state}${target}`;
}
