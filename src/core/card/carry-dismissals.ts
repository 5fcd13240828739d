import { type Finding, standingFindings } from "../checks/finding.ts";
import type { Card } from "./card.ts";
import { dismissFindings, type FindingDecision, listDismissals, listGone } from "./dismissal.ts";
import { rateConfidence } from "./ratings/rate-confidence.ts";

/**
 * A card with its findings dismissed as they were in other versions of it, the last one first, as long as their sentences
 * stand: what a check finds again, a person need not dismiss again, also where a version between them had other sentences.
 */
export function carryDismissals(card: Card, ...versions: readonly (Card | undefined)[]): Card {
  const known = versions.flatMap((version) =>
    version === undefined ? [] : listDismissals(version),
  );
  return withDecisions(card, known);
}

/**
 * A card with its findings dismissed, or not, as was decided, and the confidence that it has then. It keeps what was dismissed
 * and is not found in it.
 */
export function withDecisions(card: Card, decisions: readonly FindingDecision[]): Card {
  const all = [...(card.dismissals ?? []), ...decisions];
  if (all.length === 0) return card;
  const gone = listGone(card, all);
  const decided = withFindings(withoutGone(card), dismissFindings(card, all));
  return gone.length === 0 ? decided : { ...decided, dismissals: gone };
}

/** A card as it would be if nobody had dismissed any of its findings, or of those of its earlier drafts. */
export function withoutDismissals(known: Card): Card {
  const card = withoutGone(known);
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

function withoutGone(card: Card): Card {
  if (card.dismissals === undefined) return card;
  const { dismissals: _, ...others } = card;
  return others;
}

function withFindings(card: Card, findings: Finding[]): Card {
  if (card.status !== "ok") return card;
  const { grade, reason } = rateConfidence(card.paper, findings);
  return { ...card, findings, confidence: grade, confidenceReason: reason };
}
