import { UsageError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, datesOf } from "../../core/paper/week.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import { type ActHistories, createActHistories } from "./act-history.ts";
import { openReviewSession } from "./open-session.ts";
import { noSuchAct } from "./problems.ts";
import { changingWeek } from "./week/changing-week.ts";
import { findDay, type LookedWeek, mergeWeek } from "./week/merge-week.ts";
import { publishingWeek } from "./week/publishing-week.ts";
import { createSeenWeeks } from "./week/seen-weeks.ts";
import { openSentenceReview } from "./week/sentence-review.ts";

/** Opens the session of a day, which other reviews may share. */
type OpenDay = (date: DigestDate) => Promise<ReviewSession>;

/**
 * Opens the reviews of a week's days as one, and the review of its sentences. A week is made from its days, so a decision
 * about a card is kept with the day that the card comes from; a paper of two days is reviewed on the later one.
 *
 * @throws {UsageError} when none of the days has been generated.
 */
export async function openWeekSession(
  week: DigestWeek,
  run: Run,
  history: ActHistories = createActHistories(run.now().getTime()),
  openDay: OpenDay = (date) => openReviewSession(date, run, history),
): Promise<ReviewSession> {
  const dates = (await findGenerated(week, run)).toReversed();
  const sessions = new Map<string, ReviewSession>();
  for (const date of dates) sessions.set(date, await openDay(date));
  const sentences = openSentenceReview(week, run, history.sentences);
  const seenWeeks = createSeenWeeks(week);
  const lookAll = async (): Promise<LookedWeek> => {
    const days = await Promise.all(
      [...sessions.values()].map(async (session) => ({ session, seen: await session.look() })),
    );
    const looked = { days, own: await sentences.look() };
    seenWeeks.note(looked);
    return looked;
  };
  const look = async () => mergeWeek(week, await lookAll());
  const findSession = async (id: string) => findDay((await lookAll()).days, id).session;
  const undoOne = async (act: number) => {
    const { name } = history.cards.find(act) ?? history.sentences.find(act) ?? { name: null };
    if (name === week) return sentences.undo(act);
    const session = name === null ? undefined : sessions.get(name);
    if (session === undefined) throw noSuchAct();
    await session.undo(act);
  };
  return {
    look,
    ask: async (id, remark) => {
      await (await findSession(id)).ask(id, remark);
      return look(); // the other days may have changed while the model answered
    },
    undo: async (act) => {
      for (const one of history.membersOf(act)) await undoOne(one);
      return look();
    },
    readImage: async (id) => (await findSession(id)).readImage(id),
    ...changingWeek({ week, seenWeeks, lookAll, look, sentences, history }),
    ...publishingWeek({ lookAll, sentences }),
  };
}

async function findGenerated(week: DigestWeek, { store }: Run): Promise<DigestDate[]> {
  const known = await Promise.all([store.digests.listDays(), store.listings.listDays()]);
  const dates = datesOf(week).filter((date) => known.some((days) => days.includes(date)));
  const papers = await Promise.all(dates.map((date) => hasPapers(date, store)));
  const generated = dates.filter((_, index) => papers[index]);
  if (generated.length > 0) return generated;
  throw new UsageError(
    `No day of ${week} has been generated yet.`,
    "Run `papercards run <date> --dry-run` for its days first.",
  );
}

async function hasPapers(date: DigestDate, { digests, listings }: Run["store"]): Promise<boolean> {
  const listing = await listings.recall(date);
  return listing === null ? (await digests.readDay(date)) !== null : listing.items.length > 0;
}
