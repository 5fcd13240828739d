import { SKIP_LABEL } from "../../core/review/pull-request.ts";
import type { HttpClient } from "../../http/open-client.ts";
import type { World } from "../world.ts";
import { openGithub } from "./api/open-github.ts";
import { orWarn } from "./or-warn.ts";
import { nameOfBranch } from "./propose/read-branches.ts";

/**
 * The days that a label says nobody wants, so that nothing is paid for them. Without a token, or an answer, none
 * is known here; the job that proposes looks again.
 */
export async function findSkipped(
  { http, signal }: { http: HttpClient; signal: AbortSignal },
  { token, world }: { token: string | null; world: World },
): Promise<ReadonlySet<string>> {
  const names: string[] = [];
  if (token === null) return new Set();
  await orWarn("Skipped days are not known", world, async () => {
    const github = openGithub({ environment: world.environment, token, http, signal });
    const branches = await github.listLabelled(SKIP_LABEL);
    names.push(...branches.flatMap((branch) => nameOfBranch(branch) ?? []));
  });
  if (names.length > 0) world.stderr(`Skipped, as their labels say: ${names.join(", ")}.\n`);
  return new Set(names);
}
