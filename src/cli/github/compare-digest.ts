import { type Digest, digestName } from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import { digestPath, withoutEnding } from "../../core/output-paths.ts";
import { datesOf } from "../../core/paper/week.ts";
import { replacesDigest } from "../../core/review/replaces.ts";
import type { Store } from "../../store/open-store.ts";
import { readBlob } from "./git/commit-files.ts";
import type { Tree } from "./git/list-tree.ts";
import type { PublishingRepository } from "./git/publishing-repository.ts";

/** What a digest is compared with. */
type Comparison = {
  repository: PublishingRepository;
  tree: Tree;
  store: Store;
  /** Paths without ending of digests that somebody has changed since the base. */
  changed: ReadonlySet<string>;
};

/** Whether a digest is that of a week with a day among those that were left: it would tell of other cards. */
export function isMadeFrom(digest: Digest, left: readonly string[]): boolean {
  return digest.kind === "weekly" && datesOf(digest.week).some((date) => left.includes(date));
}

/** Whether a digest is written over what the branch has under its name. */
export async function isToReplace(digest: Digest, comparison: Comparison): Promise<boolean> {
  const { repository, tree, store, changed } = comparison;
  const name = digestName(digest);
  const pathOf = (ending: "json" | "md") =>
    `${repository.output}/${digestPath(digest.kind, name, ending)}`;
  const isChanged = changed.has(withoutEnding(pathOf("json")));
  const theirs =
    digest.kind === "daily"
      ? await store.digests.readDay(digest.date)
      : await store.digests.readWeek(digest.week);
  if (theirs === null) return !isChanged;
  const document = await readBlob(repository, tree, pathOf("md"));
  const isSame = JSON.stringify(theirs) === JSON.stringify(digest);
  const isRendered = document === renderDigest(theirs);
  return (isSame && isRendered) || replacesDigest(digest, theirs, { isChanged, isRendered });
}

/** Digests of which somebody has changed a file since the base, by path without ending. */
export function listChanged(base: Tree, tree: Tree, output: string): Set<string> {
  const paths = [...new Set([...base.keys(), ...tree.keys()])];
  const changed = paths.filter(
    (path) => path.startsWith(`${output}/`) && base.get(path)?.id !== tree.get(path)?.id,
  );
  return new Set(changed.map(withoutEnding));
}
