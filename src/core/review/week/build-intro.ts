import type { WeekIntro } from "../../digest/week/week-intro.ts";
import { applySentence, listSentences, sentenceEntryOf, type WeekReview } from "./week-review.ts";

/** A week's sentences with all that is decided about them, as publishing writes them. */
export function buildIntro(
  intro: WeekIntro | undefined,
  review: WeekReview,
): WeekIntro | undefined {
  if (intro === undefined) return undefined;
  const sentences = [...listSentences(intro.sentences, review)].map(([id, sentence]) =>
    applySentence(sentence, sentenceEntryOf(review, id)),
  );
  return { ...intro, sentences };
}
