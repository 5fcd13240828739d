import type { WeekSentence } from "../../../core/digest/week/week-intro.ts";
import type { CardChanges } from "../../../core/review/review-session.ts";
import {
  applySentence,
  type SentenceEntry,
  sentenceDecisionOf,
} from "../../../core/review/week/week-review.ts";

/** What of a sentence is another one by now than its reviewer has seen. */
export function listSentenceChanges(
  was: WeekSentence,
  seen: SentenceEntry,
  now: SentenceEntry,
): CardChanges {
  const [before, after] = [applySentence(was, seen), applySentence(was, now)];
  const decision = sentenceDecisionOf(was, now);
  return {
    decision: decision === sentenceDecisionOf(was, seen) ? null : decision,
    fields: [
      ...(before.text === after.text ? [] : ["text"]),
      ...(before.papers.join() === after.papers.join() ? [] : ["papers"]),
    ],
    hasOtherDraft: false,
    hasOtherFindings: JSON.stringify(before.dismissed) !== JSON.stringify(after.dismissed),
  };
}
