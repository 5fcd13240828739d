import { type Card, isEdited } from "./card.ts";

/**
 * Cards as they are published: those whose text a person has changed since they were published last say when, so that readers who have
 * them are told of the correction.
 */
export function stampEdits(after: readonly Card[], before: readonly Card[], now: Date): Card[] {
  const published = new Map(before.map((card) => [card.paper.id, card]));
  return after.map((card) => {
    const known = published.get(card.paper.id);
    if (card.status !== "ok" || !isEdited(card) || known?.status !== "ok") return card;
    if (JSON.stringify(card.draft) === JSON.stringify(known.draft)) return card;
    return { ...card, provenance: { ...card.provenance, editedAt: now.toISOString() } };
  });
}
