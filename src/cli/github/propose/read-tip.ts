import type { Next } from "../../../core/causes/explanation.ts";
import type { Digest } from "../../../core/digest/digest.ts";
import { StoreError } from "../../../core/errors.ts";
import { INDEX_PATH } from "../../../core/output-paths.ts";
import { DigestDate } from "../../../core/paper/date.ts";
import { DigestWeek } from "../../../core/paper/week.ts";
import type { Digests } from "../../../store/digests.ts";
import { isIndexEdited } from "../../../store/documents/stored-index.ts";
import { checkOutCommit } from "../git/commit-files.ts";
import { describeStray, pathsTo } from "../git/list-tree.ts";
import { openTreeStore, type ProposeContext } from "./context.ts";
import { filesOf, isNeeded } from "./files-of-digest.ts";
import type { ReviewBranch } from "./read-branches.ts";

/** The digest of a commit, with what was edited in it, and why something there cannot be taken over. */
type Tip = { theirs: Digest | null; refusal: StoreError | null };

/** Reads what a branch holds at its tip. */
export async function readTip(context: ProposeContext, found: ReviewBranch): Promise<Tip> {
  const stray = findStray(context, found);
  if (stray !== null) return { theirs: null, refusal: stray };
  const { theirs, refusal } = await readDigestAt(context, found.name, found.tip);
  const absent = theirs === null && refusal === null ? await refuseAbsent(context, found) : null;
  const other = absent ?? (await refuseIndex(context, found));
  return { theirs, refusal: refusal ?? other };
}

/** Reads the digest of a day or week that a commit holds; a document without data may refuse it, too. */
export async function readDigestAt(
  context: Pick<ProposeContext, "repository" | "writer">,
  name: string,
  commit: string,
): Promise<Tip> {
  const wanted = (path: string) => isNeeded(path, name);
  const tree = await checkOutCommit(context.repository, { commit, wanted });
  const { digests } = openTreeStore(context, tree);
  const [date, week] = [DigestDate.safeParse(name).data, DigestWeek.safeParse(name).data];
  try {
    const day = date === undefined ? null : await digests.readDay(date);
    const theirs = week === undefined ? day : await digests.readWeek(week);
    const named = date ?? week;
    const refusal = named === undefined ? null : await findRefusal(named, digests);
    return { theirs, refusal };
  } catch (error) {
    if (error instanceof StoreError) return { theirs: null, refusal: error };
    throw error;
  }
}

/** Why a digest must not be written over; null when it may be. */
async function findRefusal(
  name: DigestDate | DigestWeek,
  { assertReplaceable }: Digests,
): Promise<StoreError | null> {
  try {
    await assertReplaceable(name);
    return null;
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
}

/** The refusal of a branch on which there is no digest any more; null when there never was one. */
async function refuseAbsent(
  { repository: { git, output }, target }: ProposeContext,
  { name, branch, tip }: ReviewBranch,
): Promise<StoreError | null> {
  const [file] = filesOf(name);
  if (file === undefined) return null;
  const path = `${output}/${file}`;
  const flags = ["--full-history", "--max-count=1"];
  const touched = await git.run("rev-list", ...flags, tip, "--not", target, "--", path);
  if (touched === "") return null;
  return new StoreError(
    path,
    `was deleted on ${branch}, or replaced there.`,
    toNext(
      "Bring the file back, or close the request; with the label `papercards:skip` it is never made again.",
    ),
  );
}

/** What stands at the place of a digest's file, or of a folder on the way to it, and is none. */
function findStray(
  { repository: { output } }: ProposeContext,
  { name, branch, tree }: ReviewBranch,
): StoreError | null {
  for (const path of filesOf(name).map((file) => `${output}/${file}`)) {
    for (const above of pathsTo(path)) {
      const stray = describeStray(tree, above, above === path ? "file" : "folder");
      if (stray === null) continue;
      const next = toNext("Take it off the branch, or close the request.");
      return new StoreError(
        above,
        `is ${stray} on ${branch}, so no digest is written there.`,
        next,
      );
    }
  }
  return null;
}

/** The refusal of a branch on which a person has edited the index. */
async function refuseIndex(
  { repository: { git, output }, target }: ProposeContext,
  { branch, tip, tree }: ReviewBranch,
): Promise<StoreError | null> {
  const path = `${output}/${INDEX_PATH}`;
  const id = tree.get(path)?.id;
  const now = id === undefined ? null : await git.attempt("cat-file", "blob", id);
  if (now === null || now.exitCode !== 0) return null;
  const base = (await git.attempt("merge-base", tip, target)).stdout.trim();
  const before = base === "" ? null : await git.attempt("cat-file", "blob", `${base}:${path}`);
  if (now.stdout === before?.stdout) return null;
  if (!(await isIndexEdited(now.stdout, null))) return null;
  return new StoreError(
    path,
    `was edited by hand on ${branch}, and no data can hold that: the index is made of the digests.`,
    toNext("Undo that edit; until then the request is left as it is."),
  );
}

/** Steps of the workflow never reach the review page. */
function toNext(fix: string): Next {
  return { fix, korean: null };
}
