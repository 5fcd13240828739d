import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DailyDigest, Digest, WeeklyDigest } from "../../../core/digest/digest.ts";
import { digestName } from "../../../core/digest/neighbours.ts";
import { paperOfImage } from "../../../core/output-paths.ts";
import type { DigestDate } from "../../../core/paper/date.ts";
import type { DigestWeek } from "../../../core/paper/week.ts";
import type { Run } from "../../../pipeline/run.ts";
import type { World } from "../../world.ts";
import { orHit } from "../causes.ts";
import type { CallerCheckout } from "../git/caller-checkout.ts";
import { checkOutCommit } from "../git/commit-files.ts";
import {
  fetchRefs,
  openPublishingRepository,
  type PublishingRepository,
  resolveRefs,
} from "../git/publishing-repository.ts";
import { picturesOf } from "../hand-over/read-digest.ts";
import { orWarn } from "../or-warn.ts";
import type { ReviewedNames } from "../skipped-days.ts";
import type { WorkflowInputs } from "../workflow-inputs.ts";
import { listBranches, toBranchName } from "./read-branches.ts";
import { readDigestAt } from "./read-tip.ts";

/** What open requests hold. */
export type Proposed = {
  /** The digests of days and weeks, with what a person has edited there. */
  days: ReadonlyMap<string, DailyDigest>;
  weeks: ReadonlyMap<string, WeeklyDigest>;
  /** Those whose branch has no digest, or none that may be written over: nothing is made of them. */
  left: ReadonlySet<string>;
};

/** What is known without review mode. */
export const NOT_PROPOSED: Proposed = { days: new Map(), weeks: new Map(), left: new Set() };

type ProposedOptions = {
  waiting: ReviewedNames["waiting"];
  /** Null on a dry run, which reads no branch. */
  checkout: CallerCheckout | null;
  inputs: WorkflowInputs;
  run: Run;
  world: World;
};

/** A day or week. */
type Name = DigestDate | DigestWeek;

/**
 * What the open requests of these days and weeks hold: it was shown to people, so it is kept as the branch's own digests
 * are, and only completed. Where GitHub does not say which requests are open, all branches count. When the branches cannot
 * be read, nothing is made of what is known to wait.
 */
export async function findProposed(
  names: readonly Name[],
  { waiting, checkout, inputs, run, world }: ProposedOptions,
): Promise<Proposed> {
  const waits = names.filter((name) => waiting === null || waiting.has(name));
  if (checkout === null || waits.length === 0) return NOT_PROPOSED;
  let held: Held[] = waiting === null ? [] : waits.map((name) => ({ name, digest: null }));
  await orWarn("What open requests hold is not known", world, async () => {
    const reaching = { environment: world.environment, ...inputs };
    const repository = await openPublishingRepository(checkout, reaching);
    try {
      held = await readBranchesOf(waits, { repository, run, writer: world.writer });
    } finally {
      await repository.close();
    }
  });
  const digests = held.flatMap(({ digest }) => digest ?? []);
  const left = held.flatMap(({ name, digest }) => (digest === null ? [name] : []));
  for (const line of describe({ kept: digests.map(digestName), left, choices: run.choices }))
    world.stderr(`${line}\n`);
  return {
    days: new Map(digests.flatMap((one) => (one.kind === "daily" ? [[one.date, one]] : []))),
    weeks: new Map(digests.flatMap((one) => (one.kind === "weekly" ? [[one.week, one]] : []))),
    left: new Set(left),
  };
}

type Found = { kept: readonly string[]; left: readonly string[]; choices: Run["choices"] };

function describe({ kept, left, choices }: Found): string[] {
  const { given = [], redrafts = false } = choices;
  const byHand = [...given, ...(redrafts ? ["redraft" as const] : [])];
  const anew = byHand.map((choice) => `--${choice}`).join(" and ");
  const ofGiven = anew === "" ? "" : `, and what is asked for anew by ${anew}`;
  const ofKept =
    `Kept as their open requests show them: ${kept.join(", ")}. Only what failed or is missing there is made${ofGiven}. ` +
    "To have a day made anew, by the settings as they are now, close its request before the next run of it.";
  const ofLeft = `Not made, since their open requests hold no digest that could be written over: ${left.join(", ")}. The step that proposes says why.`;
  return [...(kept.length > 0 ? [ofKept] : []), ...(left.length > 0 ? [ofLeft] : [])];
}

/** What a branch holds; null for no digest, or none that may be written over. */
type Held = { name: Name; digest: Digest | null };

type Reading = { repository: PublishingRepository; run: Run; writer: World["writer"] };

/** Reads the branches of those that have one. Their pictures are stored, so that none is fetched again. */
async function readBranchesOf(names: readonly Name[], reading: Reading): Promise<Held[]> {
  const { repository } = reading;
  const there = new Set<string>(await listBranches(repository));
  const found = names.filter((name) => there.has(name));
  const [first] = found.map(toBranchName);
  if (first === undefined) return [];
  const refs = found.map((name) => `refs/heads/${toBranchName(name)}`);
  await fetchRefs(repository, refs, { depth: 1, branch: first });
  const commits = await resolveRefs(repository, refs);
  const held: Held[] = [];
  for (const [index, name] of found.entries()) {
    const branch = { name, commit: commits[index] ?? "" };
    held.push({ name, digest: await orHit(name, [], () => readHeld(branch, reading)) });
  }
  return held;
}

async function readHeld(
  { name, commit }: { name: Name; commit: string },
  { repository, run, writer }: Reading,
): Promise<Digest | null> {
  const { theirs, refusal } = await readDigestAt({ repository, writer }, name, commit);
  if (theirs === null || refusal !== null) return null;
  const pictures = picturesOf(theirs);
  if (pictures.length === 0) return theirs;
  const wanted = (path: string) => pictures.includes(path);
  const tree = await checkOutCommit(repository, { commit, wanted });
  for (const picture of pictures) {
    const [path, id] = [`${repository.output}/${picture}`, paperOfImage(picture)];
    if (id !== null && tree.get(path)?.kind === "file")
      await run.store.images.keep(id, await readFile(join(repository.folder, path)));
  }
  return theirs;
}
