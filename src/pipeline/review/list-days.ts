import { z } from "zod";
import { errorsOf } from "../../core/card/judge-draft.ts";
import { costsTrust } from "../../core/checks/finding.ts";
import { SourceError, StoreError, UsageError } from "../../core/errors.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { createApplyReview, isClean } from "../../core/review/apply-review.ts";
import { nameTexts, replaceTexts } from "../../core/review/replace-texts.ts";
import { readOnly } from "../restrict-run.ts";
import type { Run } from "../run.ts";
import { loadBase, type ReviewBase } from "./load-base.ts";

/** A day that has something to look at, and how much. */
const ReviewDay = z.object({
  date: DigestDate,
  isPublished: z.boolean(),
  cards: z.int(),
  /** Cards that nobody has accepted or hidden. */
  open: z.int(),
  /** Open cards with an error, and those that have warnings alone. */
  withErrors: z.int(),
  withWarnings: z.int(),
  /** Open cards without a draft. */
  failed: z.int(),
  /** Open cards that can be accepted without a look at each. */
  clean: z.int(),
  /** Cards that publishing would change. */
  pending: z.int(),
});
export type ReviewDay = z.infer<typeof ReviewDay>;

/** What is remembered of a published day; null when it has nothing to look at. */
const REVIEW_DAYS = {
  name: "review ",
  schema: z.object({ day: ReviewDay.nullable() }),
  version: "2",
};

/** The days to look at, and what kept others from being looked into. */
type ReviewDays = {
  days: ReviewDay[];
  problems: StoreError[];
  /** Days of which there is anything. */
  known: number;
};

/**
 * Days with something to look at, oldest first: those with unpublished drafts or changes, and published
 * ones with open cards that have errors, warnings or no draft. Only the store is read, and of a published day whose files are as
 * they were, nothing. A file that cannot be read leaves out its day alone.
 *
 * @param isWanted Whether a day is looked into; every one by default.
 * @throws {StoreError} when a folder cannot be read.
 */
export async function listReviewDays(
  run: Run,
  isWanted: (date: DigestDate) => boolean = isAny,
): Promise<ReviewDays> {
  const { digests, listings, reviews } = run.store;
  const stored = await Promise.all([digests.listDays(), listings.listDays(), reviews.listDays()]);
  const known = [...new Set(stored.flat())].filter(isWanted).toSorted();
  const filesOf = mapFiles({ published: stored[0], reviewed: stored[2] }, run);
  const memo = await run.store.openMemo(REVIEW_DAYS);
  const days: ReviewDay[] = [];
  const problems: StoreError[] = [];
  for (const date of known) {
    try {
      const find = async () => ({ day: await findReviewDay(date, run) });
      const files = filesOf.get(date); // of a published day
      const found = files === undefined ? await find() : await memo.of(date, files, find);
      if (found?.day) days.push(found.day);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      problems.push(error);
    }
  }
  if (isWanted === isAny && (await run.store.hasCache())) await memo.keep();
  return { days, problems, known: known.length };
}

/** The files that tell what there is to look at on each published day. */
function mapFiles(
  { published, reviewed }: Record<"published" | "reviewed", readonly DigestDate[]>,
  { store: { digests, reviews } }: Run,
): ReadonlyMap<DigestDate, string[]> {
  const files = new Map(published.map((date) => [date, digests.filesOfDay(date)]));
  for (const date of reviewed) files.get(date)?.push(reviews.pathOf(date));
  return files;
}

function isAny(): boolean {
  return true;
}

/** A day, when it has something to look at. */
async function findReviewDay(date: DigestDate, run: Run): Promise<ReviewDay | null> {
  const base = await loadKnown(date, readOnly(run, { fetches: false }));
  if (base === null) return null;
  const day = await countReviewDay(date, base, run);
  return hasSomething(day, base) ? day : null;
}

async function countReviewDay(
  date: DigestDate,
  { digest, published }: ReviewBase,
  { store }: Run,
): Promise<ReviewDay> {
  const texts = nameTexts(digest.cards);
  const review = replaceTexts(await store.reviews.read(date), texts, {});
  const cards = createApplyReview()(digest.cards, review);
  const open = cards.filter(({ decision }) => decision === "open");
  const suspect = open.filter(({ card }) => costsTrust(card.findings));
  const withErrors = suspect.filter(({ card }) => errorsOf(card.findings).length > 0).length;
  return {
    date,
    isPublished: published !== null,
    cards: cards.length,
    open: open.length,
    withErrors,
    withWarnings: suspect.length - withErrors,
    failed: open.filter(({ card }) => card.status === "failed").length,
    clean: open.filter(isClean).length,
    pending: cards.filter(({ isPending }) => isPending).length,
  };
}

function hasSomething(
  { isPublished, withErrors, withWarnings, failed, pending }: ReviewDay,
  { digest }: ReviewBase,
) {
  if (isPublished) return withErrors + withWarnings + failed + pending > 0;
  return pending > 0 || digest.cards.some((card) => card.status === "ok");
}

/** The base of a known day; null when it has no papers, since there is nothing to look at. */
function loadKnown(date: DigestDate, run: Run): Promise<ReviewBase | null> {
  return loadBase(date, run).catch((error: unknown) => {
    if (error instanceof UsageError || error instanceof SourceError) return null;
    throw error;
  });
}
