import { UsageError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, datesOf } from "../../core/paper/week.ts";
import type { Desk, ReviewDesk } from "../../core/review/review-desk.ts";
import type { Run } from "../run.ts";
import { openDesk } from "./open-desk.ts";
import { conflict, unknownCard } from "./problems.ts";

/** The desk of one day, and what lies on it. */
type DayDesk = { desk: ReviewDesk; seen: Desk };

/**
 * Opens the desks of a week's days as one. A week is made from its days, so what is decided goes to the
 * day that a card comes from; a paper of two days is looked at on the later one.
 *
 * @throws {UsageError} when none of the days has been generated.
 */
export async function openWeekDesk(week: DigestWeek, run: Run): Promise<ReviewDesk> {
  const desks: ReviewDesk[] = [];
  for (const date of (await findGenerated(week, run)).toReversed()) {
    desks.push(await openDesk(date, run));
  }
  const lookAll = () =>
    Promise.all(desks.map(async (desk): Promise<DayDesk> => ({ desk, seen: await desk.look() })));
  const findDay = async (id: string) => findDesk(await lookAll(), id).desk;
  return {
    look: async () => merge(week, await lookAll()),
    ask: async (id, remark) => (await findDay(id)).ask(id, remark),
    readImage: async (id) => (await findDay(id)).readImage(id),
    ...deciding(lookAll),
    ...publishingAll(desks, lookAll),
  };
}

function deciding(
  lookAll: () => Promise<DayDesk[]>,
): Pick<ReviewDesk, "edit" | "revert" | "decide" | "choose"> {
  const act = async (
    id: string,
    revision: number,
    change: (desk: ReviewDesk, revision: number) => Promise<void>,
  ) => {
    const days = await lookAll();
    if (sumRevisions(days) !== revision) throw conflict();
    const { desk, seen } = findDesk(days, id);
    await change(desk, seen.revision);
  };
  return {
    edit: (id, change, seen) => act(id, seen, (desk, own) => desk.edit(id, change, own)),
    revert: (id, seen) => act(id, seen, (desk, own) => desk.revert(id, own)),
    decide: (id, decision, seen) => act(id, seen, (desk, own) => desk.decide(id, decision, own)),
    choose: (id, choice, seen) => act(id, seen, (desk, own) => desk.choose(id, choice, own)),
  };
}

function publishingAll(
  desks: readonly ReviewDesk[],
  lookAll: () => Promise<DayDesk[]>,
): Pick<ReviewDesk, "preview" | "publish"> {
  return {
    preview: async () => {
      const days = await Promise.all(desks.map((desk) => desk.preview()));
      return {
        before: days.map(({ before }) => before).join(""),
        after: days.map(({ after }) => after).join(""),
      };
    },
    publish: async (revision) => {
      const days = await lookAll();
      if (sumRevisions(days) !== revision) throw conflict();
      const files: string[] = [];
      for (const { desk, seen } of days) files.push(...(await desk.publish(seen.revision)));
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

function findDesk(days: readonly DayDesk[], id: string): DayDesk {
  const found = days.find(({ seen }) => seen.cards.some(({ card }) => card.paper.id === id));
  if (found === undefined) throw unknownCard(id);
  return found;
}

/** Grows with every change of any day, as one day's revision does. */
function sumRevisions(days: readonly DayDesk[]): number {
  return days.reduce((sum, { seen }) => sum + seen.revision, 0);
}

function merge(week: DigestWeek, days: readonly DayDesk[]): Desk {
  const cards = new Map<string, Desk["cards"][number]>();
  for (const laid of days.flatMap(({ seen }) => seen.cards)) {
    if (!cards.has(laid.card.paper.id)) cards.set(laid.card.paper.id, laid);
  }
  return {
    name: week,
    isPublished: days.every(({ seen }) => seen.isPublished),
    isProvisional: days.some(({ seen }) => seen.isProvisional),
    revision: sumRevisions(days),
    cards: [...cards.values()],
  };
}
