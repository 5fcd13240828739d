import type { Card } from "../../core/card/card.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { applyEntry } from "../../core/review/apply-review.ts";
import {
  entryOf,
  type Review,
  type ReviewEntry,
  undoChange,
  withChange,
} from "../../core/review/review.ts";
import type { ChangedState, ReviewState } from "../../core/review/review-session.ts";
import type { ActHistories } from "./act-history.ts";
import { assertSeen } from "./assert-seen.ts";
import { findCard, isSeenItem, type KeptReview, readField } from "./kept-review.ts";
import { listChanges } from "./list-changes.ts";
import { changedSince, noSuchAct } from "./problems.ts";

/** Returns what is decided about a card from now on; the card as the reviewer has it is at hand, too. */
type ChangeEntry = (card: Card, entry: ReviewEntry, look: () => Card) => ReviewEntry;

/** A change of a card by a reviewer. */
type CardChange = {
  id: string;
  /** The revision that the reviewer has seen. */
  seen: number;
  /** The field that is changed; null for a change of the card as a whole. */
  path?: string;
  /** What it is to say, and what it said where the reviewer began. */
  text?: string;
  was?: string | undefined;
  /** What the items of the field's list said there. */
  items?: readonly string[] | undefined;
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
  /** The same change of several cards at once, which is undone as one. None is changed when one cannot be. */
  changeAll: (
    change: { ids: readonly string[]; seen: number },
    apply: ChangeEntry,
  ) => Promise<ChangedState>;
  /** Puts a card back as it was before a change. */
  undo: (act: number) => Promise<ReviewState>;
  /** An addition, so that no other reviewer has to look again, unless it replaces an earlier one. */
  add: (id: string, apply: (card: Card, entry: ReviewEntry) => ReviewEntry) => Promise<ReviewState>;
};

type ChangingOptions = {
  date: DigestDate;
  history: ActHistories;
  /** Changes what is kept, while nobody else does. */
  update: (change: (kept: KeptReview) => Review) => Promise<ReviewState>;
  toState: (kept: KeptReview) => ReviewState;
};

/** The ways to change what is decided about a card. */
export function changing({ date, history, update, toState }: ChangingOptions): Changing {
  const { cards: acts } = history;
  const changeEach = async (
    changes: readonly CardChange[],
    apply: ChangeEntry,
  ): Promise<ChangedState> => {
    const done: { id: string; before: ReviewEntry; after: ReviewEntry }[] = [];
    const state = await update((kept) => {
      const looked = lookOnce(() => toState(kept));
      return changes.reduce((review, { id, ...seen }) => {
        const { card, entry } = findCard(kept, id);
        const shown = acts.findSeen({ name: date, id, revision: seen.seen });
        assertCardSeen(kept, { card, entry, shown, ...seen });
        const look = () => looked().cards.find((one) => one.card.paper.id === id)?.card;
        const after = apply(card, entry, () => look() ?? card);
        const changed = withChange(review, id, after);
        done.push({ id, before: entry, after: entryOf(changed, id) });
        return changed;
      }, kept.review);
    });
    const [{ path, stroke = null } = {}] = changes;
    const ofStroke = stroke === null ? null : `${path} ${stroke}`;
    return { ...state, undo: acts.remember({ name: date, stroke: ofStroke, changes: done }) };
  };
  return {
    change: (change, apply) => changeEach([change], apply),
    changeAll: ({ ids, seen }, apply) =>
      changeEach(
        ids.map((id) => ({ id, seen })),
        apply,
      ),
    undo: async (number) => {
      const act = acts.find(number);
      if (act === null || act.name !== date) throw noSuchAct();
      const state = await update((kept) =>
        act.changes.reduce((review, { id, ...change }) => {
          const before = undoChange(findCard(kept, id).entry, change);
          if (before === null) throw changedSince();
          return withChange(review, id, before);
        }, kept.review),
      );
      acts.forget(number);
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

function lookOnce<Value>(look: () => Value): () => Value {
  let looked: { at: Value } | null = null;
  return () => {
    looked ??= { at: look() };
    return looked.at;
  };
}

type Seen = Omit<CardChange, "id"> & {
  card: Card;
  entry: ReviewEntry;
  /** The entry that the reviewer has seen; null where that is not known. */
  shown: ReviewEntry | null;
};

function assertCardSeen({ review }: KeptReview, seen: Seen): void {
  const { card, entry, shown, path, items } = seen;
  if (entry.revision <= seen.seen) return;
  const now = applyEntry(card, entry);
  assertSeen(seen, {
    revision: entry.revision,
    isReplaced: entry.revision === review.replaced,
    current: readField(now, path),
    isOwnItem: isSeenItem(now, path, items),
    listChanges: () => shown && listChanges(card, shown, entry),
  });
}
