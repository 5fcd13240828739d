import { openHttpClient } from "../../http/open-client.ts";
import { EXIT } from "../exit-codes.ts";
import type { World } from "../world.ts";
import { openGithub } from "./api/open-github.ts";
import { reportRun } from "./api/report-issue.ts";
import { readInputs } from "./workflow-inputs.ts";

/**
 * The step `report`: tells in one issue that the jobs before this one have failed, or closes it.
 *
 * @throws {UsageError} without a token, or without the results of the jobs.
 * @throws {GithubError} when GitHub refuses.
 */
export async function report(world: World): Promise<number> {
  const { token, needs, isReported, isDryRun } = readInputs(world.environment);
  if (isDryRun) {
    world.stderr("A dry run reports nothing.\n");
    return EXIT.done;
  }
  if (!isReported) {
    world.stderr("PAPERCARDS_REPORT_ISSUE is off, so nothing is reported.\n");
    return EXIT.done;
  }
  const { environment, signal } = world;
  const http = openHttpClient(world);
  const github = openGithub({ environment, token, http, signal });
  world.stderr(`${await reportRun(github, { needs, environment })}\n`);
  return EXIT.done;
}
