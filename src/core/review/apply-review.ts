import { buildCard, type Card } from "../card/card.ts";
import { withDecisions } from "../card/carry-dismissals.ts";
import { addFindingsAcross } from "../checks/check-draft.ts";
import type { Finding } from "../checks/finding.ts";
import { recheckDraft } from "../verification/carry-doubts.ts";
import {
  applyEntry,
  decisionOf,
  decisionsOn,
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
    return addAcross(applied, cards, review);
  };
}

/** Adds to a changed card the findings that come from the other cards. */
function addAcross(cards: ReviewCard[], base: readonly Card[], review: Review): ReviewCard[] {
  const isChanged = ({ card }: ReviewCard) => entryOf(review, card.paper.id).edit !== null;
  if (!cards.some(isChanged)) return cards;
  const across = findAcross(cards);
  return cards.map((reviewed, index) => {
    const { id } = reviewed.card.paper;
    const [found = [], was] = [across.get(id), base[index]];
    if (!isChanged(reviewed) || found.length === 0 || was === undefined) return reviewed;
    const card = addFindings(reviewed.card, found);
    return { ...reviewed, card: withDecisions(card, decisionsOn(was, entryOf(review, id))) };
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
    isEdited: entry.edit !== null,
    original: entry.edit?.original ?? null,
    proposal: toProposal(card, entry),
    hasSetAside: entry.setAside !== null,
  };
}

function toProposal(card: Card, entry: ReviewEntry): ReviewCard["proposal"] {
  const { proposal } = entry;
  if (proposal === null) return null;
  const { paper, artefacts, image } = card;
  const { draft, provenance, remark, findings: known = [] } = proposal;
  const findings = recheckDraft({ paper, draft, artefacts, findings: known });
  const outcome = { status: "drafted" as const, paper, artefacts, draft, findings, provenance };
  return { remark, card: withDecisions(buildCard(outcome, image), decisionsOn(card, entry)) };
}
