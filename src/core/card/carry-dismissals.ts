import { type Finding, standingFindings } from "../checks/finding.ts";
import type { Card } from "./card.ts";
import { dismissFindings, type FindingDecision, listDismissals } from "./dismissal.ts";
import { rateConfidence } from "./ratings/rate-confidence.ts";

/**
 * A card with its findings dismissed as they were in other versions of it, the last one first, as long as their sentences
 * stand: what a check finds again, a person need not dismiss again.
 */
export function carryDismissals(card: Card, ...versions: readonly (Card | undefined)[]): Card {
  const known = versions.flatMap((version) =>
    version === undefined ? [] : listDismissals(version),
  );
  return withDecisions(card, known);
}

/** A card with its findings dismissed, or not, as was decided, and the confidence that it has then. */
export function withDecisions(card: Card, decisions: readonly FindingDecision[]): Card {
  return decisions.length === 0 ? card : withFindings(card, dismissFindings(card, decisions));
}

/** A card as it would be if nobody had dismissed any of its findings. */
export function withoutDismissals(card: Card): Card {
  if (!hasDismissals(card)) return card;
  return withFindings(
    card,
    card.findings.map(({ dismissed: _, ...finding }) => finding),
  );
}

/** Whether a person has dismissed any finding of a card. */
export function hasDismissals({ findings }: Card): boolean {
  return standingFindings<Finding>(findings).length < findings.length;
}

function withFindings(card: Card, findings: Finding[]): Card {
  if (card.status !== "ok") return card;
  const { grade, reason } = rateConfidence(card.paper, findings);
  return { ...card, findings, confidence: grade, confidenceReason: reason };
}
