import { SKIP_LABEL } from "../../core/review/pull-request.ts";
import type { HttpClient } from "../../http/open-client.ts";
import type { World } from "../world.ts";
import { openGithub, type PullRequest } from "./api/open-github.ts";
import { orWarn } from "./or-warn.ts";
import { nameOfBranch } from "./propose/read-branches.ts";

/** Days and weeks by what their pull requests say. */
export type ReviewedNames = {
  /** A label says that nobody wants them, so that nothing is paid for them. */
  skipped: ReadonlySet<string>;
  /** Their request is open; null where that is not known. */
  waiting: ReadonlySet<string> | null;
};

/** What is known without review mode. */
export const NOT_REVIEWED: ReviewedNames = { skipped: new Set(), waiting: null };

/**
 * The days and weeks of a branch that are skipped, or wait in an open request. Without a token, or an
 * answer, none is known here; the job that proposes looks again.
 */
export async function findReviewed(
  { http, signal }: { http: HttpClient; signal: AbortSignal },
  { token, branch, world }: { token: string | null; branch: string | null; world: World },
): Promise<ReviewedNames> {
  if (token === null) return NOT_REVIEWED;
  const skipped = new Set<string>();
  let waiting: ReviewedNames["waiting"] = null;
  const nameAll = (requests: readonly PullRequest[]) =>
    requests.flatMap(({ head }) => nameOfBranch(head.ref) ?? []);
  await orWarn("Skipped and waiting days are not known", world, async () => {
    const github = openGithub({ environment: world.environment, token, http, signal });
    const labelled = await github.listLabelled(SKIP_LABEL);
    const ours = labelled.filter(({ base }) => branch === null || base.ref === branch);
    for (const name of nameAll(ours)) skipped.add(name);
    waiting = new Set(nameAll(await github.listOpen(branch)));
  });
  if (skipped.size > 0) world.stderr(`Skipped, as their labels say: ${[...skipped].join(", ")}.\n`);
  return { skipped, waiting };
}
