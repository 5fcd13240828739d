import type { Card, DraftedCard } from "../card/card.ts";
import type { DailyDigest } from "../digest/digest.ts";
import type { Draft } from "../draft/draft.ts";
import { changedFields, mergeDrafts, withFieldsOf } from "../draft/draft-fields.ts";
import { readShownDraft, type TakenOver, takeOverEdits } from "./take-over.ts";
import { type DraftsBefore, listUnshown } from "./unshown-fields.ts";

/** Both files say something else of the same field. */
export const BOTH_EDITED: TakenOver = { status: "refused", line: null, why: "both edited" };

/** What is known of a day whose document and data were both changed. */
type Known = DraftsBefore & {
  /** Papers whose draft in the data is not as the program has written it. */
  changed: ReadonlySet<string>;
  /** What a person has changed in the document of this day. */
  readText: (day: DailyDigest) => TakenOver;
};

/**
 * Takes over what a person has changed in a day's document, and what in its data, where no field of a card was changed in
 * both to something else.
 */
export function takeOverBoth(day: DailyDigest, markdown: string, known: Known): TakenOver {
  const written = new Map<string, Draft>();
  for (const card of day.cards.filter(({ paper }) => known.changed.has(paper.id))) {
    const shown = readShownDraft(card, markdown);
    if (shown === null || card.status !== "ok") return BOTH_EDITED;
    const seen = withTagsBefore(shown, card.draft, known.tagsOf(card.paper.id));
    const draft = findWritten(card, shown, known.isWritten, listUnshown(card, seen));
    if (draft === null) return BOTH_EDITED;
    written.set(card.paper.id, draft);
  }
  const before = { ...day, cards: day.cards.map((card) => asWritten(card, written, known)) };
  const inText = known.readText(before);
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
  return isClash ? BOTH_EDITED : takeOverEdits(day.cards, edits);
}

/** Fields of a card that differ between its files and are told apart. Nobody edits as many of one card in two places. */
const MAX_DIFFERING_FIELDS = 10;

/** Drafts that may have been written and are tried for one card; each takes some 30 µs. */
const MAX_DRAFT_GUESSES = 2_000;

/**
 * A card's draft as the program has written it: of the fields that differ between document and data, each has been changed
 * in one of them, and the other has it as it was. Null where that is not so.
 *
 * @param shown The draft as the document shows it.
 * @param unshown The same with what else the fields may have been that it does not show.
 */
export function findWritten(
  { paper, draft }: DraftedCard,
  shown: Draft,
  isWritten: DraftsBefore["isWritten"],
  unshown: readonly Draft[],
): Draft | null {
  const paths = changedFields(shown, draft);
  if (paths.length > MAX_DIFFERING_FIELDS) return null;
  const choices = 2 ** paths.length;
  for (const one of unshown.slice(0, Math.ceil(MAX_DRAFT_GUESSES / choices))) {
    for (let choice = 0; choice < choices; choice++) {
      const ofData = paths.filter((_, index) => (choice >> index) % 2 === 1);
      const mixed = withFieldsOf(one, draft, ofData);
      if (mixed !== null && isWritten(paper.id, mixed)) return mixed;
    }
  }
  return null;
}

/** The draft as its document shows it, with the tags that it had where data and document now have the same others. */
function withTagsBefore(shown: Draft, { tags }: Draft, before: string[] | null): Draft {
  return before === null || !isSame(shown.tags, tags) ? shown : { ...shown, tags: before };
}

/** A card with its draft as the program has written it, and the tags that it had. */
function asWritten(card: Card, drafts: ReadonlyMap<string, Draft>, { tagsOf }: Known): Card {
  const draft = drafts.get(card.paper.id);
  if (draft === undefined || card.status !== "ok") return card;
  return { ...card, draft, tags: tagsOf(card.paper.id) ?? card.tags };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
