import { countCards, type WeeklyDigest } from "../../core/digest/digest.ts";
import { digestTitle } from "../../core/digest/markdown.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { LedgerSnapshot } from "../../model/ledger.ts";
import { describeCount } from "./amounts.ts";

/** What `weekly --json` prints. */
type WeekReport = LedgerSnapshot & {
  digests: (Pick<WeeklyDigest, "week" | "copiedFrom"> & {
    ok: number;
    failed: number;
    files: readonly string[];
  })[];
  wallMs: number;
};

/** Builds what `weekly --json` prints, keys in the order of the contract. */
export function buildWeekReport(
  { digest, files }: { digest: WeeklyDigest; files: readonly string[] },
  ledger: LedgerSnapshot,
  wallMs: number,
): WeekReport {
  const { week, copiedFrom } = digest;
  return { digests: [{ week, copiedFrom, ...countCards(digest), files }], ...ledger, wallMs };
}

/** One line on a week: what its digest holds. */
export function describeWeekDigest(digest: WeeklyDigest): string {
  const { ok, failed } = countCards(digest);
  const failures = failed === 0 ? "" : `, ${failed} FAILED`;
  const sentences = describeCount(digest.intro?.sentences.length ?? 0, "sentence");
  return `${digestTitle(digest)}: ${describeCount(ok, "card")}${failures}, ${sentences}`;
}

/** One line on the days that a week lacks, with the command that makes them; none when it lacks none. */
export function describeMissingDays(week: string, missing: readonly DigestDate[]): string[] {
  const [first, last] = [missing.at(0), missing.at(-1)];
  if (first === undefined) return [];
  const command = `papercards backfill ${first} ${last}`;
  return [`${week} lacks ${missing.join(", ")}; run \`${command}\`, then make the week again.`];
}
