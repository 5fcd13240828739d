import type { Digest, StoredDigest } from "../../../core/digest/digest.ts";
import { digestName } from "../../../core/digest/neighbours.ts";
import type { PapercardsError } from "../../../core/errors.ts";
import { toKnownDay } from "../../../core/review/known-day.ts";
import { findReplaced, type ReplacedCards } from "../../../core/review/replaced-cards.ts";
import { remakeWeek } from "../../../pipeline/weeks/remake-week.ts";
import type { Store } from "../../../store/open-store.ts";
import { type Hit, orHit } from "../causes.ts";
import type { ChangeSet } from "../hand-over/read-hand-over.ts";
import { type Comparison, isMadeFrom, isToReplace } from "./compare-digest.ts";
import { type Place, writeWithPictures } from "./write-digest.ts";

/** Writes each digest that may be; a week goes the way of its days, which come before it. */
export async function writeDigests(
  digests: readonly StoredDigest[],
  {
    pictures,
    changed,
    ...place
  }: Place & Pick<ChangeSet, "pictures"> & Pick<Comparison, "changed">,
): Promise<{
  written: string[];
  left: string[];
  problems: Hit<PapercardsError>[];
  replaced: ReplacedCards[];
}> {
  const written: string[] = [];
  const replaced: ReplacedCards[] = [];
  const left: string[] = [];
  const problems: Hit<PapercardsError>[] = [];
  const weeks = await readWeeks(digests, place.store);
  for (const handed of digests) {
    const name = digestName(handed);
    const paths = await orHit(name, problems, async () => {
      const ofDay = problems.find((hit) => hit.name !== null && isMadeFrom(handed, [hit.name]));
      if (ofDay !== undefined) throw ofDay.problem;
      if (isMadeFrom(handed, left)) return "left";
      const digest = await trust(handed, place);
      if (digest === null) return []; // a label skips its days, or they were not handed over
      const before = weeks.get(name);
      return writeUnlessLeft(digest, { pictures, changed, before, replaced, ...place });
    });
    if (paths === "left") left.push(name);
    else written.push(...(paths ?? []));
  }
  return { written, left, problems, replaced };
}

/** A digest with no more of what was handed over than cannot be known here; null for a week without days. */
async function trust(handed: StoredDigest, place: Place): Promise<Digest | null> {
  if (handed.kind === "weekly") return remakeWeek(handed, place);
  const published = await place.store.digests.readDay(handed.date);
  return toKnownDay(handed, { published, now: place.now });
}

/** Writes a digest where it may replace what is there, and notes which cards of that it takes. */
async function writeUnlessLeft(
  digest: Digest,
  {
    pictures,
    changed,
    before,
    replaced,
    ...place
  }: Place &
    Pick<ChangeSet, "pictures"> &
    Pick<Comparison, "changed" | "before"> & { replaced: ReplacedCards[] },
): Promise<string[] | "left"> {
  if (!(await isToReplace(digest, { ...place, changed, before }))) return "left";
  replaced.push(...(await findReplacedIn(place.store, digest)));
  return writeWithPictures(digest, pictures, place);
}

/** What a digest takes from the day that is there. */
async function findReplacedIn({ digests }: Store, digest: Digest): Promise<ReplacedCards[]> {
  const there = digest.kind === "daily" ? await digests.readDay(digest.date) : null;
  return [findReplaced(there, digest)].filter((one) => one !== null);
}

/** The weeks among these as the branch has them, with the cards that its days have before ours are written. */
async function readWeeks(
  digests: readonly StoredDigest[],
  store: Store,
): Promise<ReadonlyMap<string, Digest>> {
  const weeks = new Map<string, Digest>();
  for (const digest of digests) {
    if (digest.kind === "daily") continue;
    // one that cannot be read is met again, and named, when it is to be written
    const week = await orHit(digest.week, [], () => store.digests.readWeek(digest.week));
    if (week !== null) weeks.set(digest.week, week);
  }
  return weeks;
}
