import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { nameInFile } from "../../core/output-paths.ts";
import { EXIT } from "../exit-codes.ts";
import { FOLDERS, openSettings } from "../open/open-settings.ts";
import { openWorldStore } from "../open/open-world-store.ts";
import type { World } from "../world.ts";
import { applyToBranch, type Checkout } from "./apply-to-branch.ts";
import { type ChangeSet, readChangeSet } from "./change-set.ts";
import { GitError, openGit } from "./git.ts";
import { propose } from "./propose.ts";
import { readInputs } from "./workflow-inputs.ts";

/** Pushes before giving up: each one that is rejected means that another push came first. */
const ATTEMPTS = 5;

/** Longest wait before the next push, in milliseconds; it is random, so that two publishers do not meet again. */
const LONGEST_WAIT_MS = 2_000;

/**
 * `papercards github publish`: commits the changes that `generate` has packed, and nothing outside the
 * output folder, onto the newest state of the branch, and pushes it. What has changed there meanwhile wins.
 * In review mode it commits and pushes nothing, and leaves what a pull request needs; see {@link propose}.
 *
 * @throws {GitError} when git refuses, or every push is rejected.
 */
export async function publish(world: World): Promise<number> {
  const inputs = readInputs(world.environment);
  if (inputs.isReview && inputs.isDryRun) {
    world.stderr("A dry run has nothing to review.\n");
    return EXIT.done;
  }
  const { settings } = await openSettings(world, {}, FOLDERS);
  const git = openGit(world.cwd, world.environment, inputs.token);
  const branch = inputs.branch ?? (await git.run("branch", "--show-current"));
  const output = settings.PAPERCARDS_OUTPUT_DIR;
  const artifact = join(inputs.temporaryFolder, "papercards");
  const store = openWorldStore(settings, world);
  const changes = await readChangeSet(git, output, artifact);
  const checkout = { git, store, artifact, output, branch };
  const said = await (inputs.isReview
    ? propose(checkout, changes, inputs)
    : pushTo(checkout, changes));
  world.stderr(`${said}\n`);
  return EXIT.done;
}

/** Commits and pushes until no other push comes between; returns what to print about it. */
async function pushTo(checkout: Checkout, changes: ChangeSet): Promise<string> {
  const { git, branch } = checkout;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const message = await commitOnNewest(checkout, changes);
    if (message === null) return `Nothing to publish: ${branch} has it all.`;
    if (await git.succeeds("push", "origin", `HEAD:refs/heads/${branch}`)) {
      return `Published to ${branch}: ${message}`;
    }
    await sleep(Math.random() * LONGEST_WAIT_MS * (attempt / ATTEMPTS));
  }
  throw new GitError(`${ATTEMPTS} pushes to ${branch} were refused.`);
}

/** Commits onto the branch as it is now, and returns the message; null when there is nothing to commit. */
async function commitOnNewest(checkout: Checkout, changes: ChangeSet): Promise<string | null> {
  const paths = await applyToBranch(checkout, changes);
  if (paths.length === 0) return null;
  const message = describeCommit(paths);
  await checkout.git.run("commit", "--message", message);
  return message;
}

/** `Digest 2026-02-13`, or how many there are. */
function describeCommit(paths: readonly string[]): string {
  const digests = paths.flatMap((path) => nameInFile(path) ?? []);
  if (digests.length === 0) return "Digests";
  return digests.length > 3 ? `${digests.length} digests` : `Digest ${digests.join(", ")}`;
}
