import { InterruptedError, type PapercardsError } from "../core/errors.ts";
import type { DayResult } from "../pipeline/day-result.ts";

/** Exit codes of every command; scripts and workflows rely on them. */
export const EXIT = { done: 0, nothing: 1, usage: 2, partly: 3, interrupted: 130 } as const;

/** Codes of errors before anything was done. */
const USAGE_CODES: readonly string[] = ["USAGE", "SETTINGS", "SETUP"];

/** Codes of what a later run of the same command mends. */
const LATER_CODES: readonly string[] = ["WAITING", "DEADLINE"];

/** The exit code of a run, from what became of its days. */
export function toExitCode(days: readonly DayResult[]): number {
  if (days.some((day) => day.problem instanceof InterruptedError)) return EXIT.interrupted;
  const missing = days.filter((day) => day.status === "missing");
  if (missing.some(({ problem }) => LATER_CODES.includes(problem?.code ?? ""))) return EXIT.partly;
  const isNothingMade = !days.some(hasDigest);
  if (missing[0]?.problem && isNothingMade) return toErrorExitCode(missing[0].problem);
  const isPartly = days.some((day) => day.failed > 0 || day.problem !== null);
  return missing.length > 0 || isPartly ? EXIT.partly : EXIT.done;
}

/** The exit code of a command that has done its work, by how many problems are left in it. */
export function toPartialExitCode(problems: number): number {
  return problems > 0 ? EXIT.partly : EXIT.done;
}

/** The exit code of the doctor, from how much of what it examined failed. */
export function toDoctorExitCode(failed: number): number {
  return failed > 0 ? EXIT.nothing : EXIT.done;
}

/** The exit code of a command that ended with an error. */
export function toErrorExitCode(error: PapercardsError): number {
  if (error instanceof InterruptedError) return EXIT.interrupted;
  return USAGE_CODES.includes(error.code) ? EXIT.usage : EXIT.nothing;
}

/** The exit code of arguments that commander did not pass on to a command: help, or wrong use. */
export function toParserExitCode({ exitCode }: { exitCode: number }): number {
  return exitCode === 0 ? EXIT.done : EXIT.usage;
}

function hasDigest({ status }: DayResult): boolean {
  return status === "settled" || status === "provisional";
}
