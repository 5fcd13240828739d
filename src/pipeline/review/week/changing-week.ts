import type { ReviewSession, ReviewState } from "../../../core/review/review-session.ts";
import { isSentenceId } from "../../../core/review/week/week-review.ts";
import type { ActHistories } from "../act-history.ts";
import { readField } from "../kept-review.ts";
import { conflict } from "../problems.ts";
import { findDay, type LookedWeek, sumRevisions } from "./merge-week.ts";
import { type SentenceActs, sentenceActs } from "./sentence-acts.ts";
import type { SentenceReview } from "./sentence-review.ts";

type Changing = Pick<ReviewSession, keyof SentenceActs | "choose">;

type WeekParts = {
  lookAll: () => Promise<LookedWeek>;
  look: () => Promise<ReviewState>;
  sentences: SentenceReview;
  history: ActHistories;
};

/** Where an act is done, and what it has to name there as seen. */
type Place<On> = { on: On; revision: number };

/** The acts on a week's cards, each done on the card's day, and on its sentences. */
export function changingWeek({ lookAll, look, sentences, history }: WeekParts): Changing {
  const own = sentenceActs(sentences);
  const find = async (id: string, { seen, path }: { seen: number; path?: string }) => {
    const looked = await lookAll();
    const isSeen = sumRevisions(looked) === seen;
    if (isSentenceId(id)) {
      const said = looked.own.sentences.find((one) => one.id === id)?.sentence;
      if (!isSeen) throw conflict(path === "papers" ? said?.papers.join(", ") : said?.text);
      return { day: null, revision: looked.own.revision };
    }
    const day = findDay(looked.days, id);
    const now = day.seen.cards.find(({ card }) => card.paper.id === id);
    if (!isSeen) throw conflict(now && readField(now.card, path));
    return { day: day.session, revision: day.seen.revision };
  };
  const act = async (
    id: string,
    seen: { seen: number; path?: string },
    change: (place: Place<SentenceActs>) => Promise<{ undo: number }>,
  ) => {
    const { day, revision } = await find(id, seen);
    const { undo } = await change({ on: day ?? own, revision });
    return { ...(await look()), undo };
  };
  return {
    edit: (id, change, seen) =>
      act(id, { seen, path: change.path }, ({ on, revision }) => on.edit(id, change, revision)),
    revert: (id, seen) => act(id, { seen }, ({ on, revision }) => on.revert(id, revision)),
    decide: (id, decision, seen) =>
      act(id, { seen }, ({ on, revision }) => on.decide(id, decision, revision)),
    dismiss: (id, dismissal, seen) =>
      act(id, { seen }, ({ on, revision }) => on.dismiss(id, dismissal, revision)),
    restore: (id, finding, seen) =>
      act(id, { seen }, ({ on, revision }) => on.restore(id, finding, revision)),
    acceptClean: async (ids, seen) => {
      const looked = await lookAll();
      if (sumRevisions(looked) !== seen) throw conflict();
      const acts = await acceptEach(ids, looked, own);
      return { ...(await look()), undo: history.join(acts) };
    },
    choose: async (id, choice, seen) => {
      const { session } = findDay((await lookAll()).days, id);
      const { revision } = await find(id, { seen });
      const { undo } = await session.choose(id, choice, revision);
      return { ...(await look()), undo };
    },
  };
}

/** Accepts sentences, and cards day by day; returns the acts, the last one first. */
async function acceptEach(
  ids: readonly string[],
  { days, own }: LookedWeek,
  sentences: SentenceActs,
): Promise<number[]> {
  const said = ids.filter(isSentenceId);
  const cards = ids.filter((id) => !isSentenceId(id));
  const acts: number[] = [];
  if (said.length > 0) acts.push((await sentences.acceptClean(said, own.revision)).undo);
  for (const { session, seen } of new Set(cards.map((id) => findDay(days, id)))) {
    const ofDay = cards.filter((id) => findDay(days, id).session === session);
    acts.push((await session.acceptClean(ofDay, seen.revision)).undo);
  }
  return acts.toReversed();
}
