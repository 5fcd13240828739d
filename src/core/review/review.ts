import { z } from "zod";
import type { Card } from "../card/card.ts";
import { withDecisions } from "../card/carry-dismissals.ts";
import {
  type FindingDecision,
  KeptDecision,
  listDismissals,
  withDecision,
} from "../card/dismissal.ts";
import { Failure } from "../card/failure.ts";
import { makeByHand, Provenance } from "../card/provenance.ts";
import { type Dismissed, Finding, nameFinding } from "../checks/finding.ts";
import { Draft } from "../draft/draft.ts";
import { mergeDrafts, readFields, withFieldsOf } from "../draft/draft-fields.ts";
import { makeEmptyDraft } from "../draft/empty-fields.ts";
import { findTags, TAG_NAMES } from "../draft/tags.ts";
import { PaperId } from "../paper/paper.ts";

/** A draft that is not published yet, and where it comes from. */
const WaitingDraft = z.object({
  draft: Draft,
  provenance: Provenance,
  /** What was found in it when the model had answered; absent for the card's own draft, and in older files. */
  findings: z.array(Finding).optional(),
});

/** What a reviewer has decided about one card so far. */
export const ReviewEntry = z.object({
  /** Reviewed and found good. */
  accepted: z.boolean(),
  /** Whether it is hidden from readers; null leaves that as the digest has it. */
  hidden: z.boolean().nullable(),
  /** The draft as the reviewer has changed it, and the original; null when unchanged. */
  edit: WaitingDraft.extend({ original: Draft }).nullable(),
  /** The model's answer to a remark, until the reviewer chooses; null for none. */
  proposal: WaitingDraft.extend({ remark: z.string() }).nullable(),
  /** The draft that was not chosen, until the card is published, for a second look; null for none. */
  setAside: WaitingDraft.extend({ remark: z.string() }).nullable().default(null),
  /** What the reviewer has dismissed of the findings, or restored. */
  dismissals: z.array(KeptDecision).default([]),
  /** The review's revision with the last change of this card. */
  revision: z.int().nonnegative().default(0),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

/** The decisions about one day that are not published yet, as the cache keeps them. */
export const Review = z.object({
  formatVersion: z.literal(1),
  /** Counts the changes, so that one made on an older state can be refused. */
  revision: z.int().nonnegative(),
  /** The revision at which something else than a review has last replaced texts of cards; 0 for never. */
  replaced: z.int().nonnegative().default(0),
  /** Stands for the text of each card that its decisions were made on; see `nameTexts`. */
  texts: z.record(PaperId, z.string()).default({}),
  /** Counts how often its cards have been published. */
  publications: z.int().nonnegative(),
  cards: z.record(PaperId, ReviewEntry),
  /** Why papers got no draft when a dry run asked last; nothing else keeps that of a day without a digest. */
  failures: z.record(PaperId, Failure).default({}),
});
export type Review = z.infer<typeof Review>;

/** What a reviewer can decide about a card as a whole. */
export const Decision = z.enum(["open", "accepted", "hidden"]);
export type Decision = z.infer<typeof Decision>;

/** A review without any decision. */
export const EMPTY_REVIEW: Review = {
  ...{ formatVersion: 1, revision: 0, replaced: 0, publications: 0 },
  ...{ texts: {}, cards: {}, failures: {} },
};

/** A card that nothing is decided about. */
export const UNTOUCHED: ReviewEntry = {
  accepted: false,
  hidden: null,
  edit: null,
  proposal: null,
  setAside: null,
  dismissals: [],
  revision: 0,
};

/** The entry of a paper's card; an untouched one when the review has none. */
export function entryOf(review: Review, id: string): ReviewEntry {
  return review.cards[id] ?? UNTOUCHED;
}

/** The decision that follows from an entry and its card. */
export function decisionOf(card: Card, { accepted, hidden }: ReviewEntry): Decision {
  if (hidden ?? card.hidden) return "hidden";
  return accepted ? "accepted" : "open";
}

/** The entry after a decision about the card as a whole. */
export function decide(entry: ReviewEntry, decision: Decision): ReviewEntry {
  return { ...entry, accepted: decision === "accepted", hidden: decision === "hidden" };
}

/**
 * The entry after a change of its draft; null when there is no draft to change. A draft that
 * is the card's own again is no change.
 */
export function changeDraft(
  card: Card,
  entry: ReviewEntry,
  change: (draft: Draft) => Draft | null,
): ReviewEntry | null {
  const before = entry.edit ?? beginEdit(card);
  const draft = before === null ? null : change(before.draft);
  if (before === null || draft === null) return null;
  const isOwn = JSON.stringify(draft) === JSON.stringify(card.draft);
  return { ...entry, accepted: false, edit: isOwn ? null : { ...before, draft } };
}

/** The entry with one field as it was before the review; null when it was not there. */
export function revertField(card: Card, entry: ReviewEntry, path: string): ReviewEntry | null {
  const { edit } = entry;
  const isThere = (draft: Draft) => readFields(draft).has(path);
  if (edit === null || !isThere(edit.original)) return null;
  return changeDraft(card, entry, (draft) =>
    isThere(draft) ? withFieldsOf(draft, edit.original, [path]) : null,
  );
}

/**
 * The entry after a decision about a finding of the card as the reviewer has it: that it is dismissed, or, with null, not
 * any more. Null when there is no such finding.
 */
export function decideFinding(
  { draft, findings }: Card,
  entry: ReviewEntry,
  { name, dismissed }: { name: string; dismissed: Dismissed | null },
): ReviewEntry | null {
  const finding = findings.find((one) => nameFinding(one) === name);
  if (draft === null || finding === undefined) return null;
  return { ...entry, dismissals: withDecision(entry.dismissals, { draft, finding, dismissed }) };
}

/**
 * What is decided about findings of a card: on the card as it was before it was edited, be it in its data, and then in its
 * entry.
 */
export function decisionsOn(
  { draft, findings, dismissals }: Card,
  entry: ReviewEntry,
): FindingDecision[] {
  const before = { draft: entry.edit?.original ?? draft, findings, dismissals };
  return [...listDismissals(before), ...entry.dismissals];
}

/**
 * The entry with an act undone; null when the card has been changed since by another one. What the model has
 * answered meanwhile stays.
 */
export function undoChange(
  entry: ReviewEntry,
  { before, after }: { before: ReviewEntry; after: ReviewEntry },
): ReviewEntry | null {
  const isOfProposal = JSON.stringify(before.proposal) !== JSON.stringify(after.proposal);
  const { proposal } = isOfProposal ? after : entry;
  const expected = { ...after, proposal, revision: entry.revision };
  if (toText(entry) !== toText(expected)) return undoFields(entry, { before, after });
  return isOfProposal ? before : { ...before, proposal: entry.proposal };
}

/** The same where other fields than those of the act have been changed since; null for an act that changed more than fields. */
function undoFields(
  entry: ReviewEntry,
  { before, after }: { before: ReviewEntry; after: ReviewEntry },
): ReviewEntry | null {
  const [was, now] = [after.edit, entry.edit];
  if (was === null || now === null || !isOfFields(before, after) || !isOfFields(after, entry)) {
    return null;
  }
  const draft = mergeDrafts(was.draft, now.draft, before.edit?.draft ?? was.original);
  if (draft === null || isSame(draft, now.draft)) return null;
  const edit = isSame(draft, now.original) ? null : { ...now, draft };
  return { ...entry, accepted: false, edit };
}

function isSame(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether an entry differs from another one in nothing but the texts of the same draft. */
function isOfFields(one: ReviewEntry, other: ReviewEntry): boolean {
  const bare = ({ edit, accepted: _, proposal: __, revision: ___, ...rest }: ReviewEntry) => rest;
  const [a, b] = [one.edit ?? other.edit, other.edit ?? one.edit];
  const origin = (edit: ReviewEntry["edit"]) => JSON.stringify([edit?.original, edit?.provenance]);
  return JSON.stringify(bare(one)) === JSON.stringify(bare(other)) && origin(a) === origin(b);
}

/** Two entries that say the same have the same text. */
function toText(entry: ReviewEntry): string {
  return JSON.stringify(ReviewEntry.parse(entry));
}

/** The entry with a draft of a card that has none, in which a person will write all; null when the card has one. */
export function beginByHand(card: Card, entry: ReviewEntry, now: Date): ReviewEntry | null {
  if (card.status === "ok" || entry.edit !== null) return null;
  const tags = findTags(card.paper.title, card.paper.abstract);
  const draft = makeEmptyDraft(tags.length === 0 ? TAG_NAMES.slice(0, 1) : tags);
  const provenance = makeByHand(now);
  return { ...entry, accepted: false, edit: { original: draft, draft, provenance } };
}

/** The review with a change of one card, as its next revision. */
export function withChange(review: Review, id: string, changed: ReviewEntry): Review {
  const revision = review.revision + 1;
  return { ...review, revision, cards: { ...review.cards, [id]: { ...changed, revision } } };
}

/**
 * A review after publishing these texts: only what was accepted is kept. A card that was published has changed.
 */
export function afterPublishing(review: Review, texts: Review["texts"]): Review {
  const revision = review.revision + 1;
  const cards = Object.entries(review.cards).map(([id, entry]) => {
    const isPublished = entry.hidden !== null || entry.edit !== null || entry.dismissals.length > 0;
    const changed = { ...entry, hidden: null, edit: null, setAside: null, dismissals: [] };
    return [id, isPublished ? { ...changed, revision } : changed];
  });
  return {
    ...review,
    revision,
    texts,
    publications: review.publications + 1,
    cards: Object.fromEntries(cards),
  };
}

/** Whether a published card would change. */
export function isPending(card: Card, entry: ReviewEntry): boolean {
  if (entry.edit !== null || (entry.hidden !== null && entry.hidden !== card.hidden)) return true;
  const { findings } = withDecisions(card, entry.dismissals);
  return entry.dismissals.length > 0 && JSON.stringify(findings) !== JSON.stringify(card.findings);
}

function beginEdit(card: Card): ReviewEntry["edit"] {
  if (card.status !== "ok") return null;
  const { draft, provenance } = card;
  return { original: draft, draft, provenance };
}
