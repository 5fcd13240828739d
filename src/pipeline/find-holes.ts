import type { Card } from "../core/card/card.ts";
import { isTriedAgain, NO_ABSTRACT } from "../core/card/failure.ts";
import { shownCards } from "../core/card/shown-cards.ts";
import { StoreError } from "../core/errors.ts";
import { addDays, DigestDate, datesBetween, isWeekend, toDigestDate } from "../core/paper/date.ts";
import { isBelieved } from "../core/paper/stored-listing.ts";
import type { Run } from "./run.ts";
import { TOLD_DAYS } from "./told-days.ts";

/** Days in a row that are not whole, both ends included. Between them may be days without papers. */
export type Hole = {
  first: DigestDate;
  last: DigestDate;
  /** Whether some of them have a digest: a provisional one, or one with cards that a run would try again. */
  hasDigests: boolean;
};

type HoleOptions = {
  lookbackDays: number;
  /** Whether a person has said that a day is not wanted. Only days that would be told are asked about. */
  isUnwanted?: (day: DigestDate) => Promise<boolean>;
  /** Days that are made and need only be merged: none is in a hole, and one may end there. */
  waiting?: ReadonlySet<string>;
};

/**
 * The holes of the archive that no run without a date will fill: days that have left the look-back window
 * lately and may have papers, after a day that has a digest, and those whose digest is not finished. Oldest first.
 */
export async function findHoles(
  { lookbackDays, isUnwanted = async () => false, waiting = new Set() }: HoleOptions,
  run: Pick<Run, "store" | "now">,
): Promise<Hole[]> {
  const window = addDays(toDigestDate(run.now()), -lookbackDays);
  const told = addDays(window, -TOLD_DAYS);
  const made = (await run.store.digests.listDays()).filter((day) => day < window);
  const waits = [...waiting].flatMap((name) => DigestDate.safeParse(name).data ?? []);
  const [oldest] = [...made, ...waits.filter((day) => day < window)].toSorted();
  if (oldest === undefined) return [];
  const days = new Set(made);
  const holes: Hole[] = [];
  let hole: Hole | null = null;
  for (const day of datesBetween(oldest, addDays(window, -1))) {
    const judging = { isMade: days.has(day), isTold: day >= told, isUnwanted };
    const state = waiting.has(day) ? "whole" : await judge(day, judging, run);
    if (state === "whole") hole = null;
    if (state === "whole" || state === "empty") continue;
    if (hole === null) {
      hole = { first: day, last: day, hasDigests: false };
      holes.push(hole);
    }
    hole.last = day;
    hole.hasDigests ||= state === "unfinished";
  }
  return holes.filter(({ last }) => last >= told);
}

type Judging = { isMade: boolean; isTold: boolean } & Required<Pick<HoleOptions, "isUnwanted">>;

/** What a day before the window is to a search for holes. */
async function judge(
  day: DigestDate,
  { isMade, isTold, isUnwanted }: Judging,
  { store }: Pick<Run, "store">,
): Promise<"whole" | "unfinished" | "missing" | "empty"> {
  if (isMade) return isTold && (await isUnfinished(day, store)) ? "unfinished" : "whole";
  if (!(await mayHavePapers(day, store))) return "empty";
  return isTold && (await isUnwanted(day)) ? "empty" : "missing";
}

/** Whether another look would bring more papers or cards. What cannot be read is told when it is made. */
async function isUnfinished(day: DigestDate, { digests }: Run["store"]): Promise<boolean> {
  const digest = await digests.readDay(day).catch(orNull);
  if (digest === null) return false;
  return digest.status === "provisional" || shownCards(digest).some(mayBeMended);
}

/** Of a paper without an abstract, there is nothing to be had any more. */
function mayBeMended(card: Card): boolean {
  if (card.status === "ok") return false;
  return isTriedAgain(card.failure) && card.failure.code !== NO_ABSTRACT.code;
}

/**
 * Whether a day that has no digest may have papers: its listing has some, or it is a weekday that is not known as empty.
 *
 * @param isToldEmpty Whether a document says so, which counts where the listing is not kept any more.
 */
export async function mayHavePapers(
  day: DigestDate,
  { listings }: Pick<Run["store"], "listings">,
  isToldEmpty = false,
): Promise<boolean> {
  const listing = await listings.recall(day).catch(orNull);
  const items = listing?.items.length ?? 0;
  if (listing !== null && items === 0 && isBelieved(listing)) return false;
  return items > 0 || !(isWeekend(day) || (isToldEmpty && listing === null));
}

/**
 * Days before the window that somebody had made, and that had no papers at the one look so far: else they would be told as
 * a hole once more, to be made by hand again.
 */
export async function listLookedAtOnce(
  window: DigestDate,
  { store }: Pick<Run, "store">,
): Promise<DigestDate[]> {
  const found: DigestDate[] = [];
  for (const date of datesBetween(addDays(window, -TOLD_DAYS), addDays(window, -1))) {
    const listing = await store.listings.recall(date).catch(orNull); // it is told as a hole all the same
    if (listing?.items.length === 0 && !isBelieved(listing)) found.push(date);
  }
  return found;
}

function orNull(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}
