import { countCards, countMissingPictures } from "../core/card/shown-cards.ts";
import { StoreError } from "../core/errors.ts";
import { addDays, type DigestDate, datesBetween, toDigestDate } from "../core/paper/date.ts";
import { isBelieved } from "../core/paper/stored-listing.ts";
import { findReceipt, nameInputs } from "./done/skip-done.ts";
import { listLookedAtOnce } from "./find-holes.ts";
import type { Run } from "./run.ts";

/**
 * The open days of the look-back window, oldest first: those without a digest, provisional ones, those with
 * failed cards or missing pictures, and those whose listing needs another look, which older ones may need, too. Days that are
 * known to have no papers are none of them, nor are those that an earlier run has left as done, of which only the bytes are looked at. One whose files cannot be read is: making it says why, and keeps no other day. All days are open to a run that fetches every listing, and those with a digest to one that drafts cards anew.
 */
export async function findOpenDays(lookbackDays: number, run: Run): Promise<DigestDate[]> {
  const today = toDigestDate(run.now());
  const window = addDays(today, -lookbackDays);
  const open = await listLookedAtOnce(window, run);
  const inputs = await nameInputs(run);
  const isDone = async (date: DigestDate) =>
    run.choices.redrafts !== true && (await findReceipt(date, inputs, run).catch(orNone)) !== null;
  for (const date of datesBetween(window, today)) {
    if (!(await isDone(date)) && (await isOpen(date, run).catch(orOpen))) open.push(date);
  }
  return open;
}

/** What a day is whose receipt cannot be read, its files say. */
function orNone(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}

function orOpen(error: unknown): true {
  if (error instanceof StoreError) return true;
  throw error;
}

async function isOpen(date: DigestDate, { store, choices }: Run): Promise<boolean> {
  if (choices.listings === "all") return true;
  const digest = await store.digests.readDay(date);
  if (digest !== null) {
    if (choices.redrafts === true) return true;
    const lacksPicture = choices.images === "download" && countMissingPictures(digest) > 0;
    if (digest.status === "provisional" || countCards(digest).failed > 0 || lacksPicture)
      return true;
  }
  const listing = await store.listings.recall(date);
  const needsLook = listing !== null && !isBelieved(listing);
  return needsLook || (digest === null && listing?.items.length !== 0);
}
