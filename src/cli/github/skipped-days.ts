import { SKIP_LABEL } from "../../core/review/pull-request.ts";
import type { HttpClient } from "../../http/open-client.ts";
import type { World } from "../world.ts";
import { openGithub } from "./api/open-github.ts";
import { orWarn } from "./or-warn.ts";
import { nameOfBranch } from "./propose/read-branches.ts";

/**
 * The days of a branch that a label says nobody wants, so that nothing is paid for them. Without a token, or an
 * answer, none is known here; the job that proposes looks again.
 */
export async function findSkipped(
  { http, signal }: { http: HttpClient; signal: AbortSignal },
  { token, branch, world }: { token: string | null; branch: string | null; world: World },
): Promise<ReadonlySet<string>> {
  const names: string[] = [];
  if (token === null) return new Set();
  await orWarn("Skipped days are not known", world, async () => {
    const github = openGithub({ environment: world.environment, token, http, signal });
    const labelled = await github.listLabelled(SKIP_LABEL);
    const ours = labelled.filter(({ base }) => branch === null || base.ref === branch);
    names.push(...ours.flatMap(({ head }) => nameOfBranch(head.ref) ?? []));
  });
  if (names.length > 0) world.stderr(`Skipped, as their labels say: ${names.join(", ")}.\n`);
  return new Set(names);
}
