import type { Card } from "../../core/card/card.ts";
import { explain } from "../../core/causes/explanation.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { SourceError, UsageError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { composeDay } from "../make-day.ts";
import { readOnly } from "../restrict-run.ts";
import type { Run } from "../run.ts";

/** What a review begins from: a day's cards, and the digest that readers have; null when there is none. */
export type ReviewBase = { digest: DailyDigest; published: DailyDigest | null };

/**
 * Reads the cards of a day: from its digest, or else as a dry run would make them from answers that are
 * already paid for. No question is asked; a paper that would need one is a card that says so.
 *
 * @throws {UsageError} when the day has no papers.
 * @throws {PapercardsError} when its papers or files cannot be read.
 */
export async function loadBase(date: DigestDate, run: Run): Promise<ReviewBase> {
  const published = await run.store.digests.readDay(date);
  if (published !== null) return { digest: published, published };
  const { digest } = await composeDay(date, readOnly(await withAllDrafted(date, run)));
  if (digest !== null) return { digest, published: null };
  throw new UsageError(`${date} has no papers.`, explain("dayEmpty"));
}

/**
 * The same run with as many cards as have a draft by now: one with a higher `--top` may have been paid for. What the
 * command itself says is obeyed.
 */
async function withAllDrafted(date: DigestDate, run: Run): Promise<Run> {
  const { top, given = [] } = run.choices;
  if (top === 0 || given.includes("top")) return run;
  const cards = await findAllCards(date, { ...run, choices: { ...run.choices, top: 0 } });
  const drafted = cards.findLastIndex(({ status }) => status === "ok") + 1;
  if (drafted <= top) return run;
  return { ...run, choices: { ...run.choices, top: drafted === cards.length ? 0 : drafted } };
}

/** The cards of all papers of a day as far as they are known already. */
async function findAllCards(date: DigestDate, run: Run): Promise<readonly Card[]> {
  try {
    const { digest } = await composeDay(date, readOnly(run, { fetches: false }));
    return digest?.cards ?? [];
  } catch (error) {
    if (error instanceof UsageError || error instanceof SourceError) return [];
    throw error;
  }
}

/** The base of a day's review, loaded once for each state of its files. */
type KeptBase = {
  /** The base after so many publications, here or in another process, and as its files are now. */
  at: (publications: number) => Promise<ReviewBase>;
};

/**
 * Keeps the base of a day's review, so that its cards are not made anew for every look. Nothing is read
 * yet.
 */
export function keepBase(date: DigestDate, run: Run): KeptBase {
  let kept: { version: string; base: ReviewBase } | null = null;
  return {
    at: async (publications) => {
      const version = `${publications} ${await run.store.digests.stampDay(date)}`;
      if (kept?.version === version) return kept.base;
      const base = await loadBase(date, run);
      kept = { version, base };
      return base;
    },
  };
}
