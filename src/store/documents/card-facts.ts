import type { Card } from "../../core/card/card.ts";
import { hasDismissals, withoutDismissals } from "../../core/card/carry-dismissals.ts";
import { sumData } from "./checksums.ts";

/**
 * What a card is made of besides its draft and what a person has decided: what was dismissed, and the confidence that
 * follows from it, are a person's to say.
 */
export function factsOf(card: Card): object {
  return hasDismissals(card) ? withoutConfidence(card) : plainFacts(card);
}

/** Whether a card had this checksum, be it before a person had dismissed anything in it, or while one had. */
export function hadSum(card: Card, was: string): boolean {
  const forms = [factsOf(card), plainFacts(withoutDismissals(card)), withoutConfidence(card)];
  return forms.some((facts) => sumData(facts) === was);
}

function plainFacts(card: Card): object {
  const { draft: _, hidden: __, provenance: ___, dismissals: ____, ...facts } = card;
  return facts;
}

function withoutConfidence(card: Card): object {
  return { ...plainFacts(withoutDismissals(card)), confidence: null, confidenceReason: null };
}
