import { StoredWeek, type WeeklyDigest } from "../../../core/digest/digest.ts";
import { digestPath, INDEX_PATH } from "../../../core/output-paths.ts";
import { DigestWeek, weekOf } from "../../../core/paper/week.ts";
import { parseJson } from "../../../core/parse-json.ts";
import type { Digests } from "../../../store/digests.ts";
import { isOurIndex } from "../../../store/documents/stored-index.ts";
import type { PullRequest } from "../api/open-github.ts";
import { findEditedIndex, foreignIndex } from "../commit/index-on-branch.ts";
import { readBlob } from "../git/commit-files.ts";
import type { Tree } from "../git/list-tree.ts";
import { isDeclinedAsItIs } from "./compare-branch.ts";
import { checkOutTarget, openTreeStore, type ProposeContext } from "./context.ts";
import { deriveWeeks } from "./derive-weeks.ts";
import { type Proposals, proposeEach } from "./propose-each.ts";
import { INDEX_NAME, type ReviewBranch, toBranchName } from "./read-branches.ts";
import { isSkipped } from "./request.ts";

/** What weeks are proposed from: those that were made now, and the branches. */
type Weeks = {
  weeks: readonly StoredWeek[];
  byName: ReadonlyMap<string, ReviewBranch>;
};

/**
 * Proposes each week in a request of its own. The index, and the documents that link to what was merged meanwhile, go
 * with the newest of them, or alone where a label skips all weeks or a person has closed that one, unless another request that is left as it is changes the
 * index already.
 */
export async function proposeWeeks(
  context: ProposeContext,
  { weeks, byName }: Weeks,
  proposals: Proposals,
): Promise<void> {
  const tree = await checkOutTarget(context);
  const { digests } = openTreeStore(context, tree);
  const own = [...byName.values()].flatMap(({ name }) => DigestWeek.safeParse(name).data ?? []);
  const made = new Map(weeks.map((week) => [week.week, week]));
  for (const week of own) {
    const there = made.has(week) ? null : await readWeekOf(context, week, byName.get(week));
    if (there !== null) made.set(week, there);
  }
  const isWanted = async (week: DigestWeek) => !isSkipped(await listRequests(context, week));
  const wanting = { problems: context.problems, now: context.now, isWanted };
  const derived = new Map(
    (await deriveWeeks(digests, made, wanting)).map((week): [string, WeeklyDigest] => [
      week.week,
      week,
    ]),
  );
  const merged = (await digests.listDays()).map(weekOf);
  const carrier = (await isToMake(context, { tree, digests }))
    ? await chooseCarrier(context, merged, derived)
    : null;
  const toWanted = (name: string) => ({
    name,
    offered: derived.get(name) ?? null,
    found: byName.get(name),
  });
  const index = byName.has(INDEX_NAME) ? [INDEX_NAME] : [];
  const names = [...new Set([...derived.keys(), ...own, ...index])].toSorted();
  const others = names.filter((name) => name !== carrier);
  await proposeEach(context, others.map(toWanted), proposals);
  if (carrier === null) return;
  const [holder] = proposals.holdsIndex;
  if (holder !== undefined) context.say(`The index waits for the request of ${holder}.`);
  const hasIndex = holder === undefined;
  await proposeEach(context, [toWanted(carrier)], proposals, { hasIndex });
}

/** The week as its open branch has it, which may have sentences that the model was asked for. */
async function readWeekOf(
  { repository }: ProposeContext,
  week: DigestWeek,
  found: ReviewBranch | undefined,
): Promise<StoredWeek | null> {
  if (found === undefined) return null;
  const path = `${repository.output}/${digestPath("weekly", week, "json")}`;
  const text = await readBlob(repository, found.tree, path);
  return StoredWeek.safeParse(parseJson(text ?? "")).data ?? null;
}

/** Whether the index may be made again: it is papercards' own, and nobody has written into it. */
async function isToMake(
  { repository, warn }: ProposeContext,
  there: { tree: Tree; digests: Digests },
): Promise<boolean> {
  const path = `${repository.output}/${INDEX_PATH}`;
  const text = await readBlob(repository, there.tree, path);
  const isForeign = text !== null && !isOurIndex(text);
  const problem = isForeign ? foreignIndex(path) : await findEditedIndex(repository, there);
  if (problem !== null) warn("The index is left", `${problem.message} ${problem.fix}`);
  return problem === null;
}

/**
 * What the index goes with: the newest week that is wanted or, where a label skips all of them, or a person has closed the
 * request of all that this week would tell, nothing else.
 */
async function chooseCarrier(
  context: ProposeContext,
  weeks: readonly DigestWeek[],
  derived: ReadonlyMap<string, WeeklyDigest>,
): Promise<DigestWeek | typeof INDEX_NAME | null> {
  for (const week of [...new Set(weeks)].toSorted().toReversed()) {
    const requests = await listRequests(context, week);
    if (isSkipped(requests)) continue;
    const digest = derived.get(week);
    const isDeclined =
      digest !== undefined && (await isDeclinedAsItIs(context, requests[0], digest));
    return isDeclined ? INDEX_NAME : week;
  }
  return weeks.length === 0 ? null : INDEX_NAME;
}

/** The requests of a week for the branch of this run, newest first. */
async function listRequests(
  { github, base }: ProposeContext,
  week: DigestWeek,
): Promise<PullRequest[]> {
  const requests = await github.listPullRequests(toBranchName(week));
  return requests.filter((one) => one.base.ref === base);
}
