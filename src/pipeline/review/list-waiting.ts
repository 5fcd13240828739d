import { compareWaiting, type WaitingReview } from "../../core/review/inbox/waiting-review.ts";
import type { Run } from "../run.ts";
import { listReviewDays } from "./list-days.ts";
import { listReviewWeeks } from "./week/list-weeks.ts";

/**
 * The days and weeks that have something to look at, those with errors first. One that cannot be read is left out, and told
 * as a notice.
 */
export async function listWaiting(run: Run): Promise<WaitingReview[]> {
  const [days, weeks] = [await listReviewDays(run), await listReviewWeeks(run)];
  for (const { message, fix } of [...days.problems, ...weeks.problems]) {
    run.reporter.onNotice?.(`${message} ${fix}`);
  }
  const waiting = days.days.map(({ date: name, cards: items, ...counts }) => ({
    ...{ name, items },
    ...counts,
  }));
  return [...waiting, ...weeks.weeks].toSorted(compareWaiting);
}
