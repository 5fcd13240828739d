import { nameOfFile } from "../../core/output-paths.ts";
import { EXIT } from "../exit-codes.ts";
import { FOLDERS } from "../open/open-settings.ts";
import { renderAnnotation } from "../print/annotations.ts";
import { renderProblemAnnotations } from "../print/day-annotations.ts";
import type { World } from "../world.ts";
import { type Hit, writeCauses } from "./causes.ts";
import {
  type ChangeCommit,
  type ChangeContext,
  commitChangeSet,
  type Published,
} from "./commit/commit-change-set.ts";
import { examineMachine } from "./examine/examine-machine.ts";
import { type CallerCheckout, openCallerCheckout } from "./git/caller-checkout.ts";
import { listDeletedSince } from "./git/list-deleted.ts";
import {
  openPublishingRepository,
  type PublishingRepository,
} from "./git/publishing-repository.ts";
import { pushOnNewest } from "./git/push.ts";
import { refuseUnrelated } from "./git/refuse-unrelated.ts";
import { type ChangeSet, readHandOver } from "./hand-over/read-hand-over.ts";
import { writeOutputs } from "./outputs.ts";
import { proposeFrom } from "./propose/propose-step.ts";
import { withoutSkipped } from "./skipped-days.ts";
import { openStepSettings } from "./step-settings.ts";
import { handOverFolder, readInputs, type WorkflowInputs } from "./workflow-inputs.ts";

/**
 * The step `publish`: commits what `generate` has handed over, and nothing outside the output folder,
 * onto the newest state of the branch, and pushes it, from a repository of its own. What others have changed
 * there meanwhile stays, and is named. In review mode it opens pull requests instead; see `propose`. Of a dry run it
 * publishes nothing.
 *
 * @throws {UsageError} when nothing can be published, or what was handed over is refused.
 * @throws {GitError} when git or the server refuses.
 */
export async function publish(world: World): Promise<number> {
  return publishFrom((folder) => readHandOver(folder, world.now()), world);
}

/**
 * The step `refresh`: brings all open pull requests up to date, with nothing new: weeks and index are made
 * of what was merged meanwhile, edits are taken over, and what nobody wants is closed. It needs no key.
 *
 * @throws {UsageError} when nothing could be published from the checkout.
 * @throws {GithubError} when GitHub refuses.
 */
export async function refresh(world: World): Promise<number> {
  if (!readInputs(world.environment).isReview) {
    world.stderr("Review mode is off, so there are no pull requests to bring up to date.\n");
    return EXIT.done;
  }
  return publishFrom(async () => ({ digests: [], pictures: new Map() }), world);
}

async function publishFrom(
  read: (folder: string) => Promise<ChangeSet>,
  world: World,
): Promise<number> {
  const inputs = readInputs(world.environment);
  if (inputs.isDryRun) {
    world.stderr("A dry run publishes nothing.\n");
    return EXIT.done;
  }
  const settings = await openStepSettings(world, FOLDERS);
  await examineMachine({ inputs, folders: [world.cwd] }, world);
  const checkout = await openCallerCheckout(world, { settings, branch: inputs.branch });
  const reaching = { environment: world.environment, ...inputs };
  await refuseUnrelated(checkout, reaching);
  const changes = await read(handOverFolder(inputs));
  const context = { checkout, writer: world.writer, now: world.now() };
  const repository = await openPublishingRepository(checkout, reaching);
  try {
    const { said, left, problems, refused, unreadable } = await (inputs.isReview
      ? proposeFrom(changes, { ...context, repository, inputs, branch: checkout.branch, world })
      : pushWanted(changes, { ...context, repository, inputs, world }));
    world.stderr(`${said}\n`);
    printLeft(left, checkout, world);
    const kept = refused.map((problem) => ({ name: nameOfFile(problem.path), problem }));
    world.exact.stdout(renderProblemAnnotations(problems, [...unreadable, ...kept]));
    return await tellProblems(problems, inputs);
  } finally {
    await repository.close();
  }
}

type Pushing = ChangeContext & { repository: PublishingRepository };

/** Pushes what no label skips: an old job, run again, knows nothing of the labels since. */
async function pushWanted(
  { digests, pictures }: ChangeSet,
  { inputs, world, ...pushing }: Pushing & { inputs: WorkflowInputs; world: World },
): Promise<Published> {
  const { branch } = pushing.checkout;
  const wanted = await withoutSkipped(digests, { token: inputs.token, branch, world });
  return pushTo({ digests: wanted, pictures }, pushing);
}

/** Commits and pushes until no other push comes between. */
async function pushTo(changes: ChangeSet, { repository, ...context }: Pushing): Promise<Published> {
  const { checkout } = context;
  const { branch } = checkout;
  let rest: Omit<Published, "said"> = {
    left: [],
    problems: [],
    refused: [],
    unreadable: [],
  };
  const commitOn = async (parent: string): Promise<ChangeCommit | null> => {
    const deleted = await listDeletedSince(repository, checkout, { branch, newest: parent });
    const at = { ...context, parent, deleted };
    const { made, ...others } = await commitChangeSet(repository, changes, at);
    rest = others;
    return made;
  };
  const made = await pushOnNewest(repository, branch, { commitOn });
  const said =
    made === null
      ? `Nothing to publish: ${branch} has it all.`
      : [`Published to ${branch}: ${made.message}`, ...made.body].join("\n");
  return { said, ...rest };
}

/** Hands on what kept something from being published, beside what was. Returns the exit code. */
async function tellProblems(
  problems: readonly Hit[],
  { outputFile }: WorkflowInputs,
): Promise<number> {
  if (problems.length === 0) return EXIT.done;
  const outputs = { "exit-code": String(EXIT.partly), problems: writeCauses(problems) };
  await writeOutputs(outputs, outputFile);
  return EXIT.partly;
}

/** Names what was made and not published, since somebody else's is kept. */
function printLeft(left: readonly string[], { branch }: CallerCheckout, world: World): void {
  if (left.length === 0) return;
  const message =
    `Left as ${branch} has it, since it was changed there or edited by a person: ${left.join(", ")}. ` +
    "To have it made again from there, start a new run for its day.";
  world.exact.stdout(renderAnnotation({ level: "warning", title: "Not published", message }));
}
