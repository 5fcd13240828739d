import { buildCard, type Card, type DraftedCard, isEdited } from "../card/card.ts";
import { carryDismissals } from "../card/carry-dismissals.ts";
import { isTriedAgain } from "../card/failure.ts";
import type { Outcome } from "../card/outcome.ts";
import { addFindingsAcross } from "../checks/check-draft.ts";
import { isFieldName } from "../draft/draft-fields.ts";
import { fillArtefacts } from "../paper/artefacts.ts";
import type { Paper } from "../paper/paper.ts";
import { recheckDraft } from "../verification/carry-doubts.ts";
import type { DailyDigest } from "./digest.ts";

/** What a day's cards are made from, besides what became of its papers. */
type CardSources = {
  /** The image of each paper, by id. */
  images: ReadonlyMap<Paper["id"], string | null>;
  /** The digest as it was when the papers were drafted; null when there was none. */
  before: DailyDigest | null;
  /** The digest as it is now. */
  now: DailyDigest | null;
};

type Drafted = Extract<Outcome, { status: "drafted" }>;

/**
 * The cards of a day. A paper that failed keeps the card that it has, unless it was withdrawn and nobody has
 * edited its card; a hidden card stays hidden, and as it is where it has no draft: nobody reads it. What
 * somebody else has changed since the papers were drafted is kept, such as a card that a person has edited or
 * published: a draft gives way to the card that is there now, and a card that is of none of these papers
 * stays. A finding that a person has dismissed stays dismissed, also in a new draft, as long as its sentence stands.
 */
export function composeCards(
  outcomes: readonly Outcome[],
  { images, before, now }: CardSources,
): Card[] {
  const stored = now ?? before;
  const changed = listChanged(before, now);
  const drafted: Drafted[] = [];
  const failed: Outcome[] = [];
  for (const outcome of outcomes) {
    const card = findKept(outcome, { stored, changed });
    if (card !== null) drafted.push(toOutcome(card, outcome));
    else if (outcome.status === "drafted") drafted.push(outcome);
    else failed.push(outcome);
  }
  const others = changed.filter(
    (card) => !outcomes.some(({ paper }) => paper.id === card.paper.id),
  );
  for (const card of others) if (card.status === "ok") drafted.push(toOutcome(card, card));

  const cards = [...addFindingsAcross(drafted), ...failed].map((outcome) => {
    const { id } = outcome.paper;
    const known = findCard(stored?.cards, id);
    if (outcome.status === "failed" && known?.status === "failed" && known.hidden) return known;
    const image = images.has(id) ? images.get(id) : known?.image;
    const card = carryDismissals(buildCard(outcome, image ?? null), known);
    return { ...card, hidden: known?.hidden ?? false };
  });
  return [...cards, ...others.filter(({ status }) => status === "failed")];
}

/**
 * A day with all that follows from its drafts and papers made again, whatever its data says of that: findings, ratings
 * and tags. What a person has edited is taken from it as far as it names fields, and what one has dismissed as far as it
 * is found again.
 */
export function rebuildDay(day: DailyDigest): DailyDigest {
  const drafted = day.cards.flatMap((card) =>
    card.status === "ok" ? [toOutcome(withFieldNames(card), card)] : [],
  );
  const checked = new Map(addFindingsAcross(drafted).map((one) => [one.paper.id, one]));
  const cards = day.cards.flatMap((card) => {
    const outcome = card.status === "ok" ? checked.get(card.paper.id) : card;
    if (outcome === undefined) return [];
    const rebuilt = carryDismissals(buildCard(outcome, card.image), card);
    return [{ ...rebuilt, hidden: card.hidden }];
  });
  return { ...day, cards };
}

function withFieldNames(card: DraftedCard): DraftedCard {
  const edited = card.provenance.edited.filter(isFieldName);
  return { ...card, provenance: { ...card.provenance, edited } };
}

/** The cards that are not as they were. */
function listChanged(before: DailyDigest | null, now: DailyDigest | null): Card[] {
  const old = new Map(before?.cards.map((card) => [card.paper.id, JSON.stringify(card)]));
  return (now?.cards ?? []).filter((card) => old.get(card.paper.id) !== JSON.stringify(card));
}

function findCard(cards: readonly Card[] | undefined, id: string): Card | undefined {
  return cards?.find(({ paper }) => paper.id === id);
}

/** The card that a paper keeps, whatever became of it; null when it gets a new one. */
function findKept(
  outcome: Outcome,
  { stored, changed }: { stored: DailyDigest | null; changed: readonly Card[] },
): DraftedCard | null {
  const cards = outcome.status === "failed" ? stored?.cards : changed;
  const card = findCard(cards, outcome.paper.id);
  if (card?.status !== "ok") return null;
  const isKept = outcome.status === "drafted" || isTriedAgain(outcome.failure) || isEdited(card);
  return isKept ? card : null;
}

/** A card's draft as what became of its paper, checked against the paper as it is listed now. */
function toOutcome(card: DraftedCard, listed: Pick<Outcome, "paper" | "artefacts">): Drafted {
  const { draft, provenance } = card;
  // It may be listed without the abstract that the draft was made from, or not have been looked up again.
  const paper = { ...listed.paper, abstract: listed.paper.abstract || card.paper.abstract };
  const artefacts = fillArtefacts(listed.artefacts, card.artefacts);
  const findings = recheckDraft({ paper, draft, artefacts, findings: card.findings });
  return { status: "drafted", paper, artefacts, draft, findings, provenance };
}
