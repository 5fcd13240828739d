import { explain } from "../../core/causes/explanation.ts";
import { SourceError, StoreError } from "../../core/errors.ts";
import { addDays, type DigestDate, isWeekend, toDigestDate } from "../../core/paper/date.ts";
import { explainNoPapers } from "../../core/paper/holidays.ts";
import { hasUnreadableDays, parseListing, showRefused } from "../../core/paper/listing.ts";
import type { Paper } from "../../core/paper/paper.ts";
import {
  type ArtefactsById,
  holdsPapers,
  isBelieved,
  type StoredListing,
  storeLook,
} from "../../core/paper/stored-listing.ts";
import type { Run } from "../run.ts";
import { TOLD_DAYS } from "../told-days.ts";

/** A day's papers, as they were listed. */
type DayPapers = {
  /** Most upvotes first. */
  papers: readonly Paper[];
  /** The papers among them that were withdrawn. */
  withdrawn: ReadonlySet<Paper["id"]>;
  /** The accounts on the Hub that belong to each paper, by its id. */
  owners: ReadonlyMap<Paper["id"], readonly string[]>;
  /** What was looked up of papers before, by their id. */
  artefacts: ArtefactsById;
  /** Whether the listing will not grow any more. */
  isSettled: boolean;
  /** Whether another look at the Hub can bring nothing new. */
  isComplete: boolean;
};

/**
 * Reads a day's papers: from the cache once its listing needs no other look, from the Hub until then. A look
 * that fails changes nothing in the cache.
 *
 * @throws {SourceError} when the Hub has to be asked and gives no usable answer.
 */
export async function readPapers(date: DigestDate, run: Run): Promise<DayPapers> {
  const listing = await findListing(date, run);
  const parsed = parseListing(listing.items);
  const { papers, withdrawn, owners } = parsed;
  const isComplete = isBelieved(listing);
  tell(listing, { ...parsed, isComplete }, run);
  const { settled: isSettled, artefacts = {} } = listing;
  return { papers, withdrawn, owners, artefacts, isSettled, isComplete };
}

async function findListing(date: DigestDate, run: Run): Promise<StoredListing> {
  const { id, store, sources, model, hubClock, choices, now } = run;
  const { listings = "open" } = choices;
  const stored = await recall(date, run);
  if (listings === "none") return stored ?? fail(date);
  if (stored !== null && listings === "open" && isBelieved(stored)) {
    tellRemembered(stored, run);
    return stored;
  }

  if (stored === null) model.getReady?.(); // papers that nobody has seen are asked about
  const { items, sentAt, ageMs } = await sources.fetchListing(date, now());
  await refuseShrunk({ date, items }, stored, run);
  const listing = storeLook({ date, items }, stored, { at: hubClock.at(sentAt, ageMs), run: id });
  await store.listings.remember(listing);
  return { ...listing, artefacts: stored?.artefacts };
}

/** The stored listing. One that cannot be read counts as none for a run that fetches it again anyway. */
async function recall(date: DigestDate, { store, choices, reporter }: Run) {
  try {
    return await store.listings.recall(date);
  } catch (error) {
    if (!(error instanceof StoreError) || choices.listings !== "all") throw error;
    reporter.onNotice?.(`${error.message} The listing is fetched again.`);
    return null;
  }
}

/**
 * Refuses an answer that has lost most papers of a day: they do not go by the hundred, and what was made of
 * them would count as nothing. The Hub is asked again as if it had not answered.
 *
 * @throws {SourceError} when the stored listing, or else the day's digest, has more than twice as many papers.
 */
async function refuseShrunk(
  { date, items }: Pick<StoredListing, "date" | "items">,
  listing: StoredListing | null,
  { store }: Run,
): Promise<void> {
  const now = parseListing(items).papers.length;
  const isKnown = listing !== null && holdsPapers(listing);
  const before = isKnown
    ? parseListing(listing.items).papers.length
    : ((await store.digests.readDay(date))?.listed ?? 0);
  if (before <= 2 * now) return;
  const listed =
    now === 0 ? "no papers of a day that had some" : `${now} papers of a day that had ${before}`;
  throw new SourceError(
    `For ${date} the Hub`,
    `lists ${listed} before; its digest and listing stay as they are.`,
    { status: 200, explanation: explain("listingShrunk") },
  );
}

function fail(date: DigestDate): never {
  throw new SourceError(`The kept listing of ${date}`, "is not there.", {
    explanation: explain("sourceDown"),
  });
}

type Told = Pick<ReturnType<typeof parseListing>, "refused" | "untitled" | "maybeWithdrawn"> & {
  isComplete: boolean;
};

function tell(
  { date, items, foundEmpty }: StoredListing,
  { refused, untitled, maybeWithdrawn, isComplete }: Told,
  run: Run,
): void {
  const say = (message: string) => run.reporter.onNotice?.(message, date);
  const again = sayLookedAtAgain(date, 0, run);
  if (hasUnreadableDays(items)) {
    say(`the listed items say in no known form of which day they are; ${again}.`);
  }
  if (untitled > 0) {
    say(`${untitled} of ${items.length} listed papers have no title; ${again}.`);
  }
  if (maybeWithdrawn.size > 0) {
    say(
      `when ${[...maybeWithdrawn].join(", ")} was withdrawn (withdrawnAt) cannot be read; it counts as not withdrawn.`,
    );
  }
  if (refused > 0) {
    say(
      `${refused} of ${items.length} listed items are no papers and were left out; ${again}. The first: ${showRefused(items)}`,
    );
  }
  if (foundEmpty !== undefined && !isComplete) {
    const why = explainNoPapers(date);
    const what = why === null ? "nothing for this weekday" : `nothing (${why})`;
    const first = sayLookedAtAgain(date, TOLD_DAYS, run);
    say(`the Hub lists ${what}; ${first} before that is believed.`);
  }
}

/**
 * Who looks again at a listing that is not believed yet: runs without a date do so in the look-back window, and some days
 * before it where there was nothing.
 */
function sayLookedAtAgain(
  date: DigestDate,
  daysBefore: number,
  { choices: { lookbackDays }, now }: Run,
): string {
  const oldest =
    lookbackDays === undefined ? date : addDays(toDigestDate(now()), -lookbackDays - daysBefore);
  if (date >= oldest) {
    return "the next run looks again";
  }
  return "no run by itself looks at days so old, but the same command, run again, looks again";
}

/** Tells of a weekday that is remembered as one without papers, since nobody looks at it any more. */
function tellRemembered({ date, items, foundEmpty }: StoredListing, run: Run): void {
  if (items.length > 0 || foundEmpty === undefined || isWeekend(date)) return;
  run.reporter.onNotice?.(
    `the Hub listed nothing on ${foundEmpty.at.slice(0, 10)} and at a second look, so it is not asked any more; \`papercards run ${date} --refresh\` asks it again.`,
    date,
  );
}
