import { countCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { isBelieved, type StoredListing } from "../../core/paper/stored-listing.ts";
import type { StoredAnswers } from "../answer-cache.ts";
import type { Digests } from "../digests.ts";
import type { Listings } from "../listings.ts";

/** Where a day's parts lie. */
type PartsOfDay = {
  digests: Pick<Digests, "readDay">;
  listings: Pick<Listings, "recall" | "remove">;
  answers: Pick<StoredAnswers, "recall" | "forget">;
};

/**
 * Takes out of the cache what a day was made of, its answers before its listing, so that what a killed run has begun is
 * ended by the next; tells how many files that were. All of it stays together while any of it may be needed: while the day is
 * not done, while an answer is not old, and while a paper was looked up, and so may have been paid for, that has no card in the
 * digest. An answer that is in no digest stays in any case.
 *
 * @throws {StoreError} when something cannot be read or removed.
 */
export async function pruneDay(
  date: DigestDate,
  before: DigestDate,
  { digests, listings, answers }: PartsOfDay,
): Promise<number> {
  const listing = await listings.recall(date);
  const digest = await digests.readDay(date);
  if (listing === null || digest === null || !hasAll(digest, listing)) return 0;
  const names: string[] = [];
  for (const { provenance } of digest.cards) {
    if (provenance === null) continue;
    const answer = await answers.recall(provenance.fingerprint);
    if (answer !== null && answer.answeredAt >= before) return 0;
    if (answer?.reask !== undefined) names.push(answer.reask); // found by the first one alone, and so removed before it
    names.push(provenance.fingerprint);
  }
  let files = 0;
  for (const name of names) files += await answers.forget(name);
  return files + (await listings.remove(date));
}

/** Whether a digest has all that its listing will ever bring. */
function hasAll(digest: DailyDigest, listing: StoredListing): boolean {
  if (digest.status !== "settled" || !isBelieved(listing)) return false;
  const ids = new Set(digest.cards.map(({ paper }) => paper.id));
  const isInDigest = Object.keys(listing.artefacts ?? {}).every((id) => ids.has(id));
  return isInDigest && countCards(digest).failed === 0;
}
