import { buildDailyDigest, type DailyDigest } from "../core/digest/digest.ts";
import { findUnmatched } from "../core/digest/interests.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { Paper } from "../core/paper/paper.ts";
import { type DraftAllOptions, type DraftedAll, draftAll } from "../drafting/draft-all.ts";
import type { ModelError } from "../model/model-error.ts";
import { collectImages } from "./collect-images.ts";
import { type MadeDay, toMadeDay } from "./day-result.ts";
import { completeAbstracts } from "./papers/complete-abstracts.ts";
import { findKept, type KeptChoice } from "./papers/day-choice.ts";
import { findHiddenFailures, findStaying, isOfOthers } from "./papers/find-staying.ts";
import { lookUpArtefacts } from "./papers/look-up-artefacts.ts";
import { readPapers } from "./papers/read-papers.ts";
import { refuseOversizedDay } from "./papers/refuse-oversized-day.ts";
import { isOfOlderForm, settleCards } from "./papers/settle-cards.ts";
import { tellGone, tellPassed, tellReturned, tellTakenOut } from "./papers/tell-gone.ts";
import { refuseEmptyDigest } from "./refuse-empty-digest.ts";
import { countOpenErrors } from "./review/count-open-errors.ts";
import { keepFailures } from "./review/dry-failures.ts";
import type { Run } from "./run.ts";

/** A day as it would be written: its digest, or no papers and no digest. */
type ComposedDay = {
  listed: number;
  /** Whether another look at its listing can bring nothing new. */
  isComplete: boolean;
  /** The interests that no listed paper matches; absent without papers or interests. */
  unmatchedInterests?: readonly string[];
  /** What its digest keeps of the choice that it was made with, other than the settings say; absent for nothing. */
  kept?: KeptChoice;
  /** How many of its cards are of another model or prompt, and stay; absent for none. */
  ofOthers?: number;
  /** How many of its cards would leave by the choice that the command gives, and stay; absent for none. */
  wouldLeave?: number;
  digest: DailyDigest | null;
  /** What ended the questions of this run before all papers were asked about; null otherwise. */
  problem: ModelError | null;
  /** Why papers got no answer, by their id. */
  explanations: DraftedAll["explanations"];
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
  const { digest, problem, explanations, composeAbove, ...day } = await composeDay(date, run);
  if (digest !== null && run.choices.isDryRun) await keepFailures(date, digest.cards, run.store);
  if (digest !== null) refuseEmptyDigest(digest.cards, { endedBy: problem, explanations });
  const written =
    composeAbove === null || run.choices.isDryRun
      ? { digest, files: [] }
      : await run.store.digests.updateDay(date, composeAbove);
  const { images } = run.choices;
  const result = { date, ...day, files: written.files, problem };
  const withErrors = written.digest === null ? 0 : await countOpenErrors(written.digest, run.store);
  return toMadeDay(written.digest, result, { explanations, images, withErrors });
}

/**
 * Makes the same day, but writes nothing below the output folder, and accepts a digest of failed cards.
 *
 * @throws {PapercardsError} as {@link makeDay} does, when the day's papers or the store cannot be read.
 */
export async function composeDay(date: DigestDate, run: Run): Promise<ComposedDay> {
  const { store, choices, reporter } = run;
  const day = await readPapers(date, run);
  const { papers: listed, withdrawn, isSettled, isComplete } = day;
  if (listed.length === 0) {
    return {
      ...{ listed: 0, isComplete, digest: null },
      ...{ problem: null, explanations: new Map(), composeAbove: null },
    };
  }

  await store.digests.assertReplaceable(date); // before anything is paid for
  const stored = await store.digests.readDay(date);
  tellGone(listed, stored, run);
  const { choice, chosen, wouldLeave, perhapsTakenOut } = settleCards(listed, stored, run);
  tellTakenOut(perhapsTakenOut, stored, run);
  tellPassed({ listed, chosen, choice }, stored, run);
  tellReturned(chosen, { date, perhapsRemoved: await store.digests.findPerhapsRemoved(date), run });
  reporter.onListing?.({ date, listed: listed.length, chosen: chosen.length });
  const { papers, unaskable } = await completeAbstracts(chosen, { withdrawn, stored }, run);
  refuseOversizedDay(date, papers);

  const asked = papers.filter(({ id }) => !unaskable.has(id));
  const artefacts = await lookUpArtefacts(asked, { ...day, date, stored }, run);
  const [images, drafted] = await Promise.all([
    collectImages(papers, run),
    draftPapers(papers, { date, stored, unaskable, artefacts }, run),
  ]);
  const { outcomes, endedBy: problem, explanations } = drafted;
  const { composeCards } = await import("../core/digest/compose-cards.ts"); // it has the checks in it, which no question needs
  const { top, interests } = choice;
  const compose = (now: DailyDigest | null) =>
    buildDailyDigest({
      date,
      status: isSettled ? "settled" : "provisional",
      listed: listed.length,
      top,
      ...(interests.length > 0 && { interests: [...interests] }),
      ...(isOfOlderForm(stored) && !choices.redrafts && { raisedFrom: stored.raisedFrom }),
      cards: composeCards(outcomes, { images, before: stored, now }),
    });
  const digest = compose(stored);
  const composeAbove = (now: DailyDigest | null) =>
    now === null && stored === null ? digest : compose(now); // as it is where the day is new
  const kept = findKept(choice, choices);
  const ofOthers = digest.cards.filter((card) => isOfOthers(card, run)).length;
  return {
    ...(interests.length > 0 && { unmatchedInterests: findUnmatched(interests, listed) }),
    ...(Object.keys(kept).length > 0 && { kept }),
    ...(ofOthers > 0 && { ofOthers }),
    ...(wouldLeave > 0 && { wouldLeave }),
    ...{ listed: listed.length, isComplete, digest, problem, explanations, composeAbove },
  };
}

type DayOfPapers = Required<Pick<DraftAllOptions, "unaskable" | "artefacts">> & {
  date: DigestDate;
  stored: DailyDigest | null;
};

function draftPapers(
  papers: readonly Paper[],
  { date, stored, unaskable, artefacts }: DayOfPapers,
  run: Run,
): ReturnType<typeof draftAll> {
  const { model, verifier, templates, ledger, reporter, signal } = run;
  const hidden = findHiddenFailures(stored);
  return draftAll(papers, {
    model,
    ...(verifier && { verifier }),
    templates,
    ledger,
    signal,
    unaskable: new Map([...hidden, ...unaskable]),
    artefacts,
    kept: (paper) => findStaying(paper, stored, run),
    onOutcome: (outcome, source) => {
      if (!hidden.has(outcome.paper.id)) reporter.onOutcome?.({ date, outcome, source });
    },
  });
}
