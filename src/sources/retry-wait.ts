import { type RequestedWait, SourceError } from "../core/errors.ts";
import type { Clock } from "../http/clock.ts";
import type { TimeBudget } from "./time-budget.ts";
import { isPassing } from "./to-source-error.ts";

/** Added to a wait that the source asks for, in milliseconds, as `huggingface_hub` does: clocks differ. */
const SPARE_MS = 1_000;

/** What a wait for the next try has to do with. */
type RetryOptions = {
  url: URL;
  signal: AbortSignal;
  clock: Clock;
  budget: TimeBudget;
  onNotice: (message: string) => void;
  /** Tries after the first that have failed, too. */
  retriesConsumed: number;
};

/**
 * Waits until a request may be sent again: as long as the source asks for, and never shorter than without
 * its word. False when it need not be sent again, or had too many before it and no wait may be asked for.
 *
 * @throws {SourceError} when the source asks for a longer wait than there is, or the time is over.
 */
export async function waitForRetry(error: SourceError, options: RetryOptions): Promise<boolean> {
  const { clock, signal, budget, retriesConsumed } = options;
  if (!isPassing(error) || (error.status === 429 && budget.bounds.toldMs === 0)) return false;
  const backoffMs = budget.bounds.firstWaitMs * 2 ** retriesConsumed * (1 + clock.random());
  if (error.requestedWait !== null) {
    const toldMs = takeTold(error.requestedWait, error, options);
    const sinceMs = clock.now();
    await clock.sleep(Math.max(toldMs + SPARE_MS, backoffMs), signal);
    if (!error.requestedWait.isWindow) budget.spend(sinceMs);
    return true;
  }
  if (budget.leftMs() <= backoffMs) throw toOverdue(error, options);
  const sinceMs = clock.now();
  const why = error.status === null ? "gave no usable answer" : `answered ${error.status}`;
  tellPause(`${options.url.host} ${why}, and is asked again in`, backoffMs, options);
  await clock.sleep(backoffMs, signal);
  budget.spend(sinceMs);
  return true;
}

/** Only the wait for a new window has time of its own: any other is part of the time that all tries get. */
function takeTold(
  { ms, words, isWindow }: RequestedWait,
  cause: SourceError,
  options: RetryOptions,
): number {
  const { url, budget } = options;
  const leftMs = isWindow ? budget.toldLeftMs() : Math.min(budget.toldLeftMs(), budget.leftMs());
  if (ms > leftMs) {
    const most = `${Math.floor(leftMs / 1000)} s`;
    const problem = `answered ${cause.status} and asks for a wait (${words}) above the ${most} that it gets.`;
    throw new SourceError(url, problem, {
      status: cause.status,
      explanation: cause.explanation,
      cause,
    });
  }
  budget.spendTold(ms);
  tellPause(`${url.host} asks for a pause of`, ms, options);
  return ms;
}

function tellPause(words: string, pauseMs: number, { budget, onNotice }: RetryOptions): void {
  if (pauseMs >= budget.bounds.notableMs) onNotice(`${words} ${Math.ceil(pauseMs / 1000)} s.`);
}

function toOverdue(cause: SourceError, { url, budget }: RetryOptions): SourceError {
  const problem = `got no usable answer in the ${budget.bounds.totalMs / 1000} s for all tries.`;
  return new SourceError(url, problem, {
    status: cause.status,
    explanation: cause.explanation,
    cause,
  });
}
