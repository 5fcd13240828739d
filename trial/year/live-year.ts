import { addDays, DigestDate, datesBetween, isWeekend } from "../../src/core/paper/date.ts";
import { git } from "../../test/support/runner.ts";
import { makeFolder } from "../../test/support/temporary.ts";
import { type Archive, openArchive } from "./archive.ts";
import { expectWholeYear } from "./expect-whole-year.ts";
import { makeListings } from "./listings.ts";
import { ownArchive } from "./owner.ts";
import { openReviewers } from "./reviewers.ts";
import { openSchedule } from "./schedule.ts";

/** How long a year is, and when nothing runs. */
type YearOptions = {
  /** Makes the same year again. */
  seed: number;
  isReview: boolean;
  /** Calendar days with listings. */
  days: number;
  /** Calendar days without runs: how many come before them, and how many they are. */
  gap: { after: number; days: number };
  /** Calendar days after the last listing, in which nothing goes wrong any more. */
  calmDays: number;
};

/** A Monday. */
const FIRST = DigestDate.parse("2026-01-05");

/**
 * Lives through a year of an archive: runs each day but in the gap, with all that goes wrong and all that people do,
 * and expects at its end what is promised. A failure names the seed and tells what has happened.
 */
export async function liveYear(options: YearOptions): Promise<Archive> {
  const archive = await openArchive(options.seed, options.isReview);
  try {
    await live(archive, options);
  } catch (cause) {
    const diary = archive.diary.join("\n");
    throw new Error(`In the year of seed ${options.seed}:\n${diary}`, { cause });
  }
  return archive;
}

async function live(archive: Archive, { days, gap, calmDays }: YearOptions): Promise<void> {
  const { outside, isReview } = archive;
  const last = addDays(FIRST, days - 1);
  const closed = {
    first: addDays(FIRST, gap.after),
    last: addDays(FIRST, gap.after + gap.days - 1),
  };
  const listings = makeListings(datesBetween(FIRST, last), archive.random);
  for (const [date, items] of listings) outside.shown.set(date, items);
  const schedule = openSchedule(archive, listings);
  const work = openWork(archive);
  for (const today of datesBetween(addDays(FIRST, 1), addDays(last, calmDays))) {
    if (isWeekend(addDays(today, -1))) continue; // there is nothing new
    const isCalm = today > last;
    if (!isCalm) schedule.disturb(today);
    if (today >= closed.first && today <= closed.last)
      archive.cache = makeFolder(); // GitHub drops it
    else await schedule.run(today, { isLast: addDays(today, 1) === closed.first });
    await work(today, { isCalm });
  }
  if (isReview) await archive.settle();
  await expectWholeYear(archive, { listings, gap: closed });
}

/** What everybody does on a day; nothing is broken any more when it is calm. */
function openWork(archive: Archive) {
  const reviewers = openReviewers(archive);
  return async (today: DigestDate, { isCalm }: { isCalm: boolean }): Promise<void> => {
    if (!isCalm) await ownArchive(archive, today);
    if (archive.isReview) await reviewers.work(today);
    if (today.endsWith("-01")) git(archive.origin, "gc", "--quiet");
  };
}
