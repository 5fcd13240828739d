import type { WeekSentence } from "../../../core/digest/week/week-intro.ts";
import type { DigestWeek } from "../../../core/paper/week.ts";
import type { ReviewSentence } from "../../../core/review/review-session.ts";
import { buildIntro } from "../../../core/review/week/build-intro.ts";
import {
  afterPublishingWeek,
  applySentence,
  listSentences,
  type SentenceEntry,
  sentenceEntryOf,
  undoSentence,
  type WeekReview,
  withSentence,
} from "../../../core/review/week/week-review.ts";
import type { Run } from "../../run.ts";
import { rebuildWeek } from "../../weeks/rebuild-week.ts";
import type { ActHistory } from "../act-history.ts";
import { assertSeen } from "../assert-seen.ts";
import { changedSince, noSuchAct, unknownCard } from "../problems.ts";
import { listSentenceChanges } from "./list-sentence-changes.ts";
import { keepWeekBase, reviewSentences, type WeekBase } from "./read-sentences.ts";

/** What a sentence is changed by. */
type ChangeOf = (sentence: {
  was: WeekSentence;
  entry: SentenceEntry;
  base: WeekBase;
}) => SentenceEntry;

/** A change of sentences by a reviewer; of one in whose text or papers is written, with what was written and began there. */
type SentenceChange = {
  ids: readonly string[];
  seen: number;
  path?: string | undefined;
  text?: string;
  was?: string | undefined;
  stroke?: number | undefined;
};

/** The review of a week's sentences, for every act of its session. It is read from the cache each time. */
export type SentenceReview = {
  now: () => Date;
  look: () => Promise<
    Pick<WeekBase, "isMade" | "tagWeeks"> & { revision: number; sentences: ReviewSentence[] }
  >;
  /** @throws {ReviewError} `CONFLICT` when a sentence has been changed since that revision. */
  change: (change: SentenceChange, apply: ChangeOf) => Promise<{ undo: number }>;
  undo: (act: number) => Promise<void>;
  /** Writes the week's digest anew, if there is one, with what is decided about its sentences; returns the files. */
  publish: () => Promise<string[]>;
};

/** Opens the review of a week's sentences. Nothing is read yet. */
export function openSentenceReview(
  week: DigestWeek,
  run: Run,
  acts: ActHistory<SentenceEntry>,
): SentenceReview {
  const { reviews } = run.store;
  const readBase = keepWeekBase(week, run);
  const update = (change: (review: WeekReview, base: WeekBase) => WeekReview) =>
    reviews.updateWeek(week, async (review, write) => write(change(review, await readBase())));
  return {
    now: run.now,
    look: async () => {
      const [base, review] = await Promise.all([readBase(), reviews.readWeek(week)]);
      const { isMade, tagWeeks } = base;
      const sentences = reviewSentences(base, review);
      return { isMade, tagWeeks, revision: review.revision, sentences };
    },
    change: async ({ ids, path, stroke, ...written }, apply) => {
      const changes: { id: string; before: SentenceEntry; after: SentenceEntry }[] = [];
      await update((review, base) => {
        const listed = listSentences(base.sentences, review);
        return ids.reduce((changed, id) => {
          const [was, entry] = [listed.get(id), sentenceEntryOf(review, id)];
          if (was === undefined) throw unknownCard(id);
          const shown = acts.findSeen({ name: week, id, revision: written.seen });
          assertSentenceSeen({ ...written, path }, { was, entry, shown });
          const next = withSentence(changed, id, apply({ was, entry, base }));
          changes.push({ id, before: entry, after: sentenceEntryOf(next, id) });
          return next;
        }, review);
      });
      const ofStroke = stroke === undefined ? null : `${path} ${stroke}`;
      return { undo: acts.remember({ name: week, stroke: ofStroke, changes }) };
    },
    undo: async (number) => {
      const act = acts.find(number);
      if (act?.name !== week) throw noSuchAct();
      await update((review) =>
        act.changes.reduce((changed, { id, ...change }) => {
          const before = undoSentence(sentenceEntryOf(changed, id), change);
          if (before === null) throw changedSince();
          return withSentence(changed, id, before);
        }, review),
      );
      acts.forget(number);
    },
    publish: () =>
      reviews.updateWeek(week, async (review, write) => {
        const built = { isDone: false };
        const files = await rebuildWeek(week, run, (intro) => {
          built.isDone = intro !== undefined;
          return buildIntro(intro, review);
        });
        if (built.isDone) await write(afterPublishingWeek(review));
        return files;
      }),
  };
}

function assertSentenceSeen(
  { path, ...written }: Omit<SentenceChange, "ids">,
  { was, entry, shown }: { was: WeekSentence; entry: SentenceEntry; shown: SentenceEntry | null },
): void {
  const said = applySentence(was, entry);
  assertSeen(written, {
    revision: entry.revision,
    current: path === "papers" ? said.papers.join(", ") : said.text,
    listChanges: () => shown && listSentenceChanges(was, shown, entry),
  });
}
