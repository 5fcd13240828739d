import { type Card, isEdited } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { changedFields, readFields } from "../../core/draft/draft-fields.ts";
import { keepTouched } from "../../core/review/carry-edits.ts";
import { type TakenOver, takeOver } from "../../core/review/take-over.ts";
import { sumData } from "./checksums.ts";
import { findNearest } from "./nearest-version.ts";
import { readEdit } from "./stored-document.ts";
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

const BOTH_EDITED: TakenOver = { status: "refused", line: null, why: "both edited" };

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
  const inText = takeOver(shown, markdown);
  if (inText.status === "refused") return inText;
  const now = inData.status === "edited" ? { ...day, cards: inData.cards } : day;
  const cards = inText.status === "edited" ? inText.cards : shown.cards;
  const changed = cards.filter((card) => hasOtherDraft(card, told));
  if (changed.length === 0) return inData;
  const verdicts = changed.map((card) => settle(card, { told, beside, now }));
  if (verdicts.includes("both edited")) return BOTH_EDITED;
  const taken = changed.filter((_, index) => verdicts[index] === "of document");
  return { status: "edited", cards: keepTouched(now, { ...shown, cards: taken }).cards };
}

/** Whose version of a card counts that was changed in the document. */
function settle(
  card: Card,
  { told, beside, now }: { told: DailyDigest; beside: DailyDigest; now: DailyDigest },
): "of document" | "of data" | "both edited" {
  const { id } = card.paper;
  const [was, written, current] = [told, beside, now].map((day) => findCard(day, id));
  if (current === undefined || toText(current) === toText(card)) return "of document";
  const isChanged = toText(current) !== toText(written);
  if (isChanged) {
    const [one, other] = [listChanges(was, card), listChanges(written, current)];
    return one === other ? "of data" : "both edited";
  }
  // A reviewer may have published it in the meantime.
  const isPublished = isEdited(current) && toText(current) !== toText(was);
  return isPublished ? "both edited" : "of document";
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
