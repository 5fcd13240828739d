import type { DigestDate } from "../../core/paper/date.ts";
import { SKIP_LABEL } from "../../core/review/pull-request.ts";
import type { HttpClient } from "../../http/open-client.ts";
import type { World } from "../world.ts";
import { openGithub, type PullRequest } from "./api/open-github.ts";
import { orWarn } from "./or-warn.ts";
import { nameOfBranch, toBranchName } from "./propose/read-branches.ts";
import { isDeclined } from "./propose/request.ts";

/** Days and weeks by what their pull requests say. */
export type ReviewedNames = {
  /** A label says that nobody wants them, so that nothing is paid for them. */
  skipped: ReadonlySet<string>;
  /** Their request is open; null where that is not known. */
  waiting: ReadonlySet<string> | null;
  /**
   * Whether a person has closed the newest request of a day without merging it. Without an answer before, none was.
   * @throws {GithubError} when GitHub gives no answer now.
   */
  isClosed: (day: DigestDate) => Promise<boolean>;
};

/** What is known without review mode. */
export const NOT_REVIEWED: ReviewedNames = {
  skipped: new Set(),
  waiting: null,
  isClosed: async () => false,
};

/**
 * What the requests for a branch say of days and weeks. Without a token, or an answer, nothing is known here; the job
 * that proposes looks again.
 */
export async function findReviewed(
  { http, signal }: { http: HttpClient; signal: AbortSignal },
  { token, branch, world }: { token: string | null; branch: string | null; world: World },
): Promise<ReviewedNames> {
  if (token === null) return NOT_REVIEWED;
  const skipped = new Set<string>();
  let waiting: ReviewedNames["waiting"] = null;
  const isFor = ({ base }: PullRequest) => branch === null || base.ref === branch;
  const nameAll = (requests: readonly PullRequest[]) =>
    requests.flatMap(({ head }) => nameOfBranch(head.ref) ?? []);
  const github = openGithub({ environment: world.environment, token, http, signal });
  await orWarn("Skipped, waiting and closed days are not known", world, async () => {
    const labelled = await github.listLabelled(SKIP_LABEL);
    for (const name of nameAll(labelled.filter(isFor))) skipped.add(name);
    waiting = new Set(nameAll(await github.listOpen(branch)));
  });
  if (skipped.size > 0) world.stderr(`Skipped, as their labels say: ${[...skipped].join(", ")}.\n`);
  return {
    skipped,
    waiting,
    isClosed: async (day) =>
      waiting !== null &&
      isDeclined((await github.listPullRequests(toBranchName(day))).find(isFor)),
  };
}
