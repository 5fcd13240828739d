import type { Card } from "../../core/card/card.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import {
  applyEntry,
  type Review,
  type ReviewEntry,
  undoChange,
  withChange,
} from "../../core/review/review.ts";
import type { ChangedState, ReviewState } from "../../core/review/review-session.ts";
import type { ActHistory } from "./act-history.ts";
import { findCard, isAsBegun, type KeptReview, readField } from "./kept-review.ts";
import { changedSince, conflict, noSuchAct, replacedByRun } from "./problems.ts";

/** Returns what is decided about a card from now on; the card as the reviewer has it is at hand, too. */
type ChangeEntry = (card: Card, entry: ReviewEntry, look: () => Card) => ReviewEntry;

/** A change of a card by a reviewer. */
export type CardChange = {
  id: string;
  /** The revision that the reviewer has seen. */
  seen: number;
  /** The field that is changed; null for a change of the card as a whole. */
  path?: string;
  /** What it is to say, and what it said where the reviewer began. */
  text?: string;
  was?: string | undefined;
  /** Changes of a field with the same number are undone as one. */
  stroke?: number | undefined;
};

/** The changes of a day's review. */
export type Changing = {
  /**
   * A change of a card by a reviewer.
   * @throws {ReviewError} `CONFLICT` when the card has been changed since the reviewer has seen it.
   */
  change: (change: CardChange, apply: ChangeEntry) => Promise<ChangedState>;
  /** Puts a card back as it was before a change. */
  undo: (act: number) => Promise<ReviewState>;
  /** An addition, so that no other reviewer has to look again, unless it replaces an earlier one. */
  add: (id: string, apply: (card: Card, entry: ReviewEntry) => ReviewEntry) => Promise<ReviewState>;
};

type ChangingOptions = {
  date: DigestDate;
  history: ActHistory;
  /** Changes what is kept, while nobody else does. */
  update: (change: (kept: KeptReview) => Review) => Promise<ReviewState>;
  toState: (kept: KeptReview) => ReviewState;
};

/** The ways to change what is decided about a card. */
export function changing({ date, history, update, toState }: ChangingOptions): Changing {
  return {
    change: async ({ id, ...seen }, apply) => {
      const changed = Promise.withResolvers<{ before: ReviewEntry; after: ReviewEntry }>();
      const state = await update((kept) => {
        const { card, entry } = findCard(kept, id);
        assertSeen(kept, { card, entry, ...seen });
        const look = () => toState(kept).cards.find((one) => one.card.paper.id === id)?.card;
        const after = apply(card, entry, () => look() ?? card);
        changed.resolve({ before: entry, after });
        return withChange(kept.review, id, after);
      });
      const ofStroke = seen.stroke === undefined ? null : `${seen.path} ${seen.stroke}`;
      const act = { day: date, id, stroke: ofStroke, ...(await changed.promise) };
      return { ...state, undo: history.remember(act) };
    },
    undo: async (number) => {
      const act = history.find(number);
      if (act === null || act.day !== date) throw noSuchAct();
      const state = await update((kept) => {
        const before = undoChange(findCard(kept, act.id).entry, act);
        if (before === null) throw changedSince();
        return withChange(kept.review, act.id, before);
      });
      history.forget(number);
      return state;
    },
    add: (id, apply) =>
      update((kept) => {
        const { card, entry } = findCard(kept, id);
        const added = apply(card, entry);
        if (entry.proposal !== null) return withChange(kept.review, id, added);
        return { ...kept.review, cards: { ...kept.review.cards, [id]: added } };
      }),
  };
}

type Seen = Omit<CardChange, "id"> & { card: Card; entry: ReviewEntry };

/** Who writes in one field does not mind what others have written in other ones. */
function assertSeen({ review }: KeptReview, { card, entry, seen, path, was, text }: Seen): void {
  if (entry.revision <= seen) return;
  const current = readField(applyEntry(card, entry), path);
  if (entry.revision === review.replaced) throw replacedByRun(current, text);
  if (!isAsBegun(current, was)) throw conflict(current, text);
}
