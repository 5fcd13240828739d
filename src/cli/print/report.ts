import { InterruptedError, type PapercardsError } from "../../core/errors.ts";
import type { LedgerSnapshot } from "../../model/ledger.ts";
import type { DayResult } from "../../pipeline/day-result.ts";

/** Exit codes of every command; scripts and workflows rely on them. */
export const EXIT = { done: 0, nothing: 1, usage: 2, partly: 3, interrupted: 130 } as const;

/** What `--json` prints. */
export type RunReport = LedgerSnapshot & {
  digests: Pick<DayResult, "date" | "status" | "listed" | "ok" | "failed" | "files">[];
  wallMs: number;
};

/** Builds what `--json` prints, keys in the order of the contract. */
export function buildReport(
  days: readonly DayResult[],
  ledger: LedgerSnapshot,
  wallMs: number,
): RunReport {
  const digests = days.map(({ date, status, listed, ok, failed, files }) => ({
    date,
    status,
    listed,
    ok,
    failed,
    files,
  }));
  return { digests, ...ledger, wallMs };
}

/** The exit code of a run, from what became of its days. */
export function toExitCode(days: readonly DayResult[]): number {
  if (days.some((day) => day.problem instanceof InterruptedError)) return EXIT.interrupted;
  const missing = days.find((day) => day.status === "missing");
  if (missing?.problem?.code === "WAITING") return EXIT.partly;
  const isNothingMade = !days.some(hasDigest);
  if (missing?.problem && isNothingMade) return toErrorExitCode(missing.problem);
  return missing || days.some((day) => day.failed > 0) ? EXIT.partly : EXIT.done;
}

function hasDigest({ status }: DayResult): boolean {
  return status === "settled" || status === "provisional";
}

/** The exit code of a command that ended with an error. */
export function toErrorExitCode(error: PapercardsError): number {
  if (error instanceof InterruptedError) return EXIT.interrupted;
  return error.code === "USAGE" || error.code === "SETTINGS" ? EXIT.usage : EXIT.nothing;
}

/** Calls, tokens, cost and time of a run in one line. */
export function describeTotals({
  calls,
  cached,
  reasked,
  retried,
  tokens,
  costUsd,
  wallMs,
}: RunReport): string {
  const cost = describeCost(costUsd);
  const seconds = (wallMs / 1000).toFixed(1);
  return `${calls} calls (${reasked} re-asked, ${retried} retried), ${cached} kept, ${describeTokens(tokens)}, ${cost}, ${seconds} s`;
}

/** US dollars to a hundredth of a cent; an unknown cost is never shown as nothing. */
export function describeCost(costUsd: number | null): string {
  return costUsd === null ? "cost unknown" : `$${costUsd.toFixed(4)}`;
}

function describeTokens({ input, output }: RunReport["tokens"]): string {
  return input === null || output === null ? "tokens unknown" : `${input} + ${output} tokens`;
}
