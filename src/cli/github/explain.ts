import { appendFile } from "node:fs/promises";
import { escapeMessage } from "../../core/digest/escape.ts";
import { PapercardsError } from "../../core/errors.ts";
import { toErrorExitCode } from "../exit-codes.ts";
import { renderAnnotation } from "../print/annotations.ts";
import type { World } from "../world.ts";
import { writeCauses } from "./causes.ts";
import { writeOutputs } from "./outputs.ts";

/**
 * Runs a step of the workflow. An error that ends it is also told where people look: as an annotation and in
 * the job's summary, with the exit code as output.
 */
export async function explainErrors(
  step: (world: World) => Promise<number>,
  world: World,
): Promise<number> {
  try {
    return await step(world);
  } catch (error) {
    if (error instanceof PapercardsError) await explain(error, world);
    throw error;
  }
}

async function explain(error: PapercardsError, { environment, exact }: World): Promise<void> {
  const message = `${error.message} ${error.fix}`;
  exact.stdout(renderAnnotation({ level: "error", title: error.code, message }));
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs } = environment;
  const text = `**${error.code}**: ${escapeMessage(error.message)}\n\n${escapeMessage(error.fix)}\n`;
  // the log has it already, and what cannot be written was told there
  if (summary) await appendFile(summary, text).catch(() => {});
  const problems = writeCauses([{ name: null, problem: error }]);
  const ended = { "exit-code": String(toErrorExitCode(error)), problems };
  await writeOutputs(ended, outputs || null).catch(() => {});
}
