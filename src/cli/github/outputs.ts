import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
import { codeOf } from "../../core/error-code.ts";
import { UsageError } from "../../core/errors.ts";

/**
 * Hands a step's outputs to the steps after it; outside a workflow there is no file for them.
 *
 * @throws {UsageError} when they cannot be written: then no other step or job learns of what was made.
 */
export async function writeOutputs(
  outputs: Readonly<Record<string, string>>,
  outputFile: string | null,
): Promise<void> {
  if (outputFile === null) return;
  const lines = Object.entries(outputs).map(([name, value]) => renderOutput(name, value));
  try {
    await appendFile(outputFile, `${lines.join("")}\n`); // a line more, which counts for nothing: some files only fail when written
  } catch (cause) {
    throw new UsageError(
      `The step's outputs cannot be written to GITHUB_OUTPUT (${codeOf(cause)}), so no other job learns of them.`,
      "Let the step run as the user of the runner, with room on the disk of the runner's files.",
      { cause },
    );
  }
}

/**
 * One output in the format of the file: the value ends with its line, or else at a mark that no text can
 * foresee.
 */
export function renderOutput(name: string, value: string, mark: string = randomUUID()): string {
  return /[\r\n]/.test(value) ? `${name}<<${mark}\n${value}\n${mark}\n` : `${name}=${value}\n`;
}
