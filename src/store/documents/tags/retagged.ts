import { type Card, chooseTags, type DraftedCard } from "../../../core/card/card.ts";
import type { DailyDigest, Digest } from "../../../core/digest/digest.ts";
import type { Draft } from "../../../core/draft/draft.ts";
import { areTags, describeOtherTags } from "../../../core/draft/other-tags.ts";
import { plausibleTags, TAG_NAMES } from "../../../core/draft/tags.ts";
import { findWritten } from "../../../core/review/both-edited.ts";
import { type Checksums, meaningOf } from "../../../core/review/document/document.ts";
import type { RefusedEdit } from "../../../core/review/field-text.ts";
import { readShownDraft, type TakenOver, takeOverEdits } from "../../../core/review/take-over.ts";
import { listUnshown } from "../../../core/review/unshown-fields.ts";
import { isOwnWork, sumDraft } from "../checksums.ts";
import { listParts, listWithOne } from "./tags-before.ts";

/** Tags that a person has changed in data: those of the card, those of its draft, or both. */
export type Retagged = {
  /** What both are to be. */
  tags: string[];
  /** What the card had, and its document showed. */
  before: string[];
  /** What its draft had, also tags that the card did not show; where these were changed, no more than that is known. */
  ofDraft: string[];
};

/** The tags that a person has changed in the data of a card, or why the card cannot have them; null for none. */
export function readRetagged(
  { paper, tags, draft }: DraftedCard,
  { before, ofDraft }: Pick<Retagged, "before" | "ofDraft">,
): Retagged | { why: RefusedEdit; what: string } | null {
  const [isOfCard, isOfDraft] = [!isSame(tags, before), !isSame(draft.tags, ofDraft)];
  if (!isOfCard && !isOfDraft) return null;
  const isAlike = [draft.tags, plausibleTags(paper, draft.tags)].some((one) => isSame(one, tags));
  if (isOfCard && isOfDraft && !isAlike) {
    return { why: "differing tags", what: `which tags ${paper.id} has` };
  }
  const now = isOfCard ? tags : draft.tags;
  const known = { ...draft, tags: [...before, ...ofDraft] };
  if (areTags(now, known)) return { tags: [...new Set(now)], before, ofDraft };
  return { why: "other tags", what: `${describeOtherTags(now, known)} of ${paper.id}` };
}

/** What is known of a card whose draft is not as it was. */
type Known = { before: string[]; markdown: string; drafts: Checksums["data"] };

/**
 * The tags that a card's draft had: those with which it has the checksum of a draft as it was, other fields as the document
 * shows them. Where none has, and nothing else is known to have been changed, its own, unless the card would show others of them.
 */
export function readTagsOfDraft(card: DraftedCard, { before, markdown, drafts }: Known): string[] {
  const { paper, draft } = card;
  const isWritten = (id: string, one: Draft) => drafts?.includes(sumDraft(id, one)) === true;
  if (drafts === null || isWritten(paper.id, draft)) return draft.tags;
  const read = readShownDraft({ ...card, tags: before }, markdown);
  const shown = { ...(read ?? draft), tags: draft.tags };
  const isProven = (tags: string[], unshown: readonly Draft[]) => {
    const guess = { ...card, draft: { ...draft, tags } };
    const others = unshown.map((one) => ({ ...one, tags }));
    return findWritten(guess, { ...shown, tags }, isWritten, others) !== null;
  };
  const likely = [draft.tags, before].find((tags) => isProven(tags, listUnshown(card, shown)));
  const proven = likely ?? guessTags(draft.tags, before).find((tags) => isProven(tags, [shown]));
  const isAllShown = read !== null && JSON.stringify(shown) === JSON.stringify(draft);
  const isNoOther = isAllShown && isOwnWork(markdown, meaningOf);
  return proven ?? (isNoOther && hasOtherTags(card, before) ? before : draft.tags);
}

/**
 * What the tags of a draft may have been: those that it has and some that were added, or one less; or those of its card and
 * one that this did not show.
 */
function guessTags(now: readonly string[], before: readonly string[]): string[][] {
  return [...listParts(now), ...listWithOne(now, before), ...listWithOne(before, TAG_NAMES)];
}

/** Whether a card would show other tags of its draft than these. */
export function hasOtherTags(card: DraftedCard, shown: readonly string[]): boolean {
  return !isSame(chooseTags(card), shown);
}

/** The digest with the tags of these cards as a person has changed them, in the card and in its draft. */
export function withTags<Kind extends Digest>(
  digest: Kind,
  retagged: ReadonlyMap<string, Retagged>,
): Kind {
  if (retagged.size === 0) return digest;
  const cards = digest.cards.map((card) => {
    const tags = retagged.get(card.paper.id)?.tags;
    if (tags === undefined || card.status !== "ok") return card;
    return { ...card, tags, draft: { ...card.draft, tags } };
  });
  return { ...digest, cards };
}

/** A day with the tags that cards and their drafts had before a person changed them. */
export function withTagsBefore(
  day: DailyDigest,
  retagged: ReadonlyMap<string, Retagged>,
): DailyDigest {
  const cards = day.cards.map((card) => {
    const was = retagged.get(card.paper.id);
    if (was === undefined || card.status !== "ok") return card;
    return { ...card, tags: was.before, draft: { ...card.draft, tags: was.ofDraft } };
  });
  return { ...day, cards };
}

/** Cards in which all else was taken over, with the tags that were changed in data, unless their document has others by a person. */
export function retagTaken(
  cards: readonly Card[],
  retagged: ReadonlyMap<string, Retagged>,
): TakenOver {
  const changed = cards.flatMap((card) => {
    const one = retagged.get(card.paper.id);
    return one === undefined || card.status !== "ok" ? [] : [{ card, ...one }];
  });
  const clash = changed.find(
    ({ card, tags, before }) => ![before, tags].some((own) => isSame(own, card.tags)),
  );
  if (clash !== undefined) {
    const what = `which tags ${clash.card.paper.id} has`;
    return { status: "refused", line: null, why: "both edited", what };
  }
  const edits = changed.map(({ card: { paper, draft }, tags }) => {
    const original = { ...draft, tags: [] };
    return [paper.id, { original, draft: { ...draft, tags } }] as const;
  });
  return takeOverEdits(cards, edits);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}
