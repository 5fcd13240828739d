import type { ReviewDay } from "../../pipeline/review/list-days.ts";
import { describeCount } from "./amounts.ts";

/** One line on a day for `review --list`: whether it is published, and what there is to look at. */
export function describeReviewDay({
  date,
  isPublished,
  cards,
  open,
  suspect,
  failed,
  pending,
}: ReviewDay): string {
  const notes = [
    `${open} of ${describeCount(cards, "card")} to look at`,
    ...(suspect > 0 ? [`${suspect} with errors or warnings`] : []),
    ...(failed > 0 ? [`${failed} without a draft`] : []),
    ...(pending > 0 ? [`${pending} changed and not published`] : []),
  ];
  return `${date}  ${isPublished ? "published    " : "not published"}  ${notes.join(", ")}`;
}
