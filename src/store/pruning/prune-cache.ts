import { StoreError } from "../../core/errors.ts";
import { DAY_MS, type DigestDate } from "../../core/paper/date.ts";
import type { StoredAnswers } from "../answer-cache.ts";
import type { Digests } from "../digests.ts";
import type { Listings } from "../listings.ts";
import { type Claims, nameDrafting } from "../locks/open-claims.ts";

/** Days that one run prunes at most; the others are left to later runs. Each takes a few milliseconds. */
const MAX_PRUNED_DAYS = 64;

/**
 * Days that one run looks at in vain, and then at no more: after a backfill, thousands have to stay for two months. The runs of
 * another day begin at others, so that those that have to stay for ever keep none in the cache.
 */
const MAX_KEPT_DAYS = 8;

/** What may be taken out of a cache. */
type Prunable = {
  /** Nothing of this day or later, and nothing that was answered since it began. */
  before: DigestDate;
  /** Nothing of these days: they have just been made, and may not be published yet. */
  except: ReadonlySet<DigestDate>;
  signal: AbortSignal;
};

/** Takes out of a cache what nobody needs; tells how many files that were. */
export type Prune = (prunable: Prunable) => Promise<number>;

/** What is pruned, and what is looked at for that. */
type PrunedStore = {
  digests: Pick<Digests, "listDays" | "readDay">;
  listings: Pick<Listings, "listDays" | "recall" | "remove">;
  answers: Pick<StoredAnswers, "recall" | "forget" | "forgetRejected">;
  claims: Pick<Claims, "list" | "takeFree">;
};

/**
 * Takes out of the cache what no digest and no open day needs: old answers that could not be used, and what days were
 * made of whose digest has it all (see {@link pruneDay}). Nothing is taken out while any process has claimed something of this
 * cache, nor of a day that one claims meanwhile. What cannot be read or removed stays, and costs the run nothing.
 */
export function pruneCache(prunable: Prunable, store: PrunedStore): Promise<number> {
  return prune(prunable, store).catch(orNothing);
}

async function prune({ before, except, signal }: Prunable, store: PrunedStore): Promise<number> {
  const { digests, listings, answers, claims } = store;
  if ((await claims.list()).length > 0) return 0;
  let files = await answers.forgetRejected(Date.parse(before)).catch(orNothing);
  const made = new Set(await digests.listDays());
  const days = (await listings.listDays())
    .filter((date) => date < before && made.has(date) && !except.has(date))
    .toReversed();
  const left = { pruned: MAX_PRUNED_DAYS, kept: MAX_KEPT_DAYS };
  for (const date of beginElsewhere(days, before)) {
    if (signal.aborted || left.pruned === 0 || left.kept === 0) break;
    const release = await claims.takeFree(nameDrafting(date));
    if (release === null) continue;
    const { pruneDay } = await import("./prune-day.ts"); // most runs have no such day
    const removed = await pruneDay(date, before, store).catch(orNothing).finally(release);
    left[removed > 0 ? "pruned" : "kept"] -= 1;
    files += removed;
  }
  return files;
}

/** The days from another one on for each day of a run, and then those before it; all from the first where one run looks at all. */
function beginElsewhere(days: readonly DigestDate[], before: DigestDate): DigestDate[] {
  const isFew = days.length <= MAX_KEPT_DAYS;
  const first = isFew ? 0 : (MAX_KEPT_DAYS * (Date.parse(before) / DAY_MS)) % days.length;
  return [...days.slice(first), ...days.slice(0, first)];
}

function orNothing(error: unknown): 0 {
  if (error instanceof StoreError) return 0;
  throw error;
}
