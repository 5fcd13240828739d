import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DailyDigest } from "../../../core/digest/digest.ts";
import { paperOfImage } from "../../../core/output-paths.ts";
import type { DigestDate } from "../../../core/paper/date.ts";
import type { Run } from "../../../pipeline/run.ts";
import type { World } from "../../world.ts";
import { orHit } from "../causes.ts";
import type { CallerCheckout } from "../git/caller-checkout.ts";
import { checkOutCommit } from "../git/commit-files.ts";
import {
  fetchRefs,
  openPublishingRepository,
  type PublishingRepository,
  toOwnRef,
} from "../git/publishing-repository.ts";
import { picturesOf } from "../hand-over/read-digest.ts";
import { orWarn } from "../or-warn.ts";
import type { ReviewedNames } from "../skipped-days.ts";
import type { WorkflowInputs } from "../workflow-inputs.ts";
import { listBranches, toBranchName } from "./read-branches.ts";
import { readDigestAt } from "./read-tip.ts";

/** Days by what their open requests hold. */
export type ProposedDays = {
  /** The digest of a branch, with what a person has edited there. */
  kept: ReadonlyMap<DigestDate, DailyDigest>;
  /** Days whose branch has no digest, or none that may be written over: nothing is made of them. */
  left: ReadonlySet<DigestDate>;
};

/** What is known without review mode. */
export const NOT_PROPOSED: ProposedDays = { kept: new Map(), left: new Set() };

type ProposedOptions = {
  waiting: ReviewedNames["waiting"];
  /** Null on a dry run, which reads no branch. */
  checkout: CallerCheckout | null;
  inputs: WorkflowInputs;
  run: Run;
  world: World;
};

/**
 * What the open requests of these days hold: it was shown to people, so it is kept as a day of the branch that digests
 * are for is, and only completed. Where GitHub does not say which requests are open, all branches of days count. When the
 * branches cannot be read, nothing is made of days that are known to wait.
 */
export async function findProposed(
  days: readonly DigestDate[],
  { waiting, checkout, inputs, run, world }: ProposedOptions,
): Promise<ProposedDays> {
  const waits = days.filter((day) => waiting === null || waiting.has(day));
  if (checkout === null || waits.length === 0) return NOT_PROPOSED;
  let found: Held = new Map(waiting === null ? [] : waits.map((day) => [day, null]));
  await orWarn("What open requests hold is not known", world, async () => {
    const reaching = { environment: world.environment, ...inputs };
    const repository = await openPublishingRepository(checkout, reaching);
    try {
      found = await readBranchesOf(waits, { repository, run, writer: world.writer });
    } finally {
      await repository.close();
    }
  });
  const held = [...found];
  const kept = new Map(held.flatMap(([day, digest]) => (digest === null ? [] : [[day, digest]])));
  const left = new Set(held.flatMap(([day, digest]) => (digest === null ? day : [])));
  for (const line of describe(kept, left)) world.stderr(`${line}\n`);
  return { kept, left };
}

function describe(kept: ReadonlyMap<string, unknown>, left: ReadonlySet<string>): string[] {
  const lines: string[] = [];
  if (kept.size > 0) {
    lines.push(
      `Kept as their open requests show them: ${[...kept.keys()].join(", ")}. Only what failed or is missing there is made. ` +
        "To have a day made anew, by the settings as they are now, close its request before the next run of it.",
    );
  }
  if (left.size > 0) {
    lines.push(
      `Not made, since their open requests hold no digest that could be written over: ${[...left].join(", ")}. The step that proposes says why.`,
    );
  }
  return lines;
}

/** What a branch holds; null for no digest, or none that may be written over. */
type Held = Map<DigestDate, DailyDigest | null>;

type Reading = { repository: PublishingRepository; run: Run; writer: World["writer"] };

/** Reads the branches of those days that have one. Their pictures are stored, so that none is fetched again. */
async function readBranchesOf(days: readonly DigestDate[], reading: Reading): Promise<Held> {
  const { repository } = reading;
  const there = new Set<string>(await listBranches(repository));
  const found = days.filter((day) => there.has(day));
  const [first] = found.map(toBranchName);
  if (first === undefined) return new Map();
  await fetchRefs(repository, found.map(refOf), { depth: 1, branch: first });
  const held: Held = new Map();
  for (const day of found) held.set(day, await orHit(day, [], () => readHeld(day, reading)));
  return held;
}

function refOf(day: DigestDate): string {
  return `refs/heads/${toBranchName(day)}`;
}

async function readHeld(
  day: DigestDate,
  { repository, run, writer }: Reading,
): Promise<DailyDigest | null> {
  const commit = toOwnRef(refOf(day));
  const { theirs, refusal } = await readDigestAt({ repository, writer }, day, commit);
  if (theirs?.kind !== "daily" || refusal !== null) return null;
  const pictures = picturesOf(theirs);
  const wanted = (path: string) => pictures.includes(path);
  const tree = await checkOutCommit(repository, { commit, wanted });
  for (const picture of pictures) {
    const [path, id] = [`${repository.output}/${picture}`, paperOfImage(picture)];
    if (id !== null && tree.get(path)?.kind === "file")
      await run.store.images.keep(id, await readFile(join(repository.folder, path)));
  }
  return theirs;
}
