import { InterruptedError, PapercardsError } from "../../core/errors.ts";
import type { makeDay } from "../../pipeline/make-day.ts";
import { startStopwatch } from "../stopwatch.ts";

/** The run's own deadline has passed: no more days are begun. */
class DeadlineError extends PapercardsError {
  override readonly name = "DeadlineError";
  readonly code = "DEADLINE";
  readonly fix: string;

  constructor(
    minutes: number,
    fix = "Run the workflow again for these days; what was answered is in the cache and costs nothing.",
  ) {
    super(`The run's deadline of ${minutes} minutes has passed.`);
    this.fix = fix;
  }
}

/** Longest time for the days that are under way when the deadline passes, in milliseconds. The job has its own end soon after. */
const MAX_GRACE_MS = 10 * 60_000;

/** The deadline of a run. */
export type RunDeadline = {
  /** Makes a day, unless the deadline has passed. */
  guard: (make: typeof makeDay) => typeof makeDay;
  /**
   * Does what may still be begun; `fix` is the next step once it was stopped.
   * @throws {DeadlineError} in place of an interrupt that is the deadline's and not the user's.
   */
  inTime: <Value>(step: () => Promise<Value>, fix?: string) => Promise<Value>;
  /** Aborted when the user stops the run, or some minutes after the deadline. */
  signal: AbortSignal;
  /** Forgets the deadline; without it, the process would wait. */
  clear: () => void;
};

/** Starts the deadline of a run: days that are under way when it passes may end, and none is begun. */
export function startDeadline(minutes: number, signal: AbortSignal): RunDeadline {
  const readMs = startStopwatch();
  const limitMs = minutes * 60_000;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), limitMs + MAX_GRACE_MS);
  const inTime: RunDeadline["inTime"] = async (step, fix) => {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof InterruptedError)) throw error;
      throw signal.aborted ? new InterruptedError(fix) : new DeadlineError(minutes, fix);
    }
  };
  return {
    guard: (make) => async (date, run) => {
      if (readMs() >= limitMs) throw new DeadlineError(minutes);
      return inTime(() => make(date, run));
    },
    inTime,
    signal: AbortSignal.any([signal, late.signal]),
    clear: () => clearTimeout(timer),
  };
}
