import { listWithErrors } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { StoreError } from "../../core/errors.ts";
import { nameTexts, replaceTexts } from "../../core/review/replace-texts.ts";
import { decisionOf, EMPTY_REVIEW, entryOf } from "../../core/review/review.ts";
import type { Store } from "../../store/open-store.ts";

/**
 * How many cards of a day have an error that is left to a person: no reviewer has accepted or hidden them as they are.
 * A review that cannot be read decides nothing.
 */
export async function countOpenErrors(
  digest: DailyDigest,
  { reviews }: Pick<Store, "reviews">,
): Promise<number> {
  const withErrors = listWithErrors(digest);
  if (withErrors.length === 0) return 0;
  const stored = await reviews.read(digest.date).catch((error: unknown) => {
    if (error instanceof StoreError) return EMPTY_REVIEW;
    throw error;
  });
  const review = replaceTexts(stored, nameTexts(digest.cards), {});
  return withErrors.filter((card) => decisionOf(card, entryOf(review, card.paper.id)) === "open")
    .length;
}
