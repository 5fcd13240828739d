import { compareWaiting } from "../../core/review/inbox/waiting-review.ts";
import type { ReviewDay } from "../../pipeline/review/list-days.ts";
import { describeCount } from "./amounts.ts";

/** Days in the order in which an editor looks at them. */
export function sortReviewDays(days: readonly ReviewDay[]): ReviewDay[] {
  const toOrder = ({ date: name, ...counts }: ReviewDay) => ({ name, ...counts });
  return days.toSorted((one, other) => compareWaiting(toOrder(one), toOrder(other)));
}

/** One line on a day for `review --list`: whether it is published, and what there is to look at. */
export function describeReviewDay({
  date,
  isPublished,
  cards,
  open,
  withErrors,
  withWarnings,
  failed,
  pending,
}: ReviewDay): string {
  const notes = [
    `${open} of ${describeCount(cards, "card")} to look at`,
    ...(withErrors > 0 ? [`${withErrors} with errors`] : []),
    ...(withWarnings > 0 ? [`${withWarnings} with warnings`] : []),
    ...(failed > 0 ? [`${failed} without a draft`] : []),
    ...(pending > 0 ? [`${pending} changed and not published`] : []),
  ];
  return `${date}  ${isPublished ? "published    " : "not published"}  ${notes.join(", ")}`;
}
