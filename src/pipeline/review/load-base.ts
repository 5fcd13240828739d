import type { DailyDigest } from "../../core/digest/digest.ts";
import { UsageError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { createLedger } from "../../model/ledger.ts";
import { ModelError } from "../../model/wire/model-error.ts";
import { withCache } from "../../model/with-cache.ts";
import { composeDay } from "../make-day.ts";
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
  const { digest } = await composeDay(date, withoutQuestions(run));
  if (digest !== null) return { digest, published: null };
  throw new UsageError(`${date} has no papers.`, "Choose another day.");
}

/** The same run, but the model is never asked, nothing is written and nobody is told. */
function withoutQuestions(run: Run): Run {
  const { name, parameters } = run.model;
  const ask = async () => {
    throw new ModelError("Not asked yet.", { reason: "NOT_ASKED" });
  };
  const ledger = createLedger();
  return {
    ...run,
    model: withCache({ name, parameters, ask }, { cache: run.store.answers, ledger }),
    ledger,
    choices: { ...run.choices, isDryRun: true },
    reporter: {},
  };
}
