import { buildCard, type Card } from "../card/card.ts";
import { withDecisions } from "../card/carry-dismissals.ts";
import { addFindingsAcross } from "../checks/check-draft.ts";
import { costsTrust, type Finding } from "../checks/finding.ts";
import { changedFields } from "../draft/draft-fields.ts";
import { listEmptyFields } from "../draft/empty-fields.ts";
import { recheckDraft } from "../verification/carry-doubts.ts";
import {
  decisionOf,
  decisionsOn,
  entryOf,
  isPending,
  type Review,
  type ReviewEntry,
} from "./review.ts";
import type { EmptyCard, ReviewCard, ReviewSentence, ReviewState } from "./review-session.ts";

/** Applies a review to the cards of a digest. */
type ApplyReview = (cards: readonly Card[], review: Review) => ReviewCard[];

/**
 * Returns a function that applies reviews to the cards of one day. It caches its results by card, so that
 * after a change of one card only that card is checked again, and what comes from all cards until one is changed.
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
  const findAcross = rememberAcross();
  return (cards, review) => {
    const applied = cards.map((card) => apply(card, entryOf(review, card.paper.id)));
    return addAcross(applied, { base: cards, review, findAcross });
  };
}

/** Whether nothing about a card asks for a person's eye: it is open, has a draft, and no error, warning or new draft waits. */
export function isClean({ card, decision, proposal }: Judged): boolean {
  const isOpen = decision === "open" && proposal === null;
  return isOpen && card.status === "ok" && !costsTrust(card.findings);
}

/** The same of a sentence of a week. */
export function isCleanSentence({ decision, findings }: ReviewSentence): boolean {
  return decision === "open" && !costsTrust(findings);
}

/** The cards and sentences with fields in which nothing is written. Of what readers have already, only what is changed is looked at. */
export function listEmpty({ cards, week }: Pick<ReviewState, "cards" | "week">): EmptyCard[] {
  const sentences = (week?.sentences ?? []).flatMap(({ id, sentence, decision }) => {
    const isEmpty = decision !== "hidden" && sentence.text.trim() === "";
    return isEmpty ? [{ id, title: "이번 주 흐름", fields: ["text"] }] : [];
  });
  const empty = cards.flatMap(({ card, decision, isPending }) => {
    if (card.draft === null || decision === "hidden" || !isPending) return [];
    const fields = listEmptyFields(card.draft);
    const { id, title } = card.paper;
    return fields.length === 0 ? [] : [{ id, title, fields }];
  });
  return [...sentences, ...empty];
}

type Judged = Pick<ReviewCard, "card" | "decision"> & { proposal: object | null };

type AcrossOptions = {
  base: readonly Card[];
  review: Review;
  findAcross: (cards: readonly ReviewCard[]) => FindingsByPaper;
};

/** Adds to a changed card the findings that come from the other cards. */
function addAcross(cards: ReviewCard[], { base, review, findAcross }: AcrossOptions): ReviewCard[] {
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

type FindingsByPaper = ReadonlyMap<string, readonly Finding[]>;

/** Finds sentences that more than one paper has, and remembers what it found in the cards that it was given last. */
function rememberAcross(): (cards: readonly ReviewCard[]) => FindingsByPaper {
  let last: { cards: readonly ReviewCard[]; found: FindingsByPaper } | null = null;
  return (cards) => {
    const isSame =
      last?.cards.length === cards.length && cards.every((card, at) => card === last?.cards[at]);
    if (last === null || !isSame) last = { cards, found: findAcross(cards) };
    return last.found;
  };
}

/** Findings of sentences that more than one paper has. */
function findAcross(cards: readonly ReviewCard[]): FindingsByPaper {
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

/** The card as the reviewer has it: with the changed draft, checked again, its findings dismissed or not, and hidden or not. */
export function applyEntry(card: Card, entry: ReviewEntry): Card {
  const hidden = entry.hidden ?? card.hidden;
  if (entry.edit === null) return { ...withDecisions(card, entry.dismissals), hidden };
  const { draft, original, provenance, findings: known = card.findings } = entry.edit;
  const edited = [...new Set([...provenance.edited, ...changedFields(original, draft)])];
  const outcome = {
    status: "drafted" as const,
    paper: card.paper,
    artefacts: card.artefacts,
    draft,
    findings: recheckDraft({ ...card, draft, findings: known }),
    provenance: { ...provenance, edited },
  };
  return { ...withDecisions(buildCard(outcome, card.image), decisionsOn(card, entry)), hidden };
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
