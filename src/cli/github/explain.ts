import { appendFile } from "node:fs/promises";
import { PapercardsError } from "../../core/errors.ts";
import { toErrorExitCode } from "../exit-codes.ts";
import { renderAnnotation } from "../print/annotations.ts";
import { printError } from "../print/print-error.ts";
import { escapeForWorkflow, toWorkflowWords } from "../print/workflow-words.ts";
import type { World } from "../world.ts";
import { writeCauses } from "./causes.ts";
import { writeOutputs } from "./outputs.ts";

/**
 * Runs a step of the workflow, whose log is in the words of the workflow. An error that ends it is also told where people
 * look: as an annotation and in the job's summary, with the exit code as output.
 */
export async function explainErrors(
  step: (world: World) => Promise<number>,
  terminal: World,
): Promise<number> {
  const world: World = {
    ...terminal,
    stderr: (text) => terminal.stderr(toWorkflowWords(text)),
  };
  try {
    return await step(world);
  } catch (error) {
    if (!(error instanceof PapercardsError)) throw error;
    await explain(error, world);
    printError(error, world);
    return toErrorExitCode(error);
  }
}

async function explain(error: PapercardsError, { environment, exact }: World): Promise<void> {
  const message = `${error.message} ${error.fix}`;
  exact.stdout(renderAnnotation({ level: "error", title: error.code, message }));
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs } = environment;
  const text = `**${error.code}**: ${escapeForWorkflow(error.message)}\n\n${escapeForWorkflow(error.fix)}\n`;
  // the log has it already, and what cannot be written was told there
  if (summary) await appendFile(summary, text).catch(() => {});
  const problems = writeCauses([{ name: null, problem: error }]);
  const ended = { "exit-code": String(toErrorExitCode(error)), problems };
  await writeOutputs(ended, outputs || null).catch(() => {});
}
