import type { ReviewSession, ReviewState } from "../../../core/review/review-session.ts";
import { isSentenceId } from "../../../core/review/week/week-review.ts";
import type { ActHistories } from "../act-history.ts";
import type { CardChange } from "../changing.ts";
import { isAsBegun, isSeenItem, readField } from "../kept-review.ts";
import { changedElsewhere, conflict, itemMoved } from "../problems.ts";
import { findDay, type LookedWeek, sumRevisions } from "./merge-week.ts";
import { type SentenceActs, sentenceActs } from "./sentence-acts.ts";
import type { SentenceReview } from "./sentence-review.ts";

/** What can be done with cards alone. */
type CardActs = Pick<ReviewSession, "quote" | "choose" | "reconsider" | "arrange" | "begin">;

type WeekParts = {
  lookAll: () => Promise<LookedWeek>;
  look: () => Promise<ReviewState>;
  sentences: SentenceReview;
  history: ActHistories;
};

/** The acts on a week's cards, each done on the card's day, and on its sentences. */
export function changingWeek({
  lookAll,
  look,
  sentences,
  history,
}: WeekParts): Pick<ReviewSession, keyof SentenceActs> & CardActs {
  const own = sentenceActs(sentences);
  const onCard = async (
    aim: CardChange,
    change: (session: ReviewSession, revision: number) => Promise<{ undo: number }>,
  ) => {
    const { session, revision } = findSeenCard(await lookAll(), aim);
    const { undo } = await change(session, revision);
    return { ...(await look()), undo };
  };
  const act = async (
    aim: CardChange,
    change: (on: SentenceActs, revision: number) => Promise<{ undo: number }>,
  ) => {
    if (!isSentenceId(aim.id)) return onCard(aim, change);
    const { undo } = await change(own, findSeenSentence(await lookAll(), aim));
    return { ...(await look()), undo };
  };
  return {
    edit: (id, change, seen) => act({ id, seen, ...change }, (on, now) => on.edit(id, change, now)),
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
      const looked = await lookAll();
      if (sumRevisions(looked) !== seen) throw changedElsewhere();
      const acts = await acceptEach(ids, looked, own);
      return { ...(await look()), undo: history.join(acts) };
    },
  };
}

/** The session of a card's day, and its revision, as long as nobody has changed the week, or else the field, since. */
function findSeenCard(looked: LookedWeek, aim: CardChange) {
  const { session, seen: state } = findDay(looked.days, aim.id);
  const now = state.cards.find(({ card }) => card.paper.id === aim.id);
  const isOwn = now === undefined || isSeenItem(now.card, aim.path, aim.items);
  assertSeen(looked, aim, { current: now && readField(now.card, aim.path), isOwn });
  return { session, revision: state.revision };
}

/** The revision of the sentences, as long as nobody has changed the week, or else what the sentence says there, since. */
function findSeenSentence(looked: LookedWeek, aim: CardChange): number {
  const said = looked.own.sentences.find(({ id }) => id === aim.id)?.sentence;
  const current = aim.path === "papers" ? said?.papers.join(", ") : said?.text;
  assertSeen(looked, aim, { current, isOwn: true });
  return looked.own.revision;
}

function assertSeen(
  looked: LookedWeek,
  { seen, was, text }: CardChange,
  { current, isOwn }: { current: string | undefined; isOwn: boolean },
): void {
  if (sumRevisions(looked) === seen) return;
  if (text === undefined) throw changedElsewhere();
  if (!isOwn) throw itemMoved(text);
  if (!isAsBegun(current, was)) throw conflict(current, text);
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
