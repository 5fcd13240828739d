import type { Settings } from "../../../config/settings.ts";
import { UsageError } from "../../../core/errors.ts";
import type { World } from "../../world.ts";
import { chooseBranch } from "./choose-branch.ts";
import { findCheckout } from "./find-checkout.ts";
import { type Git, openGit } from "./git.ts";
import { type ConfigEntry, readConfig } from "./git-config.ts";
import { listTree, type Tree } from "./list-tree.ts";
import { placeOutput } from "./output-in-checkout.ts";

/** The repository that the job has checked out. It is only read. */
export type CallerCheckout = {
  /** Runs at its top. */
  git: Git;
  /** The commit that is checked out. */
  head: string;
  /** Whether a branch is checked out, and not a tag or a commit. */
  isOnBranch: boolean;
  /** How its objects are named. */
  objectFormat: string;
  /**
   * What was configured when the step began. Steps of a job come one after the other, so nobody changes it meanwhile; and
   * what was examined is what is used.
   */
  config: readonly ConfigEntry[];
  /** The branch that digests are published to. */
  branch: string;
  /** The output folder, from the top of the repository. */
  output: string;
};

/** What the caller has chosen. */
type CallerOptions = {
  settings: Pick<Settings, "PAPERCARDS_OUTPUT_DIR" | "PAPERCARDS_CACHE_DIR">;
  /** The branch that the workflow asks for; null for the one that is checked out. */
  branch: string | null;
};

/**
 * Opens the repository that the job has checked out, and settles what is published, and where to.
 *
 * @throws {UsageError} when digests could not be published from it, with the mend.
 * @throws {GitError} when there is no git.
 */
export async function openCallerCheckout(
  { cwd, environment }: Pick<World, "cwd" | "environment">,
  { settings, branch: asked }: CallerOptions,
): Promise<CallerCheckout> {
  const found = await findCheckout(openGit(cwd, { environment }));
  const { top, head, ref, upstream, objectFormat } = found;
  const git = openGit(top, { environment });
  const output = await placeOutput(top, {
    cwd,
    output: settings.PAPERCARDS_OUTPUT_DIR,
    cache: settings.PAPERCARDS_CACHE_DIR,
  });
  const config = await readConfig(git);
  if (!config.some(({ name }) => name === "remote.origin.url")) {
    throw new UsageError(
      "The repository has no remote named origin, so there is nowhere to publish to.",
      "Check it out with actions/checkout.",
    );
  }
  const branch = await chooseBranch(git, { asked, head, ref, upstream, environment });
  return { git, head, isOnBranch: ref !== null, objectFormat, config, branch, output };
}

/** What the commit that is checked out has at and below the output folder. */
export function listCheckedOut({ git, head, output }: CallerCheckout): Promise<Tree> {
  return listTree(git, head, output);
}
