import { StoreError, UsageError } from "../../../core/errors.ts";
import { GithubError } from "../api/github-error.ts";
import { GitError } from "../git/git.ts";
import type { ProposeContext } from "./context.ts";
import { proposeDigest, type Wanted } from "./propose-digest.ts";

/** What came of the requests of a run. */
export type Proposals = {
  /** The open pull request of the newest day or week. */
  number: number | null;
  /** How many days and weeks were looked after. */
  done: number;
  /** Those that are left as they are and change the index. */
  holdsIndex: string[];
};

/**
 * Proposes days or weeks, one after the other. What is wrong with one branch is a problem of the run, and does not
 * keep the others.
 *
 * @throws {GithubError} for what would go wrong with all of them.
 */
export async function proposeEach(
  context: ProposeContext,
  wanted: readonly Omit<Wanted, "hasIndex">[],
  proposals: Proposals,
  { hasIndex = false } = {},
): Promise<void> {
  for (const one of wanted) {
    try {
      const { number, holdsIndex } = await proposeDigest(context, { ...one, hasIndex });
      if (number !== null) context.busy.add(one.name);
      proposals.number = number ?? proposals.number;
      proposals.done += 1;
      if (holdsIndex === true) proposals.holdsIndex.push(one.name);
    } catch (error) {
      if (!isOfOne(error)) throw tellBefore(error, context);
      context.problems.push({ name: one.name, problem: error });
    }
  }
}

/** The error that ends the run, once the problems before it are told. */
function tellBefore(error: unknown, { problems, warn }: ProposeContext): unknown {
  for (const { name, problem } of problems)
    warn(name ?? "index", `${problem.message} ${problem.fix}`);
  return error;
}

/** Whether a failure says nothing of the other branches. */
function isOfOne(error: unknown): error is StoreError | UsageError | GitError | GithubError {
  if (error instanceof GithubError) return error.status === UNPROCESSABLE;
  return error instanceof StoreError || error instanceof UsageError || error instanceof GitError;
}

/** GitHub's status for a request that it understands, and does not take. */
const UNPROCESSABLE = 422;
