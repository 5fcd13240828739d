import { z } from "zod";
import { raiseDraft } from "../draft/raise-draft.ts";

/** Version of a digest's file. Files of an older version are raised to it, those of a newer one refused. */
export const SCHEMA_VERSION = 2;

const OldDigest = z.looseObject({
  /** The first edition's name of the version. */
  formatVersion: z.literal(1),
  cards: z.unknown(),
});

/** The JSON of an older digest in this version's form, as far as its data goes; any other JSON as it is. */
export function raiseDigest(json: unknown): unknown {
  const old = OldDigest.safeParse(json);
  if (!old.success) return json;
  const { formatVersion, cards, ...rest } = old.data;
  return { schemaVersion: formatVersion + 1, ...rest, cards: raiseCards(cards) };
}

function raiseCards(cards: unknown): unknown {
  return Array.isArray(cards) ? cards.map(raiseCard) : cards;
}

function raiseCard(card: unknown): unknown {
  if (typeof card !== "object" || card === null || !("draft" in card)) return card;
  return { ...card, draft: raiseDraft(card.draft) };
}
