import { buildCard, type Card } from "../../core/card.ts";
import { checkDraft } from "../../core/checks/check-draft.ts";
import { applyEntry, decisionOf, isPending, type ReviewEntry } from "../../core/review.ts";
import type { DeskCard } from "../../core/review-desk.ts";

/** Lays a card out with what is decided about it. */
export type LayOut = (card: Card, entry: ReviewEntry) => DeskCard;

/** Remembers what it has laid out, so that a change of one card checks only that card. */
export function createLayOut(): LayOut {
  const known = new Map<string, { key: string; laid: DeskCard }>();
  return (card, entry) => {
    const key = JSON.stringify([entry, card]);
    const before = known.get(card.paper.id);
    if (before?.key === key) return before.laid;
    const laid = layOut(card, entry);
    known.set(card.paper.id, { key, laid });
    return laid;
  };
}

function layOut(card: Card, entry: ReviewEntry): DeskCard {
  return {
    card: applyEntry(card, entry),
    decision: decisionOf(card, entry),
    isPending: isPending(card, entry),
    proposal: layOutProposal(card, entry),
  };
}

function layOutProposal({ paper, image }: Card, { proposal }: ReviewEntry): DeskCard["proposal"] {
  if (proposal === null) return null;
  const { draft, provenance, remark } = proposal;
  const outcome = { status: "drafted" as const, paper, draft, provenance };
  return { remark, card: buildCard(outcome, checkDraft(paper, draft), image) };
}
