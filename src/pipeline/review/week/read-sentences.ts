import type { DraftedCard } from "../../../core/card/card.ts";
import { checkWeekSentence } from "../../../core/digest/week/check-week-draft.ts";
import type { WeekSentence } from "../../../core/digest/week/week-intro.ts";
import type { WeekTags } from "../../../core/digest/week/week-tags.ts";
import type { DigestWeek } from "../../../core/paper/week.ts";
import type { ReviewSentence } from "../../../core/review/review-session.ts";
import {
  applySentence,
  isSentencePending,
  listSentences,
  sentenceDecisionOf,
  sentenceEntryOf,
  type WeekReview,
} from "../../../core/review/week/week-review.ts";
import type { Run } from "../../run.ts";

/** What the sentences of a week are reviewed against. */
export type WeekBase = {
  /** Whether the week has a digest. */
  isMade: boolean;
  sentences: readonly WeekSentence[];
  /** What its chart shows; empty for none. */
  tagWeeks: readonly WeekTags[];
  /** Its cards that have a draft. */
  cards: readonly DraftedCard[];
};

/** @throws {StoreError} when the week or one of its days cannot be read. */
export async function loadWeekBase(week: DigestWeek, { store }: Run): Promise<WeekBase> {
  const digest = await store.digests.readWeek(week);
  return {
    isMade: digest !== null,
    sentences: digest?.intro?.sentences ?? [],
    tagWeeks: digest?.tagWeeks ?? [],
    cards: (digest?.cards ?? []).filter((card) => card.status === "ok"),
  };
}

/** Keeps what a week's sentences are reviewed against as long as its files are as they were. */
export function keepWeekBase(week: DigestWeek, run: Run): () => Promise<WeekBase> {
  let kept: { stamp: string; base: WeekBase } | null = null;
  return async () => {
    const stamp = await run.store.digests.stampWeek(week);
    if (kept?.stamp !== stamp) kept = { stamp, base: await loadWeekBase(week, run) };
    return kept.base;
  };
}

/** The sentences as their reviewer has them. */
export function reviewSentences(base: WeekBase, review: WeekReview): ReviewSentence[] {
  return [...listSentences(base.sentences, review)].map(([id, was]): ReviewSentence => {
    const entry = sentenceEntryOf(review, id);
    const sentence = applySentence(was, entry);
    const cards = sentence.papers.flatMap(
      (paper) => base.cards.find((card) => card.paper.id === paper) ?? [],
    );
    return {
      ...{ id, was, sentence, cards },
      findings: checkWeekSentence(sentence, base.cards, sentence.dismissed),
      decision: sentenceDecisionOf(was, entry),
      isPending: isSentencePending(was, entry),
      isEdited: entry.edit !== null,
    };
  });
}
