import { mkdtemp, open, rm, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { codeOf } from "../../../core/error-code.ts";
import { UsageError } from "../../../core/errors.ts";
import { renderAnnotation } from "../../print/annotations.ts";
import type { World } from "../../world.ts";
import { showName } from "../git/git-words.ts";
import { writeOutputs } from "../outputs.ts";
import type { WorkflowInputs } from "../workflow-inputs.ts";

/** Least room on a disk, in bytes: what may be handed over must fit, and git needs some of its own. */
const MIN_FREE_BYTES = 256 * 1024 * 1024;

/** How much room there is, in bytes, on the disk of a folder. */
type FreeBytes = (folder: string) => Promise<number>;

/** What a step writes to, beside its folder of the moment. */
type MachineOptions = {
  inputs: Pick<WorkflowInputs, "temporaryFolder" | "outputFile" | "summaryFile">;
  folders: readonly string[];
  /** @default what the system says */
  freeBytes?: FreeBytes;
};

/**
 * Examines what a step needs of its machine: room, a temporary folder, the file of its outputs. A summary that
 * cannot be written is only told, since a run does without.
 *
 * @throws {UsageError} when one of them is not there, with the mend.
 */
export async function examineMachine(
  { inputs, folders, freeBytes = readFreeBytes }: MachineOptions,
  { exact }: Pick<World, "exact">,
): Promise<void> {
  const { temporaryFolder, outputFile, summaryFile } = inputs;
  await examineTemporary(temporaryFolder);
  for (const folder of [...folders, temporaryFolder]) await examineRoom(folder, freeBytes);
  await writeOutputs({}, outputFile);
  const summaryProblem = summaryFile === null ? null : await tryAppend(summaryFile);
  if (summaryProblem === null) return;
  const message = `GITHUB_STEP_SUMMARY cannot be written (${summaryProblem}); this run goes on without a summary.`;
  exact.stdout(renderAnnotation({ level: "warning", title: "No summary", message }));
}

async function examineTemporary(folder: string): Promise<void> {
  try {
    await rm(await mkdtemp(join(folder, "papercards-try-")), { recursive: true });
  } catch (cause) {
    throw new UsageError(
      `The temporary folder ${showName(folder)} cannot be written (${codeOf(cause)}).`,
      "Let RUNNER_TEMP name a folder that this user can write to.",
      { cause },
    );
  }
}

async function examineRoom(folder: string, freeBytes: FreeBytes): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= MIN_FREE_BYTES) return;
  throw new UsageError(
    `The disk of ${showName(folder)} has ${free} bytes left, fewer than the ${MIN_FREE_BYTES} that a run needs.`,
    "Make room in a step before this one, or take a machine with a larger disk.",
  );
}

/** A folder that is not there yet will be made on the disk of the one above it. */
const readFreeBytes: FreeBytes = async (folder) => {
  const path = resolve(folder);
  const found = await statfs(path).catch(() => null);
  if (found !== null) return found.bavail * found.bsize;
  return dirname(path) === path ? Number.POSITIVE_INFINITY : readFreeBytes(dirname(path));
};

/** Why nothing can be added to a file; null when it can. */
async function tryAppend(path: string): Promise<string | null> {
  try {
    await (await open(path, "a")).close();
    return null;
  } catch (cause) {
    return codeOf(cause);
  }
}
