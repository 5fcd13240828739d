import type { Card } from "../card/card.ts";
import type { DailyDigest } from "../digest/digest.ts";
import type { Draft } from "../draft/draft.ts";
import { changedFields, mergeDrafts, withFieldsOf } from "../draft/draft-fields.ts";
import { takeOverBesideGone } from "./gone-cards.ts";
import { readShownDraft, type TakenOver, withEdits } from "./take-over.ts";

/** Both files say something else of the same field. */
export const BOTH_EDITED: TakenOver = { status: "refused", line: null, why: "both edited" };

/** What is known of a day whose document and data were both changed. */
type Known = {
  /** Papers whose draft in the data is not as the program has written it. */
  changed: ReadonlySet<string>;
  /** Papers whose cards were taken out of the data. */
  removed: ReadonlySet<string>;
  /** Whether the program has written this draft. */
  isWritten: (paper: string, draft: Draft) => boolean;
};

/**
 * Takes over what a person has changed in a day's document, and what in its data, where no field of a card was changed in
 * both to something else.
 */
export function takeOverBoth(day: DailyDigest, markdown: string, known: Known): TakenOver {
  const written = new Map<string, Draft>();
  for (const card of day.cards.filter(({ paper }) => known.changed.has(paper.id))) {
    const draft = findWritten(card, markdown, known);
    if (draft === null) return BOTH_EDITED;
    written.set(card.paper.id, draft);
  }
  const before = { ...day, cards: day.cards.map((card) => withDraft(card, written)) };
  const inText = takeOverBesideGone(before, markdown, known.removed);
  if (inText.status === "refused") return inText;
  const told = new Map(
    (inText.status === "edited" ? inText.cards : []).map(({ paper, draft }) => [paper.id, draft]),
  );
  const merged = before.cards.flatMap(({ paper: { id }, draft: original }, index) => {
    const ofData = day.cards[index]?.draft ?? null;
    if (original === null || ofData === null) return [];
    return [{ id, original, draft: mergeDrafts(original, told.get(id) ?? original, ofData) }];
  });
  const edits = merged.flatMap(({ id, original, draft }) =>
    draft === null || isSame(original, draft) ? [] : [[id, { original, draft }] as const],
  );
  const isClash = merged.some(({ draft }) => draft === null);
  return isClash ? BOTH_EDITED : { status: "edited", cards: withEdits(day.cards, new Map(edits)) };
}

/** Fields of a card that differ between its files and are told apart. Nobody edits as many of one card in two places. */
const MAX_DIFFERING_FIELDS = 10;

/**
 * A card's draft as the program has written it: of the fields that differ between document and data, each has been changed
 * in one of them, and the other has it as it was. Null where that is not so.
 */
function findWritten(card: Card, markdown: string, { isWritten }: Known): Draft | null {
  const shown = readShownDraft(card, markdown);
  if (shown === null || card.draft === null) return null;
  const paths = changedFields(shown, card.draft);
  if (paths.length > MAX_DIFFERING_FIELDS) return null;
  for (let choice = 0; choice < 2 ** paths.length; choice++) {
    const ofData = paths.filter((_, index) => (choice >> index) % 2 === 1);
    const draft = withFieldsOf(shown, card.draft, ofData);
    if (draft !== null && isWritten(card.paper.id, draft)) return draft;
  }
  return null;
}

function withDraft(card: Card, drafts: ReadonlyMap<string, Draft>): Card {
  const draft = drafts.get(card.paper.id);
  return draft === undefined || card.status !== "ok" ? card : { ...card, draft };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
