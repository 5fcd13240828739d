import type { Card } from "../../core/card/card.ts";
import { hasFailed } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { StoreError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { Review } from "../../core/review/review.ts";
import type { Store } from "../../store/open-store.ts";

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
    card.status === "failed" && hasFailed(card) && card.failure.code !== "NOT_ASKED"
      ? [[card.paper.id, card.failure] as const]
      : [],
  );
  return Object.fromEntries(failed);
}

/** The cards of a day without a digest, which say why the last dry run got no draft for them. */
export function tellFailures(day: DailyDigest, failures: Review["failures"]): DailyDigest {
  if (Object.keys(failures).length === 0) return day;
  const cards = day.cards.map((card) => {
    const failure = failures[card.paper.id];
    const isUntold = card.status === "failed" && card.failure.code === "NOT_ASKED";
    return isUntold && failure !== undefined ? { ...card, failure } : card;
  });
  return { ...day, cards };
}
