import { z } from "zod";
import { raiseDraft } from "../draft/raise-draft.ts";
import { DEFAULT_WHOLE_CARDS } from "./week/whole-cards.ts";

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
  const raised = { schemaVersion: formatVersion + 1, ...rest };
  const isWeek = "kind" in rest && rest.kind === "weekly";
  return isWeek
    ? { ...raised, top: DEFAULT_WHOLE_CARDS, papers: nameCards(rest, cards) }
    : { ...raised, cards: raiseCards(cards) };
}

/** A week of the first edition held its cards whole; all that is kept of them is which they were. */
function nameCards(week: object, cards: unknown): unknown {
  if (!Array.isArray(cards)) return cards;
  const { copiedFrom: date } = OldWeek.parse(week);
  return cards.flatMap((card) => {
    const { data } = OldWeekCard.safeParse(card);
    return data === undefined ? [] : [{ date, id: data.paper.id }];
  });
}

const OldWeek = z.object({ copiedFrom: z.unknown().default(null) });
const OldWeekCard = z.object({ paper: z.object({ id: z.unknown() }) });

function raiseCards(cards: unknown): unknown {
  return Array.isArray(cards) ? cards.map(raiseCard) : cards;
}

/** The first edition gave the reasons of ratings as sentences, which do not fit the brackets behind them. */
function raiseCard(card: unknown): unknown {
  if (typeof card !== "object" || card === null || !("draft" in card)) return card;
  const reasons = card.draft === null ? {} : { confidenceReason: "", difficultyReason: "" };
  return { ...card, draft: raiseDraft(card.draft), ...reasons };
}
