import type { Card, DraftedCard } from "../card/card.ts";
import { carryDismissals, withoutDismissals } from "../card/carry-dismissals.ts";
import { rebuildDay } from "../digest/compose-cards.ts";
import type { DailyDigest } from "../digest/digest.ts";
import { changedFields } from "../draft/draft-fields.ts";
import { isSettled } from "../paper/date.ts";
import { rootOf } from "./replaced-cards.ts";

/** What is known of a day without the process that has made it. */
type Known = {
  published: DailyDigest | null;
  /** The day as its open request has it. @default none */
  proposed?: DailyDigest | null | undefined;
  now: Date;
};

/**
 * A day that another process has made, of whose claims none is taken that can be known here: when its listing has closed,
 * which form it once had, and what a person has edited, hidden and dismissed.
 */
export function toKnownDay(made: DailyDigest, known: Known): DailyDigest {
  return withKnownTouches(withKnownForm(withKnownStatus(made, known), known), known.published);
}

/**
 * Whether a listing that has closed was looked at before or after that, only the other process knows: the day may be published
 * later than it was made, and has to be looked at again then.
 */
function withKnownStatus(made: DailyDigest, { published, now }: Known): DailyDigest {
  const isOver = isSettled(made.date, now);
  if (!isOver) return { ...made, status: "provisional" };
  return published?.status === "settled" ? { ...made, status: "settled" } : made;
}

function withKnownForm(made: DailyDigest, { published, proposed }: Known): DailyDigest {
  if ([published, proposed].some((day) => day?.raisedFrom !== undefined)) return made;
  const { raisedFrom: _, ...others } = made;
  return others;
}

/** Any text that is not known to be a person's is a draft, whatever is said of it. */
function withKnownTouches(made: DailyDigest, published: DailyDigest | null): DailyDigest {
  const known = new Map(published?.cards.map((card) => [card.paper.id, card]));
  const isKnown = made.cards.every((card) => hasKnown(card, known.get(card.paper.id)));
  if (isKnown) return made;
  const cards = made.cards.map((card) => toKnown(card, known.get(card.paper.id)));
  return rebuildDay({ ...made, cards });
}

function hasKnown(card: Card, known: Card | undefined): boolean {
  if (card.hidden !== (known?.hidden ?? false)) return false;
  if (toText(card) !== toText(withKnownDismissals(card, known))) return false;
  return card.status !== "ok" || keepKnown(card, known).length === card.provenance.edited.length;
}

function toKnown(made: Card, known: Card | undefined): Card {
  const hidden = known?.hidden ?? false;
  const card = withKnownDismissals(made, known);
  if (card.status !== "ok") return { ...card, hidden };
  const provenance = { ...card.provenance, edited: keepKnown(card, known) };
  return { ...card, hidden, provenance };
}

function withKnownDismissals(card: Card, known: Card | undefined): Card {
  return carryDismissals(withoutDismissals(card), known);
}

function toText({ findings, dismissals }: Card): string {
  return JSON.stringify([findings, dismissals]);
}

/** The fields that are called edited in both cards, and say the same. */
function keepKnown({ draft, provenance }: DraftedCard, known: Card | undefined): string[] {
  if (known?.status !== "ok") return [];
  const other = new Set(changedFields(known.draft, draft).map(rootOf));
  const { edited } = known.provenance;
  return provenance.edited.filter((path) => edited.includes(path) && !other.has(rootOf(path)));
}
