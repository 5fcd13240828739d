import { z } from "zod";
import { errorsOf } from "../../../core/card/judge-draft.ts";
import { costsTrust } from "../../../core/checks/finding.ts";
import { StoreError } from "../../../core/errors.ts";
import { DigestWeek } from "../../../core/paper/week.ts";
import { isCleanSentence } from "../../../core/review/apply-review.ts";
import type { Run } from "../../run.ts";
import { loadWeekBase, reviewSentences } from "./read-sentences.ts";

/** How much there is to look at in the sentences of a week. */
const ReviewWeek = z.object({
  name: DigestWeek,
  isPublished: z.literal(true),
  items: z.int(),
  open: z.int(),
  withErrors: z.int(),
  withWarnings: z.int(),
  failed: z.literal(0),
  clean: z.int(),
  pending: z.int(),
});
type ReviewWeek = z.infer<typeof ReviewWeek>;

/** What is remembered of each week that has a digest. */
const REVIEW_WEEKS = { name: "review weeks ", schema: ReviewWeek, version: "1" };

/**
 * Weeks whose sentences wait for somebody: those with errors or warnings that are open, or with changes that are not
 * published, and the newest week as long as one is open. A week that cannot be read is left out.
 *
 * @throws {StoreError} when a folder cannot be read.
 */
export async function listReviewWeeks(
  run: Run,
): Promise<{ weeks: ReviewWeek[]; problems: StoreError[] }> {
  const { digests, reviews } = run.store;
  const known = await digests.listWeeks();
  const memo = await run.store.openMemo(REVIEW_WEEKS);
  const weeks: ReviewWeek[] = [];
  const problems: StoreError[] = [];
  for (const week of known) {
    try {
      const files = [...digests.filesOfWeek(week), reviews.pathOf(week)];
      const found = await memo.of(week, files, () => countReviewWeek(week, run));
      if (found !== null && isWaiting(found, known.at(-1))) weeks.push(found);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      problems.push(error);
    }
  }
  if (await run.store.hasCache()) await memo.keep();
  return { weeks, problems };
}

async function countReviewWeek(week: DigestWeek, run: Run): Promise<ReviewWeek> {
  const review = await run.store.reviews.readWeek(week);
  const sentences = reviewSentences(await loadWeekBase(week, run), review);
  const open = sentences.filter(({ decision }) => decision === "open");
  const withErrors = open.filter(({ findings }) => errorsOf(findings).length > 0).length;
  return {
    ...{ name: week, isPublished: true, failed: 0, withErrors },
    items: sentences.length,
    open: open.length,
    withWarnings: open.filter(({ findings }) => costsTrust(findings)).length - withErrors,
    clean: sentences.filter(isCleanSentence).length,
    pending: sentences.filter(({ isPending }) => isPending).length,
  };
}

function isWaiting(week: ReviewWeek, newest: DigestWeek | undefined): boolean {
  const { name, withErrors, withWarnings, pending, open } = week;
  return withErrors + withWarnings + pending > 0 || (name === newest && open > 0);
}
