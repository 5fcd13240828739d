import type { Card } from "../../core/card/card.ts";
import { hasDismissals, withoutDismissals } from "../../core/card/carry-dismissals.ts";
import type { StoredDigest } from "../../core/digest/digest.ts";
import type { Checksums } from "../../core/review/document/document.ts";
import { sumData } from "./checksums.ts";

/**
 * A checksum for all of a digest that its drafts do not hold: by paper what its card is made of, in the order of the
 * cards, and by kind the rest. Whether a card is hidden, which fields are edited and what is dismissed is a person's to say, and left out
 * with all else of how a draft came about, which no document shows. A change of what is summed needs another version
 * of the digest's form: else the documents that are there would tell of edits that nobody has made.
 * Undefined for the week of an earlier version, whose papers are looked up among the days.
 */
export function sumFacts(stored: StoredDigest): Checksums["facts"] {
  if (stored.kind === "weekly") {
    const { papers, intro: _, ...week } = stored;
    if (papers.some(({ date }) => date === null)) return undefined;
    return new Map([["week", sumData({ ...week, papers: papers.map(({ id }) => id) })]]);
  }
  const { cards, ...day } = stored;
  const own = cards.map((card): [string, string] => [card.paper.id, sumCard(card)]);
  return new Map([["day", sumData(day)], ...own]);
}

/** A checksum for what a card is made of besides its draft and what a person has decided. */
export function sumCard(card: Card): string {
  return sumData(factsOf(card));
}

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
