import type { DigestWeek } from "../../../core/paper/week.ts";
import type { ReviewSession, ReviewState } from "../../../core/review/review-session.ts";
import { isSentenceId } from "../../../core/review/week/week-review.ts";
import type { ActHistories } from "../act-history.ts";
import { findDay, type LookedWeek } from "./merge-week.ts";
import type { SeenWeeks } from "./seen-weeks.ts";
import { type SentenceActs, sentenceActs } from "./sentence-acts.ts";
import type { SentenceReview } from "./sentence-review.ts";

/** What can be done with cards alone. */
type CardActs = Pick<ReviewSession, "quote" | "choose" | "reconsider" | "arrange" | "begin">;

/** A card or sentence, and the revision of the week that its reviewer has seen. */
type Aim = { id: string; seen: number };

type WeekParts = {
  week: DigestWeek;
  seenWeeks: SeenWeeks;
  lookAll: () => Promise<LookedWeek>;
  look: () => Promise<ReviewState>;
  sentences: SentenceReview;
  history: ActHistories;
};

/** The acts on a week's cards, each done on the card's day, and on its sentences. */
export function changingWeek({
  week,
  seenWeeks,
  lookAll,
  look,
  sentences,
  history,
}: WeekParts): Pick<ReviewSession, keyof SentenceActs> & CardActs {
  const own = sentenceActs(sentences);
  const onCard = async (
    { id, seen }: Aim,
    change: (session: ReviewSession, revision: number) => Promise<{ undo: number }>,
  ) => {
    const { session, seen: day } = findDay((await lookAll()).days, id);
    const { undo } = await change(session, seenWeeks.revisionOf(seen, day.name));
    return { ...(await look()), undo };
  };
  const act = async (
    aim: Aim,
    change: (on: SentenceActs, revision: number) => Promise<{ undo: number }>,
  ) => {
    if (!isSentenceId(aim.id)) return onCard(aim, change);
    const { undo } = await change(own, seenWeeks.revisionOf(aim.seen, week));
    return { ...(await look()), undo };
  };
  return {
    edit: (id, change, seen) => act({ id, seen }, (on, now) => on.edit(id, change, now)),
    revertField: (id, path, seen) => act({ id, seen }, (on, now) => on.revertField(id, path, now)),
    quote: (id, passage, seen) => onCard({ id, seen }, (on, now) => on.quote(id, passage, now)),
    revert: (id, seen) => act({ id, seen }, (on, now) => on.revert(id, now)),
    decide: (id, decision, seen) => act({ id, seen }, (on, now) => on.decide(id, decision, now)),
    dismiss: (id, dismissal, seen) =>
      act({ id, seen }, (on, now) => on.dismiss(id, dismissal, now)),
    restore: (id, finding, seen) => act({ id, seen }, (on, now) => on.restore(id, finding, now)),
    choose: (id, choice, seen) => onCard({ id, seen }, (on, now) => on.choose(id, choice, now)),
    reconsider: (id, seen) => onCard({ id, seen }, (on, now) => on.reconsider(id, now)),
    arrange: (id, change, seen) => onCard({ id, seen }, (on, now) => on.arrange(id, change, now)),
    begin: (id, seen) => onCard({ id, seen }, (on, now) => on.begin(id, now)),
    acceptClean: async (ids, seen) => {
      const revisionOf = (name: string) => seenWeeks.revisionOf(seen, name);
      const looked = await lookAll();
      const acts = await acceptEach(ids, looked, { week, own, sentences, revisionOf });
      return { ...(await look()), undo: history.join(acts) };
    },
  };
}

type Accepting = Pick<WeekParts, "week" | "sentences"> & {
  own: SentenceActs;
  /** The revision of a day, or of the sentences, that the reviewer has seen. */
  revisionOf: (name: string) => number;
};

/** Accepts sentences, and cards day by day, or nothing; returns the acts, the last one first. */
async function acceptEach(
  ids: readonly string[],
  { days }: LookedWeek,
  { week, own, sentences, revisionOf }: Accepting,
): Promise<number[]> {
  const said = ids.filter(isSentenceId);
  const cards = ids.filter((id) => !isSentenceId(id));
  const done: { undo: number; takeBack: (act: number) => Promise<unknown> }[] = [];
  try {
    if (said.length > 0) {
      const { undo } = await own.acceptClean(said, revisionOf(week));
      done.unshift({ undo, takeBack: sentences.undo });
    }
    for (const { session, seen } of new Set(cards.map((id) => findDay(days, id)))) {
      const ofDay = cards.filter((id) => findDay(days, id).session === session);
      const { undo } = await session.acceptClean(ofDay, revisionOf(seen.name));
      done.unshift({ undo, takeBack: session.undo });
    }
  } catch (error) {
    for (const { undo, takeBack } of done) await takeBack(undo);
    throw error;
  }
  return done.map(({ undo }) => undo);
}
