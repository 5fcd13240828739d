import { isEdited } from "../core/card/card.ts";
import { composeCards } from "../core/digest/compose-cards.ts";
import { buildDailyDigest, type DailyDigest } from "../core/digest/digest.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { Paper } from "../core/paper/paper.ts";
import { type DraftedAll, draftAll } from "../drafting/draft-all.ts";
import type { ModelError } from "../model/model-error.ts";
import { collectImages } from "./collect-images.ts";
import { type MadeDay, toMadeDay } from "./day-result.ts";
import { choosePapers, completeAbstracts, readPapers } from "./read-papers.ts";
import { refuseEmptyDigest } from "./refuse-empty-digest.ts";
import type { Run } from "./run.ts";

/** A day as it would be written: its digest, or no papers and no digest. */
type ComposedDay = {
  listed: number;
  digest: DailyDigest | null;
  /** What ended the questions of this run before all papers were asked about; null otherwise. */
  problem: ModelError | null;
  /** Why papers got no answer, by their id. */
  errors: DraftedAll["errors"];
  /** Composes the same digest above what its file holds by now; null when there are no papers. */
  composeAbove: ((now: DailyDigest | null) => DailyDigest) | null;
};

/**
 * Makes a day: date, listing, papers, drafts, findings, cards, digest. The order of the steps is here
 * alone.
 *
 * @throws {SourceError} when the day's papers cannot be had.
 * @throws {ModelError} when no paper at all got a draft.
 * @throws {StoreError} when a file cannot be read or written.
 * @throws {InterruptedError} when the user stopped the run; finished answers are in the cache.
 */
export async function makeDay(date: DigestDate, run: Run): Promise<MadeDay> {
  const { listed, digest, problem, errors, composeAbove } = await composeDay(date, run);
  if (digest !== null) refuseEmptyDigest(digest.cards, { endedBy: problem, errors });
  const written =
    composeAbove === null || run.choices.isDryRun
      ? { digest, files: [] }
      : await run.store.digests.updateDay(date, composeAbove);
  return toMadeDay(written.digest, { date, listed, files: written.files, problem });
}

/**
 * Makes the same day, but writes nothing below the output folder, and accepts a digest of failed cards.
 *
 * @throws {PapercardsError} as {@link makeDay} does, when the day's papers or the store cannot be read.
 */
export async function composeDay(date: DigestDate, run: Run): Promise<ComposedDay> {
  const { store, choices, reporter } = run;
  const { papers: listed, isSettled } = await readPapers(date, run);
  if (listed.length === 0) {
    return { listed: 0, digest: null, problem: null, errors: new Map(), composeAbove: null };
  }

  const stored = await store.digests.readDay(date);
  const chosen = choosePapers(listed, choices.top, stored);
  reporter.onListing?.({ date, listed: listed.length, chosen: chosen.length });
  const papers = await completeAbstracts(chosen, run);

  const [images, drafted] = await Promise.all([
    collectImages(papers, run),
    draftPapers(date, papers, stored, run),
  ]);
  const { outcomes, endedBy: problem, errors } = drafted;
  const composeAbove = (now: DailyDigest | null) =>
    buildDailyDigest({
      date,
      status: isSettled ? "settled" : "provisional",
      listed: listed.length,
      cards: composeCards(outcomes, { images, before: stored, now }),
    });
  return { listed: listed.length, digest: composeAbove(stored), problem, errors, composeAbove };
}

function draftPapers(
  date: DigestDate,
  papers: readonly Paper[],
  stored: DailyDigest | null,
  { model, templates, ledger, reporter, signal }: Run,
): ReturnType<typeof draftAll> {
  return draftAll(papers, {
    model,
    templates,
    ledger,
    signal,
    kept: (paper, fingerprint) => {
      const card = findDrafted(stored, paper.id);
      if (card === null) return null;
      return isEdited(card) || card.provenance.fingerprint === fingerprint ? card : null;
    },
    onOutcome: (outcome, source) => reporter.onOutcome?.({ date, outcome, source }),
  });
}

function findDrafted(digest: DailyDigest | null, id: Paper["id"]) {
  const card = digest?.cards.find(({ paper }) => paper.id === id);
  return card?.status === "ok" ? card : null;
}
