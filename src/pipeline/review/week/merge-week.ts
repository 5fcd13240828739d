import type { DigestWeek } from "../../../core/paper/week.ts";
import type {
  ReviewCard,
  ReviewSession,
  ReviewState,
} from "../../../core/review/review-session.ts";
import { unknownCard } from "../problems.ts";
import type { SentenceReview } from "./sentence-review.ts";

/** The session of one day, and its state. */
type DaySession = { session: ReviewSession; seen: ReviewState };

/** A week as it is now: its days, the latest first, and its sentences. */
export type LookedWeek = { days: DaySession[]; own: Awaited<ReturnType<SentenceReview["look"]>> };

/**
 * The day that has the card of a paper.
 *
 * @throws {ReviewError} when none has.
 */
export function findDay(days: readonly DaySession[], id: string): DaySession {
  const found = days.find(({ seen }) => seen.cards.some(({ card }) => card.paper.id === id));
  if (found === undefined) throw unknownCard(id);
  return found;
}

/** Grows with every change of any day or sentence, as one day's revision does. */
export function sumRevisions({ days, own }: LookedWeek): number {
  return days.reduce((sum, { seen }) => sum + seen.revision, own.revision);
}

/** The days and sentences of a week as one state. */
export function mergeWeek(week: DigestWeek, looked: LookedWeek): ReviewState {
  const { days, own } = looked;
  const cards = new Map<string, ReviewCard>();
  const dates = new Map<string, string>();
  for (const { seen } of days) {
    for (const reviewed of seen.cards) {
      const { id } = reviewed.card.paper;
      if (cards.has(id)) continue;
      cards.set(id, reviewed);
      dates.set(id, seen.name);
    }
  }
  return {
    name: week,
    isPublished: days.every(({ seen }) => seen.isPublished),
    isProvisional: days.some(({ seen }) => seen.isProvisional),
    revision: sumRevisions(looked),
    cards: [...cards.values()],
    week: { isMade: own.isMade, tagWeeks: own.tagWeeks, sentences: own.sentences, dates },
  };
}
