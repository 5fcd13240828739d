import type { Digest, StoredDigest } from "../../../core/digest/digest.ts";
import { digestName } from "../../../core/digest/neighbours.ts";
import { daysOfWeek } from "../../../core/digest/week-cards.ts";
import { StoreError } from "../../../core/errors.ts";
import { digestPath, isDigestData, withoutEnding } from "../../../core/output-paths.ts";
import { datesOf } from "../../../core/paper/week.ts";
import { replacesDigest } from "../../../core/review/replaces.ts";
import type { Store } from "../../../store/open-store.ts";
import { type CallerCheckout, listCheckedOut } from "../git/caller-checkout.ts";
import type { Tree } from "../git/list-tree.ts";

/** What a digest is compared with. */
export type Comparison = {
  /** Of what the branch has. */
  store: Store;
  output: string;
  /** Paths without ending of digests that somebody has changed since the base. */
  changed: ReadonlySet<string>;
  /** What the branch has of it, before days of ours were written. @default what is there now */
  before?: Digest | undefined;
};

/** Whether a digest is that of a week with a day among these: it would tell of other cards. */
export function isMadeFrom(digest: StoredDigest, days: readonly string[]): boolean {
  if (digest.kind === "daily") return false;
  return [...datesOf(digest.week), ...daysOfWeek(digest)].some((date) => days.includes(date));
}

/**
 * Whether a digest is written over what the branch has under its name. It never is where somebody has written
 * into the document what cannot be taken over, or has put a file of another kind in its place.
 */
export async function isToReplace(
  digest: Digest,
  { store, output, changed, before }: Comparison,
): Promise<boolean> {
  const name = digestName(digest);
  const isChanged = changed.has(
    withoutEnding(`${output}/${digestPath(digest.kind, name, "json")}`),
  );
  const theirs = before ?? (await readTheirs(digest, store.digests));
  if (!(await isReplaceable(name, store.digests))) return false;
  if (theirs === null) return !isChanged;
  const isSame = JSON.stringify(theirs) === JSON.stringify(digest);
  return isSame || replacesDigest(digest, theirs, { isChanged, isRendered: true });
}

function readTheirs(digest: Digest, digests: Store["digests"]): Promise<Digest | null> {
  return digest.kind === "daily" ? digests.readDay(digest.date) : digests.readWeek(digest.week);
}

/** Whether nobody has written into a digest's files what cannot be taken over, or in their place. */
export async function isReplaceable(
  name: ReturnType<typeof digestName>,
  digests: Store["digests"],
): Promise<boolean> {
  try {
    await digests.assertReplaceable(name);
    return true;
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw error;
  }
}

/**
 * Digests whose data somebody has changed on a branch since its commit that is checked out, by path without ending: none,
 * as long as it is at that. Documents also change with their neighbours; what a person has written into one is found by
 * its checksum.
 */
export async function listChanged(
  checkout: CallerCheckout,
  { commit, tree }: { commit: string; tree: Tree },
): Promise<Set<string>> {
  const { head, output } = checkout;
  if (commit === head) return new Set();
  const base = await listCheckedOut(checkout);
  const paths = [...new Set([...base.keys(), ...tree.keys()])];
  const changed = paths.filter(
    (path) =>
      path.startsWith(`${output}/`) &&
      isDigestData(path.slice(output.length + 1)) &&
      base.get(path)?.id !== tree.get(path)?.id,
  );
  return new Set(changed.map(withoutEnding));
}
