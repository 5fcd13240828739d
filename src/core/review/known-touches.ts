import type { Card, DraftedCard } from "../card/card.ts";
import { rebuildDay } from "../digest/compose-cards.ts";
import type { DailyDigest } from "../digest/digest.ts";
import { changedFields } from "../draft/draft-fields.ts";
import { rootOf } from "./replaced-cards.ts";

/**
 * A day that another process has made, in which a person has edited and hidden no more than in the published one: any other
 * text is a draft, whatever is said of it.
 */
export function withKnownTouches(made: DailyDigest, published: DailyDigest | null): DailyDigest {
  const known = new Map(published?.cards.map((card) => [card.paper.id, card]));
  const isKnown = made.cards.every((card) => hasKnown(card, known.get(card.paper.id)));
  if (isKnown) return made;
  const cards = made.cards.map((card) => toKnown(card, known.get(card.paper.id)));
  return rebuildDay({ ...made, cards });
}

function hasKnown(card: Card, known: Card | undefined): boolean {
  if (card.hidden !== (known?.hidden ?? false)) return false;
  return card.status !== "ok" || keepKnown(card, known).length === card.provenance.edited.length;
}

function toKnown(card: Card, known: Card | undefined): Card {
  const hidden = known?.hidden ?? false;
  if (card.status !== "ok") return { ...card, hidden };
  const provenance = { ...card.provenance, edited: keepKnown(card, known) };
  return { ...card, hidden, provenance };
}

/** The fields that are called edited in both cards, and say the same. */
function keepKnown({ draft, provenance }: DraftedCard, known: Card | undefined): string[] {
  if (known?.status !== "ok") return [];
  const other = new Set(changedFields(known.draft, draft).map(rootOf));
  const { edited } = known.provenance;
  return provenance.edited.filter((path) => edited.includes(path) && !other.has(rootOf(path)));
}
