import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";

/** Hands a step's outputs to the steps after it; outside a workflow there is no file for them. */
export async function writeOutputs(
  outputs: Readonly<Record<string, string>>,
  outputFile: string | null,
): Promise<void> {
  if (outputFile === null) return;
  const lines = Object.entries(outputs).map(([name, value]) => renderOutput(name, value));
  await appendFile(outputFile, lines.join(""));
}

/**
 * One output in the format of the file: the value ends with its line, or else at a mark that no text can
 * foresee.
 */
export function renderOutput(name: string, value: string, mark: string = randomUUID()): string {
  return /[\r\n]/.test(value) ? `${name}<<${mark}\n${value}\n${mark}\n` : `${name}=${value}\n`;
}
