import { buildCard, type Card } from "../../core/card/card.ts";
import { addFindingsAcross, checkDraft } from "../../core/checks/check-draft.ts";
import type { Finding } from "../../core/checks/finding.ts";
import {
  applyEntry,
  decisionOf,
  entryOf,
  isPending,
  type Review,
  type ReviewEntry,
} from "../../core/review/review.ts";
import type { DeskCard } from "../../core/review/review-desk.ts";

/** Lays a card out with what is decided about it. */
export type LayOut = (card: Card, entry: ReviewEntry) => DeskCard;

/** Remembers what it has laid out, so that a change of one card checks only that card. */
export function createLayOut(): LayOut {
  const known = new WeakMap<Card, { key: string; laid: DeskCard }>();
  return (card, entry) => {
    const key = JSON.stringify(entry);
    const before = known.get(card);
    if (before?.key === key) return before.laid;
    const laid = layOut(card, entry);
    known.set(card, { key, laid });
    return laid;
  };
}

/** Lays out a day's cards. A changed card also gets the findings that the others bring upon it. */
export function layOutAll(cards: readonly Card[], review: Review, layOut: LayOut): DeskCard[] {
  const laid = cards.map((card) => layOut(card, entryOf(review, card.paper.id)));
  const isChanged = ({ card }: DeskCard) => entryOf(review, card.paper.id).edit !== null;
  if (!laid.some(isChanged)) return laid;
  const across = findAcross(laid);
  return laid.map((one) => {
    const found = across.get(one.card.paper.id) ?? [];
    return isChanged(one) && found.length > 0
      ? { ...one, card: addFindings(one.card, found) }
      : one;
  });
}

/** What stands under more than one paper, by paper. */
function findAcross(laid: readonly DeskCard[]): ReadonlyMap<string, readonly Finding[]> {
  const entries = laid.flatMap(({ card: { paper, draft } }) =>
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
  const findings = checkDraft(paper, draft);
  const outcome = { status: "drafted" as const, paper, draft, findings, provenance };
  return { remark, card: buildCard(outcome, image) };
}
