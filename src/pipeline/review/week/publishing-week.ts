import type { ReviewSession, ReviewState } from "../../../core/review/review-session.ts";
import { assertWhole, changedElsewhere } from "../problems.ts";
import { type LookedWeek, sumRevisions } from "./merge-week.ts";
import type { SentenceReview } from "./sentence-review.ts";

type Publishing = { lookAll: () => Promise<LookedWeek>; sentences: SentenceReview };

/** The acts of showing what publishing a week would change, and of publishing it: its days, and then its own digest. */
export function publishingWeek({
  lookAll,
  sentences,
}: Publishing): Pick<ReviewSession, "preview" | "publish"> {
  return {
    preview: async () => {
      const { days } = await lookAll();
      const previews = await Promise.all(days.map(({ session }) => session.preview()));
      return {
        before: previews.map(({ before }) => before).join(""),
        after: previews.map(({ after }) => after).join(""),
        cards: previews.flatMap(({ cards }) => cards),
      };
    },
    publish: async (revision) => {
      const looked = await lookAll();
      if (sumRevisions(looked) !== revision) throw changedElsewhere();
      for (const { seen } of looked.days) assertWhole(seen);
      assertWhole({ cards: [], week: { ...looked.own, dates: new Map() } });
      const files: string[] = [];
      for (const { session, seen } of looked.days) {
        if (wouldChange(seen)) files.push(...(await session.publish(seen.revision)));
      }
      files.push(...(await sentences.publish()));
      return [...new Set(files)];
    },
  };
}

function wouldChange({ isPublished, cards }: ReviewState): boolean {
  return !isPublished || cards.some(({ isPending }) => isPending);
}
