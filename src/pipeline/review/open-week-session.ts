import { UsageError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, datesOf } from "../../core/paper/week.ts";
import type {
  ChangedState,
  ReviewCard,
  ReviewSession,
  ReviewState,
} from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import { type ActHistory, createActHistory } from "./act-history.ts";
import type { CardChange } from "./changing.ts";
import { isAsBegun, readField } from "./kept-review.ts";
import { openReviewSession } from "./open-session.ts";
import { conflict, noSuchAct, unknownCard } from "./problems.ts";

/** Opens the session of a day, which other reviews may share. */
type OpenDay = (date: DigestDate) => Promise<ReviewSession>;

/** The session of one day, and its state. */
type DaySession = { session: ReviewSession; seen: ReviewState };

/**
 * Opens the reviews of a week's days as one. A week is made from its days, so a decision is kept with the
 * day that the card comes from; a paper of two days is reviewed on the later one.
 *
 * @throws {UsageError} when none of the days has been generated.
 */
export async function openWeekSession(
  week: DigestWeek,
  run: Run,
  history: ActHistory = createActHistory(run.now().getTime()),
  openDay: OpenDay = (date) => openReviewSession(date, run, history),
): Promise<ReviewSession> {
  const dates = (await findGenerated(week, run)).toReversed();
  const days = new Map<DigestDate, ReviewSession>();
  for (const date of dates) days.set(date, await openDay(date));
  const sessions = [...days.values()];
  const lookAll = () =>
    Promise.all(
      sessions.map(
        async (session): Promise<DaySession> => ({ session, seen: await session.look() }),
      ),
    );
  const look = async () => merge(week, await lookAll());
  const findSession = async (id: string) => findDay(await lookAll(), id).session;
  return {
    look,
    ask: async (id, remark) => {
      await (await findSession(id)).ask(id, remark);
      return look(); // the other days may have changed while the model answered
    },
    undo: async (act) => {
      const changed = history.find(act);
      const session = changed && days.get(changed.day);
      if (!session) throw noSuchAct();
      await session.undo(act);
      return look();
    },
    readImage: async (id) => (await findSession(id)).readImage(id),
    ...changingOne(week, lookAll),
    ...publishingAll(sessions, lookAll),
  };
}

function changingOne(
  week: DigestWeek,
  lookAll: () => Promise<DaySession[]>,
): Pick<
  ReviewSession,
  | "edit"
  | "revert"
  | "revertField"
  | "quote"
  | "decide"
  | "dismiss"
  | "restore"
  | "choose"
  | "reconsider"
  | "arrange"
  | "begin"
> {
  const act = async (
    { id, seen: revision, path, was, text }: CardChange,
    change: (session: ReviewSession, revision: number) => Promise<ChangedState>,
  ): Promise<ChangedState> => {
    const days = await lookAll();
    const changed = findDay(days, id);
    if (sumRevisions(days) !== revision) {
      const now = changed.seen.cards.find(({ card }) => card.paper.id === id);
      const current = now && readField(now.card, path);
      if (!isAsBegun(current, was)) throw conflict(current, text);
    }
    const seen = await change(changed.session, changed.seen.revision);
    const all = days.map((day) => (day === changed ? { ...day, seen } : day));
    return { ...merge(week, all), undo: seen.undo };
  };
  return {
    edit: (id, change, seen) =>
      act({ id, seen, ...change }, (day, own) => day.edit(id, change, own)),
    arrange: (id, change, seen) => act({ id, seen }, (day, own) => day.arrange(id, change, own)),
    begin: (id, seen) => act({ id, seen }, (day, own) => day.begin(id, own)),
    reconsider: (id, seen) => act({ id, seen }, (day, own) => day.reconsider(id, own)),
    quote: (id, passage, seen) => act({ id, seen }, (day, own) => day.quote(id, passage, own)),
    revertField: (id, path, seen) =>
      act({ id, seen }, (day, own) => day.revertField(id, path, own)),
    revert: (id, seen) => act({ id, seen }, (day, own) => day.revert(id, own)),
    decide: (id, decision, seen) => act({ id, seen }, (day, own) => day.decide(id, decision, own)),
    dismiss: (id, dismissal, seen) =>
      act({ id, seen }, (day, own) => day.dismiss(id, dismissal, own)),
    restore: (id, finding, seen) => act({ id, seen }, (day, own) => day.restore(id, finding, own)),
    choose: (id, choice, seen) => act({ id, seen }, (day, own) => day.choose(id, choice, own)),
  };
}

function publishingAll(
  sessions: readonly ReviewSession[],
  lookAll: () => Promise<DaySession[]>,
): Pick<ReviewSession, "preview" | "publish"> {
  return {
    preview: async () => {
      const days = await Promise.all(sessions.map((session) => session.preview()));
      return {
        before: days.map(({ before }) => before).join(""),
        after: days.map(({ after }) => after).join(""),
      };
    },
    publish: async (revision) => {
      const days = await lookAll();
      if (sumRevisions(days) !== revision) throw conflict();
      const files: string[] = [];
      for (const { session, seen } of days) files.push(...(await session.publish(seen.revision)));
      return [...new Set(files)];
    },
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

function findDay(days: readonly DaySession[], id: string): DaySession {
  const found = days.find(({ seen }) => seen.cards.some(({ card }) => card.paper.id === id));
  if (found === undefined) throw unknownCard(id);
  return found;
}

/** Grows with every change of any day, as one day's revision does. */
function sumRevisions(days: readonly DaySession[]): number {
  return days.reduce((sum, { seen }) => sum + seen.revision, 0);
}

function merge(week: DigestWeek, days: readonly DaySession[]): ReviewState {
  const cards = new Map<string, ReviewCard>();
  for (const reviewed of days.flatMap(({ seen }) => seen.cards)) {
    const { id } = reviewed.card.paper;
    if (!cards.has(id)) cards.set(id, reviewed);
  }
  return {
    name: week,
    isPublished: days.every(({ seen }) => seen.isPublished),
    isProvisional: days.some(({ seen }) => seen.isProvisional),
    revision: sumRevisions(days),
    cards: [...cards.values()],
  };
}
