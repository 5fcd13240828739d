import type { StoredDigest } from "../../core/digest/digest.ts";
import { digestName } from "../../core/digest/neighbours.ts";
import type { Environment } from "../../core/environment.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { SKIP_LABEL } from "../../core/review/pull-request.ts";
import { type HttpClient, openHttpClient } from "../../http/open-client.ts";
import type { World } from "../world.ts";
import { type Github, openGithub, type PullRequest } from "./api/open-github.ts";
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

/** What is known where nobody can be asked. */
export const NOT_REVIEWED: ReviewedNames = {
  skipped: new Set(),
  waiting: null,
  isClosed: async () => false,
};

/** How labels are looked up, and for which branch. */
type Asking = { token: string | null; branch: string | null; world: World };

/**
 * Days and weeks that a label skips for a branch, whichever way they are published.
 *
 * @throws {GithubError} when GitHub refuses.
 */
async function findSkipped(github: Github, branch: string | null): Promise<Set<string>> {
  const labelled = await github.listLabelled(SKIP_LABEL);
  return new Set(nameAll(labelled.filter((one) => isFor(one, branch))));
}

/**
 * What of these digests no label skips by now. Outside a repository of GitHub, without a token or an answer, that is all
 * of them.
 */
export async function withoutSkipped<One extends StoredDigest>(
  digests: readonly One[],
  { token, branch, world }: Asking,
): Promise<One[]> {
  const { environment, signal } = world;
  const skipped = new Set<string>();
  if (token !== null && isOfRepository(environment))
    await orWarn("Whether labels skip any is not known", world, async () => {
      const github = openGithub({ environment, token, http: openHttpClient(world), signal });
      for (const name of await findSkipped(github, branch)) skipped.add(name);
    });
  const names = digests.map(digestName).filter((name) => skipped.has(name));
  if (names.length > 0) world.stderr(`Not published, as their labels say: ${names.join(", ")}.\n`);
  return digests.filter((digest) => !skipped.has(digestName(digest)));
}

/** Whether a job says in which repository of GitHub it runs. */
export function isOfRepository({ GITHUB_REPOSITORY: repository }: Environment): boolean {
  return repository !== undefined && repository !== "";
}

function isFor({ base }: PullRequest, branch: string | null): boolean {
  return branch === null || base.ref === branch;
}

function nameAll(requests: readonly PullRequest[]): string[] {
  return requests.flatMap(({ head }) => nameOfBranch(head.ref) ?? []);
}

/**
 * What the requests for a branch say of days and weeks. Without a token, or an answer, nothing is known here; the job
 * that proposes looks again.
 */
export async function findReviewed(
  { http, signal }: { http: HttpClient; signal: AbortSignal },
  { token, branch, world }: Asking,
): Promise<ReviewedNames> {
  if (token === null) return NOT_REVIEWED;
  const skipped = new Set<string>();
  let waiting: ReviewedNames["waiting"] = null;
  const github = openGithub({ environment: world.environment, token, http, signal });
  await orWarn("Skipped, waiting and closed days are not known", world, async () => {
    for (const name of await findSkipped(github, branch)) skipped.add(name);
    waiting = new Set(nameAll(await github.listOpen(branch)));
  });
  if (skipped.size > 0) world.stderr(`Skipped, as their labels say: ${[...skipped].join(", ")}.\n`);
  return {
    skipped,
    waiting,
    isClosed: async (day) =>
      waiting !== null &&
      isDeclined(
        (await github.listPullRequests(toBranchName(day))).find((one) => isFor(one, branch)),
      ),
  };
}
