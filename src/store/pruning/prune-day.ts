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
  const digest = await digests.readDay(date);
  if (digest?.status !== "settled" || countCards(digest).failed > 0) return 0;
  const names = await listOldAnswers(digest, before, answers);
  if (names === null) return 0;
  const listing = await listings.recall(date); // last, since it takes longest
  if (listing === null || !hasAll(digest, listing)) return 0;
  let files = 0;
  for (const name of names) files += await answers.forget(name);
  return files + (await listings.remove(date));
}

/** The answers of a day's cards, in the order in which they go; null when one is not old. */
async function listOldAnswers(
  { cards }: DailyDigest,
  before: DigestDate,
  answers: Pick<StoredAnswers, "recall">,
): Promise<string[] | null> {
  const names: string[] = [];
  for (const { provenance } of cards) {
    if (provenance === null) continue;
    const answer = await answers.recall(provenance.fingerprint);
    if (answer !== null && answer.answeredAt >= before) return null;
    if (answer?.reask !== undefined) names.push(answer.reask); // found by the first one alone, and so removed before it
    names.push(provenance.fingerprint);
  }
  return names;
}

/** Whether a digest has all that its listing will ever bring. */
function hasAll({ cards }: DailyDigest, listing: StoredListing): boolean {
  const ids = new Set(cards.map(({ paper }) => paper.id));
  return Object.keys(listing.artefacts ?? {}).every((id) => ids.has(id)) && isBelieved(listing);
}
