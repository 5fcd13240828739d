import { openHttpClient } from "../../../http/open-client.ts";
import { renderAnnotation } from "../../print/annotations.ts";
import type { World } from "../../world.ts";
import { openGithub } from "../api/open-github.ts";
import type { ChangeContext, Published } from "../commit/commit-change-set.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";
import type { ChangeSet } from "../hand-over/read-hand-over.ts";
import { writeOutputs } from "../outputs.ts";
import type { WorkflowInputs } from "../workflow-inputs.ts";
import { propose } from "./propose.ts";

/** What a step that proposes has. */
type ProposeStep = ChangeContext & {
  repository: PublishingRepository;
  inputs: WorkflowInputs;
  branch: string;
  world: World;
};

/**
 * Proposes changes with the token of the job, and leaves the number of the newest open pull request as output.
 *
 * @throws {UsageError} without a token.
 * @throws {GithubError} when GitHub refuses.
 */
export async function proposeFrom(
  changes: ChangeSet,
  { repository, inputs, world, ...context }: ProposeStep,
): Promise<Published> {
  const { environment, signal } = world;
  const http = openHttpClient(world);
  const github = openGithub({ environment, token: inputs.token, http, signal });
  const { number, ...published } = await propose(repository, changes, {
    ...context,
    github,
    redrafts: inputs.isRedraft,
    say: (line) => world.stderr(`${line}\n`),
    warn: (title, message) =>
      world.exact.stdout(renderAnnotation({ level: "warning", title, message })),
  });
  if (number !== null) {
    await writeOutputs({ "pull-request-number": String(number) }, inputs.outputFile);
  }
  return published;
}
