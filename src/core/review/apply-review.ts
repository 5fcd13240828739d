import { buildCard, type Card } from "../card/card.ts";
import { addFindingsAcross } from "../checks/check-draft.ts";
import type { Finding } from "../checks/finding.ts";
import { recheckDraft } from "../verification/carry-doubts.ts";
import {
  applyEntry,
  decisionOf,
  entryOf,
  isPending,
  type Review,
  type ReviewEntry,
} from "./review.ts";
import type { ReviewCard } from "./review-session.ts";

/** Applies a review to the cards of a digest. */
type ApplyReview = (cards: readonly Card[], review: Review) => ReviewCard[];

/**
 * Returns a function that applies reviews to the cards of one day. It caches its results by card, so that
 * after a change of one card only that card is checked again.
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

/** Adds to a changed card the findings that come from the other cards. */
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

/** Findings of sentences that more than one paper has, by paper. */
function findAcross(cards: readonly ReviewCard[]): ReadonlyMap<string, readonly Finding[]> {
  const entries = cards.flatMap(({ card: { paper, draft } }) =>
    draft === null ? [] : [{ paper, draft, findings: [] }],
  );
  return new Map(addFindingsAcross(entries).map(({ paper, findings }) => [paper.id, findings]));
}

function addFindings(card: Card, found: readonly Finding[]): Card {
  if (card.status !== "ok") return card;
  const findings = [...card.findings, ...found];
  const { paper, artefacts, draft, provenance, image, hidden } = card;
  const outcome = { status: "drafted" as const, paper, artefacts, draft, findings, provenance };
  return { ...buildCard(outcome, image), hidden };
}

function toReviewCard(card: Card, entry: ReviewEntry): ReviewCard {
  return {
    card: applyEntry(card, entry),
    decision: decisionOf(card, entry),
    isPending: isPending(card, entry),
    proposal: toProposal(card, entry),
  };
}

function toProposal(
  { paper, artefacts, image }: Card,
  { proposal }: ReviewEntry,
): ReviewCard["proposal"] {
  if (proposal === null) return null;
  const { draft, provenance, remark, findings: known = [] } = proposal;
  const findings = recheckDraft({ paper, draft, artefacts, findings: known });
  const outcome = { status: "drafted" as const, paper, artefacts, draft, findings, provenance };
  return { remark, card: buildCard(outcome, image) };
}
