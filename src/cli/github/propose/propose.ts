import { type Digest, StoredWeek, type WeeklyDigest } from "../../../core/digest/digest.ts";
import { digestPath, INDEX_PATH, isDigestFile } from "../../../core/output-paths.ts";
import { DigestDate } from "../../../core/paper/date.ts";
import { DigestWeek, weekOf } from "../../../core/paper/week.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { SKIP_LABEL } from "../../../core/review/pull-request.ts";
import { GithubError } from "../api/github-error.ts";
import { orHit } from "../causes.ts";
import type { ChangeContext, Published } from "../commit-change-set.ts";
import { isToReplace, listChanged } from "../compare-digest.ts";
import { checkOutCommit } from "../git/commit-files.ts";
import type { Tree } from "../git/list-tree.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";
import type { ChangeSet } from "../hand-over/read-hand-over.ts";
import { openTreeStore, type ProposeContext, poolPictures } from "./context.ts";
import { deriveWeeks } from "./derive-weeks.ts";
import { proposeDigest } from "./propose-digest.ts";
import { type ReviewBranch, readBranches, toBranchName } from "./read-branches.ts";
import { isSkipped } from "./request.ts";

/** How changes are proposed, and for which branch. */
type ProposeOptions = ChangeContext &
  Pick<ProposeContext, "github" | "say" | "warn"> & { branch: string };

/** What was proposed, and the open pull request of the newest day or week. */
type Proposed = Published & { number: number | null };

/**
 * Proposes each day in a pull request of its own, and each week, made from days that are merged, in another; the
 * index and the documents of days and weeks that link to what was merged meanwhile travel with the newest week. So no
 * two of them change one file, and they can be merged in any order.
 * All branches that are open already are brought up to date, or left alone where a person has changed them.
 */
export async function propose(
  repository: PublishingRepository,
  changes: ChangeSet,
  { branch: base, base: baseTree, github, writer, ...telling }: ProposeOptions,
): Promise<Proposed> {
  const { target, branches } = await readBranches(repository, base);
  const context: ProposeContext = {
    ...{ repository, github, writer, base, target },
    ...{ pictures: changes.pictures, pool: new Map(), problems: [], busy: new Set<string>() },
    ...telling,
  };
  for (const { tree } of branches) poolPictures(context, tree);
  const color = "cccccc";
  const description = "papercards: close this and never propose its day or week again";
  await github.makeLabel({ name: SKIP_LABEL, color, description }).catch((error: unknown) => {
    if (!(error instanceof GithubError)) throw error;
    context.warn(`There is no label ${SKIP_LABEL}`, `${error.message} ${error.fix}`);
  });
  const plan = await planDays(context, changes, baseTree);
  const byName = new Map<string, ReviewBranch>(branches.map((one) => [one.name, one]));
  const names = [...new Set([...plan.offered.keys(), ...byName.keys()])].toSorted();
  let number: number | null = null;
  const busy = new Set<string>();
  for (const name of names.filter((one) => DigestDate.safeParse(one).success)) {
    const wanted = { name, offered: plan.offered.get(name) ?? null, found: byName.get(name) };
    const open = await proposeDigest(context, { ...wanted, hasIndex: false });
    if (open !== null) busy.add(name);
    number = open ?? number;
  }
  const weeks = changes.digests.filter((digest) => digest.kind === "weekly");
  number = (await proposeWeeks({ ...context, busy }, { weeks, byName })) ?? number;
  const said = `Everything for ${base} is up for review.`;
  return { said, left: plan.left, problems: context.problems, number };
}

/** Checks the branch that digests are for out, with all files of digests. */
async function checkOutTarget({ repository, target }: ProposeContext): Promise<Tree> {
  const wanted = (path: string) => path === INDEX_PATH || isDigestFile(path);
  return checkOutCommit(repository, { commit: target, wanted });
}

/** The days to propose, and those that are left as the branch has them. */
async function planDays(
  context: ProposeContext,
  { digests }: ChangeSet,
  baseTree: ChangeContext["base"],
): Promise<{ offered: Map<string, Digest>; left: string[] }> {
  const tree = await checkOutTarget(context);
  const store = openTreeStore(context, tree);
  const changed = listChanged(baseTree, tree, context.repository.output);
  const { edited, refused, stale } = await store.digests.findEdits();
  for (const { message, fix } of refused) context.warn("An edit is left", `${message} ${fix}`);
  const offered = new Map<string, Digest>([...edited, ...stale].map((day) => [day.date, day]));
  const left: string[] = [];
  for (const digest of digests) {
    if (digest.kind !== "daily") continue;
    const { output } = context.repository;
    const isWritten = await orHit(digest.date, context.problems, () =>
      isToReplace(digest, { store, changed, output }),
    );
    if (isWritten) offered.set(digest.date, digest);
    else if (isWritten === false) left.push(digest.date);
  }
  return { offered, left };
}

/** Proposes each week in a request of its own; the index goes with the newest of them. */
async function proposeWeeks(
  context: ProposeContext,
  { weeks, byName }: { weeks: readonly StoredWeek[]; byName: ReadonlyMap<string, ReviewBranch> },
): Promise<number | null> {
  const { digests } = openTreeStore(context, await checkOutTarget(context));
  const own = [...byName.values()].flatMap(({ name }) => DigestWeek.safeParse(name).data ?? []);
  const made = new Map(weeks.map((week) => [week.week, week]));
  for (const week of own) {
    const there = made.has(week) ? null : await readWeekOf(context, week, byName.get(week));
    if (there !== null) made.set(week, there);
  }
  const derived = new Map(
    (await deriveWeeks(digests, made, context)).map((week): [string, WeeklyDigest] => [
      week.week,
      week,
    ]),
  );
  const carrier = await chooseCarrier(context, (await digests.listDays()).map(weekOf));
  const names = [...derived.keys(), ...own, ...(carrier === null ? [] : [carrier])];
  let number: number | null = null;
  const busy = new Set(context.busy);
  for (const name of [...new Set(names)].toSorted()) {
    const wanted = { name, offered: derived.get(name) ?? null, found: byName.get(name) };
    const hasIndex = name === carrier;
    const open = await proposeDigest({ ...context, busy }, { ...wanted, hasIndex });
    if (open !== null) busy.add(name);
    number = open ?? number;
  }
  return number;
}

/** The week as its open branch has it, which may have sentences that the model was asked for. */
async function readWeekOf(
  { repository: { git, output } }: ProposeContext,
  week: DigestWeek,
  found: ReviewBranch | undefined,
): Promise<StoredWeek | null> {
  if (found === undefined) return null;
  const path = `${found.tip}:${output}/${digestPath("weekly", week, "json")}`;
  const { stdout } = await git.attempt("cat-file", "blob", path);
  return StoredWeek.safeParse(parseJson(stdout)).data ?? null;
}

/** The newest week that is wanted: the index goes with it. */
async function chooseCarrier(
  { github }: ProposeContext,
  weeks: readonly DigestWeek[],
): Promise<DigestWeek | null> {
  for (const week of [...new Set(weeks)].toSorted().toReversed()) {
    if (!isSkipped(await github.listPullRequests(toBranchName(week)))) return week;
  }
  return null;
}
