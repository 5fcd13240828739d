import { buildCard, type Card } from "../card/card.ts";
import { addFindingsAcross, checkDraft } from "../checks/check-draft.ts";
import type { Finding } from "../checks/finding.ts";
import {
  applyEntry,
  decisionOf,
  entryOf,
  isPending,
  type Review,
  type ReviewEntry,
} from "./review.ts";
import type { ReviewCard } from "./review-session.ts";

/** Cards before a review, and the review: the cards as their reviewer has them. */
type ApplyReview = (cards: readonly Card[], review: Review) => ReviewCard[];

/**
 * Opens the function that applies a review to cards, for one day. It remembers what it has answered, so
 * that a change of one card checks only that card.
 */
export function createApplyReview(): ApplyReview {
  const known = new WeakMap<Card, { key: string; applied: ReviewCard }>();
  const apply = (card: Card, entry: ReviewEntry): ReviewCard => {
    const key = JSON.stringify(entry);
    const before = known.get(card);
    if (before?.key === key) return before.applied;
    const applied = toReviewCard(card, entry);
    known.set(card, { key, applied });
    return applied;
  };
  return (cards, review) => {
    const applied = cards.map((card) => apply(card, entryOf(review, card.paper.id)));
    return addAcross(applied, review);
  };
}

/** A changed card also gets the findings that the others bring upon it. */
function addAcross(cards: ReviewCard[], review: Review): ReviewCard[] {
  const isChanged = ({ card }: ReviewCard) => entryOf(review, card.paper.id).edit !== null;
  if (!cards.some(isChanged)) return cards;
  const across = findAcross(cards);
  return cards.map((reviewed) => {
    const found = across.get(reviewed.card.paper.id) ?? [];
    return isChanged(reviewed) && found.length > 0
      ? { ...reviewed, card: addFindings(reviewed.card, found) }
      : reviewed;
  });
}

/** What stands under more than one paper, by paper. */
function findAcross(cards: readonly ReviewCard[]): ReadonlyMap<string, readonly Finding[]> {
  const entries = cards.flatMap(({ card: { paper, draft } }) =>
    draft === null ? [] : [{ paper, draft, findings: [] }],
  );
  return new Map(addFindingsAcross(entries).map(({ paper, findings }) => [paper.id, findings]));
}

function addFindings(card: Card, found: readonly Finding[]): Card {
  if (card.status !== "ok") return card;
  const findings = [...card.findings, ...found];
  const { paper, draft, provenance, image, hidden } = card;
  return { ...buildCard({ status: "drafted", paper, draft, findings, provenance }, image), hidden };
}

function toReviewCard(card: Card, entry: ReviewEntry): ReviewCard {
  return {
    card: applyEntry(card, entry),
    decision: decisionOf(card, entry),
    isPending: isPending(card, entry),
    proposal: toProposal(card, entry),
  };
}

function toProposal({ paper, image }: Card, { proposal }: ReviewEntry): ReviewCard["proposal"] {
  if (proposal === null) return null;
  const { draft, provenance, remark } = proposal;
  const findings = checkDraft(paper, draft);
  const outcome = { status: "drafted" as const, paper, draft, findings, provenance };
  return { remark, card: buildCard(outcome, image) };
}
