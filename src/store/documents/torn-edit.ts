import { type Card, isEdited } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { changedFields, mergeDrafts, readFields } from "../../core/draft/draft-fields.ts";
import { BOTH_EDITED } from "../../core/review/both-edited.ts";
import { keepTouched } from "../../core/review/carry-edits.ts";
import { listShown } from "../../core/review/document/document.ts";
import { takeOverEarlier } from "../../core/review/gone-cards.ts";
import { type TakenOver, withEdits } from "../../core/review/take-over.ts";
import { readIsWritten, sumData } from "./checksums.ts";
import { findNearest } from "./nearest-version.ts";
import { readEdit } from "./read-edit.ts";
import { isChangedSince } from "./superseded.ts";
import type { Versions } from "./versions.ts";

/** A day of which a program was killed between its data and its document. */
type TornDay = {
  day: DailyDigest;
  markdown: string;
  versions: Versions;
  /** The document of a version, as it would have been written. */
  render: (version: DailyDigest) => Promise<string>;
};

/**
 * What a person has changed after such a kill, in the document, in the data or in both: each is compared with
 * what the program has written there. Null when the data is still that which the document shows.
 */
export async function readTornEdit(torn: TornDay): Promise<TakenOver | null> {
  const { day, markdown, versions, render } = torn;
  const { shown } = versions;
  const told = versions.told ?? shown;
  const beside = findNearest(day, [shown, ...versions.beside]);
  if (sumData(beside) === sumData(shown)) return null;
  const inData = readEdit(day, await render(beside), day);
  if (inData.status === "refused" || !isChangedSince(markdown)) return inData;
  const now = inData.status === "edited" ? { ...day, cards: inData.cards } : day;
  const inText = takeOverEarlier(shown, markdown, { now, isWritten: readIsWritten(markdown) });
  if (inText.status === "refused") return inText;
  const cards = inText.status === "edited" ? inText.cards : shown.cards;
  const left = listShown(markdown);
  const changed = cards.filter((card) => left.has(card.paper.id) && hasOtherDraft(card, told));
  if (changed.length === 0) return inData;
  const settled = changed.map((card) => settle(card, { told, beside, now }));
  const taken = settled.filter((card) => card !== "both edited");
  if (taken.length < settled.length) return BOTH_EDITED;
  return { status: "edited", cards: keepTouched(now, { ...shown, cards: taken }).cards };
}

/**
 * Papers whose cards were about to be added to a day when a program was killed, and are not in its data: either they
 * never were, or a person has taken all of them out, which looks the same.
 */
export function findPerhapsRemoved(day: DailyDigest, { shown, beside }: Versions): string[] {
  if (findNearest(day, [shown, ...beside]) !== shown) return [];
  const known = new Set([...day.cards, ...shown.cards].map(({ paper }) => paper.id));
  const ids = beside.flatMap(({ cards }) => cards.map(({ paper }) => paper.id));
  return [...new Set(ids)].filter((id) => !known.has(id));
}

/** What becomes of a card that was changed in the document: its version there or in the data, or one with all that was edited. */
function settle(
  card: Card,
  { told, beside, now }: { told: DailyDigest; beside: DailyDigest; now: DailyDigest },
): Card | "both edited" {
  const { id } = card.paper;
  const [was, written, current] = [told, beside, now].map((day) => findCard(day, id));
  if (current === undefined || toText(current) === toText(card)) return card;
  const isChanged = toText(current) !== toText(written);
  if (isChanged) {
    const [one, other] = [listChanges(was, card), listChanges(written, current)];
    if (one === other) return current;
    return toText(was) === toText(written) ? mergeEdits(was, card, current) : "both edited";
  }
  // A reviewer may have published it in the meantime.
  const isPublished = isEdited(current) && toText(current) !== toText(was);
  return isPublished ? "both edited" : card;
}

/** The card of the data with what was edited in the document, where both were edited from the same in other fields. */
function mergeEdits(was: Card | undefined, ofText: Card, ofData: Card): Card | "both edited" {
  if (!was?.draft || !ofText.draft || !ofData.draft) return "both edited";
  const draft = mergeDrafts(was.draft, ofText.draft, ofData.draft);
  if (draft === null) return "both edited";
  const edits = new Map([[ofData.paper.id, { original: ofData.draft, draft }]]);
  return withEdits([ofData], edits)[0] ?? "both edited";
}

function hasOtherDraft(card: Card, day: DailyDigest): boolean {
  return toText(card) !== toText(findCard(day, card.paper.id));
}

function findCard({ cards }: DailyDigest, id: string): Card | undefined {
  return cards.find(({ paper }) => paper.id === id);
}

function toText(card: Card | undefined): string {
  return JSON.stringify(card?.draft ?? null);
}

function toFields(card: Card | undefined): ReadonlyMap<string, string> {
  return card === undefined || card.draft === null ? new Map() : readFields(card.draft);
}

/** The fields that differ, with what they say now. */
function listChanges(before: Card | undefined, after: Card): string {
  if (!before?.draft || !after.draft) return "";
  const fields = toFields(after);
  const paths = changedFields(before.draft, after.draft).toSorted();
  return JSON.stringify(paths.map((path) => [path, fields.get(path) ?? after.draft]));
}
