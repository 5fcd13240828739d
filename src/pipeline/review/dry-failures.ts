import type { Card } from "../../core/card/card.ts";
import { StoreError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { lacksDraft } from "../../core/review/apply-review.ts";
import type { Review } from "../../core/review/review.ts";
import type { Store } from "../../store/open-store.ts";
import type { ReviewBase } from "./load-base.ts";

/** Keeps why cards of a dry run have no draft, for whoever reviews the day. A review that cannot be read is left as it is. */
export async function keepFailures(
  date: DigestDate,
  cards: readonly Card[],
  { reviews }: Pick<Store, "reviews">,
): Promise<void> {
  const failures = toFailures(cards);
  try {
    const now = await reviews.read(date);
    if (JSON.stringify(now.failures) === JSON.stringify(failures)) return;
    await reviews.update(date, (review, write) => write({ ...review, failures }));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

function toFailures(cards: readonly Card[]): Review["failures"] {
  const failed = cards.flatMap((card) =>
    card.status === "failed" && lacksDraft(card) && card.failure.code !== "NOT_ASKED"
      ? [[card.paper.id, card.failure] as const]
      : [],
  );
  return Object.fromEntries(failed);
}

/** A day without a digest, with cards that say why the last dry run got no draft for them. */
export function withFailures(base: ReviewBase, failures: Review["failures"]): ReviewBase {
  if (base.published !== null || Object.keys(failures).length === 0) return base;
  const cards = base.digest.cards.map((card) => {
    const failure = failures[card.paper.id];
    const isUntold = card.status === "failed" && card.failure.code === "NOT_ASKED";
    return isUntold && failure !== undefined ? { ...card, failure } : card;
  });
  return { ...base, digest: { ...base.digest, cards } };
}
