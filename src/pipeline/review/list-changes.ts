import type { Card } from "../../core/card/card.ts";
import { changedFields } from "../../core/draft/draft-fields.ts";
import { decisionOf, type ReviewEntry } from "../../core/review/review.ts";
import type { CardChanges } from "../../core/review/review-session.ts";

/** What of a card is another one by now than its reviewer has seen. */
export function listChanges(card: Card, seen: ReviewEntry, now: ReviewEntry): CardChanges {
  const [before, after] = [seen, now].map((entry) => entry.edit?.draft ?? card.draft);
  const decision = decisionOf(card, now);
  const isAlike = (name: "dismissals" | "proposal") =>
    JSON.stringify(seen[name]) === JSON.stringify(now[name]);
  return {
    decision: decision === decisionOf(card, seen) ? null : decision,
    fields: before && after ? changedFields(before, after) : [],
    hasOtherDraft: !(before && after) || !isAlike("proposal"),
    hasOtherFindings: !isAlike("dismissals"),
  };
}
