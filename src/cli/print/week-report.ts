import { countCards } from "../../core/card/shown-cards.ts";
import type { WeeklyDigest } from "../../core/digest/digest.ts";
import { digestTitle } from "../../core/digest/markdown.ts";
import { shownSentences } from "../../core/digest/week/week-intro.ts";
import type { Told } from "../../core/group-by-cause.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { LedgerSnapshot } from "../../model/ledger.ts";
import { describeCount } from "./amounts.ts";
import { toTold } from "./report.ts";

/** What `weekly --json` prints; what tells of something to do is absent where there is nothing. */
type WeekReport = LedgerSnapshot & {
  digests: (Pick<WeeklyDigest, "week" | "copiedFrom"> & {
    ok: number;
    failed: number;
    files: readonly string[];
    /** The days that it lacks. */
    missing?: readonly DigestDate[];
    /** Why the index could not be written. */
    problem?: Told;
  })[];
  wallMs: number;
};

/** A week as it was made. */
type Made = { digest: WeeklyDigest; files: readonly string[]; missing: readonly DigestDate[] };

/** Builds what `weekly --json` prints, keys in the order of the contract. */
export function buildWeekReport(
  { digest, files, missing, problem }: Made & { problem: Told | null },
  ledger: LedgerSnapshot,
  wallMs: number,
): WeekReport {
  const { week, copiedFrom } = digest;
  const report = {
    ...{ week, copiedFrom, ...countCards(digest), files },
    ...(missing.length > 0 && { missing }),
    ...(problem !== null && { problem: toTold(problem) }),
  };
  return { digests: [report], ...ledger, wallMs };
}

/** A week in a few lines: what it holds, and what it lacks. Quietly, only what is left to do. */
export function describeWeek({ digest, missing }: Made, isQuiet: boolean): string[] {
  const isWhole = countCards(digest).failed === 0;
  return [
    ...(isQuiet && isWhole ? [] : [describeWeekDigest(digest)]),
    ...describeMissingDays(digest.week, missing),
  ];
}

/** One line on a week: what its digest holds. */
function describeWeekDigest(digest: WeeklyDigest): string {
  const { ok, failed } = countCards(digest);
  const failures = failed === 0 ? "" : `, ${failed} FAILED`;
  const sentences = describeCount(shownSentences(digest.intro).length, "sentence");
  return `${digestTitle(digest)}: ${describeCount(ok, "card")}${failures}, ${sentences}`;
}

/** One line on the days that a week lacks, with the command that makes them; none when it lacks none. */
function describeMissingDays(week: string, missing: readonly DigestDate[]): string[] {
  const [first, last] = [missing.at(0), missing.at(-1)];
  if (first === undefined) return [];
  const command = `papercards backfill ${first} ${last}`;
  return [`${week} lacks ${missing.join(", ")}; run \`${command}\`, then make the week again.`];
}
