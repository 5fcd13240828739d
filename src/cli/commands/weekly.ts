import { loadSettings } from "../../config/settings.ts";
import { countCards, type WeeklyDigest } from "../../core/digest/digest.ts";
import { renderDigest, titleOf } from "../../core/digest/markdown.ts";
import { UsageError } from "../../core/errors.ts";
import { toDigestDate } from "../../core/paper/date.ts";
import { DigestWeek, weekOf } from "../../core/paper/week.ts";
import { findNewestWeek, makeWeek } from "../../pipeline/make-week.ts";
import type { Run } from "../../pipeline/run.ts";
import { type Flags, toSettings } from "../flags.ts";
import { openRun } from "../open-run.ts";
import { createPrinter } from "../print/printer.ts";
import { EXIT } from "../print/report.ts";
import type { World } from "../world.ts";

/** `papercards weekly [week]`: makes the digest of one ISO week from the digests of its days. */
export async function weekly(
  weekText: string | undefined,
  flags: Flags,
  world: World,
): Promise<number> {
  const settings = loadSettings(world.environment, toSettings(flags));
  const given = weekText === undefined ? null : parseWeek(weekText, world.now());
  const reporter = createPrinter(world, flags.quiet ?? false);
  const run = await openRun(settings, world, { isDryRun: flags.dryRun ?? false, reporter });
  await run.store.sweep();

  const startedAt = performance.now();
  const { digest, files } = await makeWeek(given ?? (await chooseWeek(run)), run);
  if (files.length > 0) await run.store.writeIndex();
  const wallMs = Math.round(performance.now() - startedAt);

  if (flags.json) world.stdout(`${JSON.stringify(buildReport(digest, files, run, wallMs))}\n`);
  else if (flags.dryRun) world.stdout(renderDigest(digest));
  if (!flags.quiet) world.stderr(`${describeWeek(digest)}\n`);
  return countCards(digest).failed > 0 ? EXIT.partly : EXIT.done;
}

/**
 * Reads a week that the user wrote.
 *
 * @throws {UsageError} when it is no ISO week, or has not begun in UTC.
 */
export function parseWeek(text: string, now: Date): DigestWeek {
  const week = DigestWeek.safeParse(text);
  if (!week.success) {
    throw new UsageError(
      `${JSON.stringify(text)} is no ISO week.`,
      "Write it as YYYY-Www, such as 2026-W07; not every year has a week 53.",
    );
  }
  const current = weekOf(toDigestDate(now));
  if (week.data <= current) return week.data;
  throw new UsageError(`${week.data} has not begun: it is ${current}.`, "Choose an earlier week.");
}

async function chooseWeek(run: Run): Promise<DigestWeek> {
  return (await findNewestWeek(run)) ?? weekOf(toDigestDate(run.now()));
}

function buildReport(digest: WeeklyDigest, files: string[], { ledger }: Run, wallMs: number) {
  const { week, copiedFrom } = digest;
  const digests = [{ week, copiedFrom, ...countCards(digest), files }];
  return { digests, ...ledger.snapshot(), wallMs };
}

function describeWeek(digest: WeeklyDigest): string {
  const { ok, failed } = countCards(digest);
  const sentences = digest.intro?.sentences.length ?? 0;
  const failures = failed === 0 ? "" : `, ${failed} FAILED`;
  return `${titleOf(digest)}: ${ok} cards${failures}, ${sentences} sentences`;
}
