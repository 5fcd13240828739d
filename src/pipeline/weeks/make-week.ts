import type { Card } from "../../core/card/card.ts";
import {
  buildWeeklyDigest,
  type DailyDigest,
  isProvisional,
  type WeeklyDigest,
} from "../../core/digest/digest.ts";
import { carrySentences, keepSentences } from "../../core/digest/week/carry-sentences.ts";
import { recheckIntro } from "../../core/digest/week/check-week-draft.ts";
import type { WeekIntro } from "../../core/digest/week/week-intro.ts";
import { countTags, type WeekTags } from "../../core/digest/week/week-tags.ts";
import { DEFAULT_WHOLE_CARDS } from "../../core/digest/week/whole-cards.ts";
import { mergeCards } from "../../core/digest/week-cards.ts";
import { InterruptedError, NoDaysError, PapercardsError, StoreError } from "../../core/errors.ts";
import { addDays, type DigestDate, isWeekend, toDigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, datesOf, weekOf } from "../../core/paper/week.ts";
import { writeIntro } from "../../drafting/write-intro.ts";
import { whileDrafting } from "../claim.ts";
import { findUnmadeDays } from "../find-missing-days.ts";
import type { Run } from "../run.ts";

/** Weeks that the chart shows beside the digest's own. */
const WEEKS_BESIDE = 3;

/** Where days and weeks are read. */
export type DigestsOf = { store: Pick<Run["store"], "digests"> };

/** A week's digest, the files it went to, and the days that it lacks, oldest first. */
type MadeWeek = { digest: WeeklyDigest; files: string[]; missing: DigestDate[] };

/** The week of the newest day that has a digest; null when there is none. */
export async function findNewestWeek({ store }: Run): Promise<DigestWeek | null> {
  const newest = (await store.digests.listDays()).at(-1);
  return newest === undefined ? null : weekOf(newest);
}

/**
 * Makes a week from the digests of its days, without fetching anything. While a week that has not ended has no
 * cards, it is copied from the newest day. Without a model it has no introduction.
 *
 * @param top How many cards its document shows whole; 0 for all. @default as many as it has shown, or ten
 * @throws {StoreError} when a file cannot be read or written.
 * @throws {NoDaysError} when there is no day to make it from.
 * @throws {InterruptedError} when the user stopped the run.
 */
export async function makeWeek(
  week: DigestWeek,
  run: Run,
  { top: asked }: { top?: number | undefined } = {},
): Promise<MadeWeek> {
  const { digests } = run.store;
  await digests.assertReplaceable(week); // one that is not is never asked about
  const { cards } = mergeCards(await readDays(datesOf(week), run));
  if (cards.length === 0) await copyNewestDay(week, run, DEFAULT_WHOLE_CARDS); // before a folder is made
  const intro = await whileDrafting(week, run, () => askForIntro(week, cards, run));
  // The days are read again: a person may have changed them while the model answered.
  const compose = async (now: WeeklyDigest | null) => {
    const top = asked ?? now?.top ?? DEFAULT_WHOLE_CARDS;
    const written = intro === "unasked" ? now?.intro : intro;
    const composed = await recomposeWeek(week, run, { now, intro: written, top });
    return composed ?? (await copyNewestDay(week, run, top));
  };
  const made = run.choices.isDryRun
    ? { digest: await compose(await digests.readWeek(week)), files: [] }
    : await digests.updateWeek(week, compose);
  const { missing } = await findUnmadeDays(week, run, made.digest.emptyDays);
  return { ...made, missing };
}

/**
 * Composes a week anew from its days as they are now, and with these sentences; those of its digest that a person has
 * touched stay. Null when its days have no cards.
 */
export async function recomposeWeek(
  week: DigestWeek,
  run: Run,
  { now, ...extras }: { now: WeeklyDigest | null } & Pick<WeekExtras, "intro" | "top">,
): Promise<WeeklyDigest | null> {
  return composeWeek(week, run, {
    ...extras,
    touched: now?.intro,
    emptyDays: (await findUnmadeDays(week, run, now?.emptyDays)).empty,
    openDays: listOpenDays(week, run.now()),
  });
}

/** What a week has besides its cards. */
export type WeekExtras = {
  /** Each sentence is kept as long as all papers that it names have a card. */
  intro: WeekIntro | null | undefined;
  /** Sentences of which those are kept that a person has touched. @default none */
  touched?: WeekIntro | undefined;
  top: number;
  /** Its weekdays on which no paper was listed. */
  emptyDays: readonly DigestDate[] | undefined;
  /** Its weekdays that have not ended. */
  openDays: readonly DigestDate[] | undefined;
  /** Whether another process has made the introduction, of which only what passes the checks is kept. @default false */
  isHanded?: boolean;
};

/** Composes a week from the digests of its days; null when they have no cards. No model is asked. */
export async function composeWeek(
  week: DigestWeek,
  run: DigestsOf,
  { intro, touched, top, emptyDays = [], openDays = [], isHanded = false }: WeekExtras,
): Promise<WeeklyDigest | null> {
  const days = await readDays(datesOf(week), run);
  const merged = mergeCards(days);
  const { cards } = merged;
  if (cards.length === 0) return null;
  const bare = isHanded ? keepBareDays(days, { emptyDays, openDays }) : { emptyDays, openDays };
  const tagWeeks = await countTagWeeks(week, cards, run);
  const made = isHanded ? keepChecked(intro, cards) : intro;
  const kept = keepSentences(carrySentences(made, touched), cards);
  return buildWeeklyDigest({
    ...{ week, copiedFrom: null, top },
    ...(bare.emptyDays.length === 0 ? {} : { emptyDays: [...bare.emptyDays] }),
    ...(bare.openDays.length === 0 ? {} : { openDays: [...bare.openDays] }),
    ...(kept === null ? {} : { intro: kept }),
    ...{ tagWeeks, ...merged },
  });
}

/** What is told of days, but for those that have a digest and so were not empty, or a settled one and so have ended. */
function keepBareDays(
  days: readonly DailyDigest[],
  { emptyDays, openDays }: Record<"emptyDays" | "openDays", readonly DigestDate[]>,
) {
  const made = new Set(days.map(({ date }) => date));
  const ended = new Set(days.filter((day) => !isProvisional(day)).map(({ date }) => date));
  return {
    emptyDays: emptyDays.filter((date) => !made.has(date)),
    openDays: openDays.filter((date) => !ended.has(date)),
  };
}

/** The weekdays of a week that have not ended. */
export function listOpenDays(week: DigestWeek, now: Date): DigestDate[] {
  return datesOf(week).filter((date) => date >= toDigestDate(now) && !isWeekend(date));
}

/** A copy of the newest day, for a week that goes on; a week that is over has days of its own. */
async function copyNewestDay(
  week: DigestWeek,
  { store, now }: Pick<Run, "now"> & DigestsOf,
  top: number,
): Promise<WeeklyDigest> {
  const today = toDigestDate(now());
  if (week < weekOf(today)) throw noDays(week, today);
  const newest = (await store.digests.listDays()).at(-1);
  const day = newest === undefined ? null : await store.digests.readDay(newest);
  if (day === null) throw noDays(week, today);
  return copyDay(day, week, top);
}

/** A week that is a copy of a day. */
export function copyDay(day: DailyDigest, week: DigestWeek, top: number): WeeklyDigest {
  return buildWeeklyDigest({ week, copiedFrom: day.date, top, ...mergeCards([day]) });
}

function noDays(week: DigestWeek, today: DigestDate): NoDaysError {
  const dates = datesOf(week);
  const [monday = today, sunday = today] = [dates.at(0), dates.at(-1)];
  return new NoDaysError(week, [monday, sunday], sunday < today ? sunday : today);
}

/** The sentences of the introduction; `unasked` without a model: then those of the last time may do. */
async function askForIntro(
  week: DigestWeek,
  cards: readonly Card[],
  run: Run,
): Promise<WeekIntro | null | "unasked"> {
  const drafted = cards.filter((card) => card.status === "ok");
  if (drafted.length === 0) return null;
  try {
    const { intro, why } = await writeIntro(week, drafted, run);
    if (why !== null) run.reporter.onNotice?.(describeRefused(week, why));
    return intro;
  } catch (error) {
    if (!isAboutModel(error)) throw error;
    run.reporter.onNotice?.(`${week} has no new sentences: ${error.message}`);
    return "unasked";
  }
}

/** The model is asked in Korean, and so is told in Korean what is wrong. */
function describeRefused(week: DigestWeek, why: string): string {
  return `${week} has no sentences, since no answer held one that can be used; the next run of this week asks anew. The model was told: ${why}`;
}

function isAboutModel(error: unknown): error is PapercardsError {
  const isOurs = error instanceof PapercardsError;
  return isOurs && !(error instanceof InterruptedError || error instanceof StoreError);
}

/** What of an introduction passes the checks against these cards. */
function keepChecked(
  intro: WeekIntro | null | undefined,
  cards: readonly Card[],
): WeekIntro | null {
  const drafted = cards.filter((card) => card.status === "ok");
  return intro ? recheckIntro(intro, drafted) : null;
}

/** This week's tags and those of the weeks before it that have cards, newest first. */
async function countTagWeeks(
  week: DigestWeek,
  cards: readonly Card[],
  run: DigestsOf,
): Promise<WeekTags[]> {
  const [monday] = datesOf(week);
  const weeks = [countTags(week, cards)];
  for (let back = 1; monday !== undefined && back <= WEEKS_BESIDE; back += 1) {
    const before = weekOf(addDays(monday, -7 * back));
    weeks.push(countTags(before, mergeCards(await readDays(datesOf(before), run)).cards));
  }
  return weeks.filter((one) => one !== null);
}

async function readDays(
  dates: readonly DigestDate[],
  { store }: DigestsOf,
): Promise<DailyDigest[]> {
  const days = await Promise.all(dates.map((date) => store.digests.readDay(date)));
  return days.filter((day) => day !== null);
}
