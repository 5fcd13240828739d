import type { DailyDigest, Digest } from "../../../core/digest/digest.ts";
import { digestName } from "../../../core/digest/neighbours.ts";
import { DigestDate } from "../../../core/paper/date.ts";
import { toKnownDay } from "../../../core/review/known-day.ts";
import { SKIP_LABEL } from "../../../core/review/pull-request.ts";
import { GithubError } from "../api/github-error.ts";
import { orHit } from "../causes.ts";
import type { ChangeContext, Published } from "../commit/commit-change-set.ts";
import { isToReplace, listChanged } from "../commit/compare-digest.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";
import type { ChangeSet } from "../hand-over/read-hand-over.ts";
import { checkOutTarget, openTreeStore, type ProposeContext, poolPictures } from "./context.ts";
import { type Proposals, proposeEach } from "./propose-each.ts";
import { proposeWeeks } from "./propose-weeks.ts";
import { type ReviewBranch, readBranches } from "./read-branches.ts";
import { readDigestAt } from "./read-tip.ts";

/** How changes are proposed, and for which branch. */
type ProposeOptions = ChangeContext &
  Pick<ProposeContext, "github" | "say" | "warn" | "redrafts"> & { branch: string };

/** What was proposed, and the open pull request of the newest day or week. */
type Proposed = Published & Pick<Proposals, "number">;

/**
 * Proposes each day in a pull request of its own, and each week, made from days that are merged, in another; the
 * index and the documents of days and weeks that link to what was merged meanwhile travel with the newest week. So no
 * two of them change one file, and they can be merged in any order.
 * All branches that are open already are brought up to date, or left alone where a person has changed them. What
 * goes wrong with one of them is told at the end, and keeps none of the others.
 *
 * @throws {PapercardsError} when all of them have failed.
 */
export async function propose(
  repository: PublishingRepository,
  changes: ChangeSet,
  { branch: base, checkout, github, writer, now, ...telling }: ProposeOptions,
): Promise<Proposed> {
  const { target, branches } = await readBranches(repository, base);
  const elsewhere = new Map<string, string[]>();
  const context: ProposeContext = {
    ...{ repository, github, writer, now, base, target },
    ...{ pictures: changes.pictures, pool: new Map(), problems: [], busy: new Set<string>() },
    ...telling,
    tellElsewhere: (name, other) => elsewhere.set(other, [...(elsewhere.get(other) ?? []), name]),
  };
  for (const { tree } of branches) poolPictures(context, tree);
  await makeLabel(context);
  const byName = new Map<string, ReviewBranch>(branches.map((one) => [one.name, one]));
  const proposed = await readRaised(context, changes, byName);
  const plan = await planDays(context, changes, { checkout, proposed });
  const names = [...new Set([...plan.offered.keys(), ...byName.keys()])].toSorted();
  const days = names
    .filter((one) => DigestDate.safeParse(one).success)
    .map((name) => ({ name, offered: plan.offered.get(name) ?? null, found: byName.get(name) }));
  const proposals: Proposals = { number: null, done: 0, holdsIndex: [] };
  await proposeEach(context, days, proposals);
  const weeks = changes.digests.filter((digest) => digest.kind === "weekly");
  await proposeWeeks(context, { weeks, byName }, proposals);
  for (const [other, left] of elsewhere) {
    const message = `Their requests are for ${other}, and so this run for ${base} leaves them alone: ${left.join(", ")}.`;
    context.warn("Left to another branch", message);
  }
  const { number, done } = proposals;
  const { problems } = context;
  if (problems[0] !== undefined && done === 0) throw problems[0].problem;
  const what = problems.length > 0 ? "Everything else" : "Everything";
  return {
    said: `${what} for ${base} is up for review.`,
    left: plan.left,
    problems,
    refused: plan.refused,
    unreadable: plan.unreadable,
    number,
  };
}

async function makeLabel({ github, warn }: ProposeContext): Promise<void> {
  const color = "cccccc";
  const description = "papercards: close this and never propose its day or week again";
  await github.makeLabel({ name: SKIP_LABEL, color, description }).catch((error: unknown) => {
    if (!(error instanceof GithubError)) throw error;
    warn(`There is no label ${SKIP_LABEL}`, `${error.message} ${error.fix}`);
  });
}

type PlannedDays = Pick<Published, "left" | "refused" | "unreadable"> & {
  offered: Map<string, Digest>;
};

/** Days of open requests, as far as what was handed over says that they once had an older form. */
async function readRaised(
  context: ProposeContext,
  { digests }: ChangeSet,
  byName: ReadonlyMap<string, ReviewBranch>,
): Promise<Map<string, DailyDigest>> {
  const days = new Map<string, DailyDigest>();
  for (const digest of digests) {
    const found = byName.get(digestName(digest));
    if (digest.kind === "weekly" || digest.raisedFrom === undefined || found === undefined)
      continue;
    const { theirs } = await readDigestAt(context, found.name, found.tip);
    if (theirs?.kind === "daily") days.set(digest.date, theirs);
  }
  return days;
}

/** The days to propose, and those that are left as the branch has them. */
async function planDays(
  context: ProposeContext,
  { digests }: ChangeSet,
  {
    checkout,
    proposed,
  }: Pick<ChangeContext, "checkout"> & { proposed: ReadonlyMap<string, DailyDigest> },
): Promise<PlannedDays> {
  const { output } = context.repository;
  const tree = await checkOutTarget(context);
  const store = openTreeStore(context, tree);
  const changed = await listChanged(checkout, { commit: context.target, tree });
  const { edited, refused, unreadable } = await store.digests.findEdits();
  const offered = new Map<string, Digest>(edited.map((day) => [day.date, day]));
  const left: string[] = [];
  for (const digest of digests) {
    if (digest.kind !== "daily") continue;
    const day = await orHit(digest.date, context.problems, async () => {
      const published = await store.digests.readDay(digest.date);
      const at = { published, proposed: proposed.get(digest.date), now: context.now };
      const known = toKnownDay(digest, at);
      return (await isToReplace(known, { store, changed, output })) ? known : "left";
    });
    if (day === "left") left.push(digest.date);
    else if (day !== null) offered.set(digest.date, day);
  }
  return { offered, left, refused, unreadable };
}
