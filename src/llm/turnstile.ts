import { InterruptedError } from "../core/errors.ts";
import type { Question } from "../core/question.ts";
import type { Clock } from "./clock.ts";
import type { Gate, Ticket } from "./gate.ts";
import type { Load } from "./load.ts";
import type { ModelError } from "./model-error.ts";
import type { Purse } from "./purse.ts";

/** The last thing before a question is sent: it lets pass, makes wait, or turns away. */
export type Turnstile = {
  /**
   * Passes when all limits have room. `onWait` is called before each wait.
   *
   * @throws {ModelError} when the door is closed.
   * @throws {InterruptedError} when the signal says so.
   */
  enter: (question: Question, load: Load, options: EnterOptions) => Promise<Ticket>;
  /** Pays what a question took; null when its answer did not say. */
  leave: (load: Load, costUsd: number | null) => void;
  /** Turns everybody away from now on, with this error. */
  close: (error: ModelError) => void;
};

export type EnterOptions = { signal: AbortSignal; onWait: () => void };

/** Longest sleep before the limits are looked at again, in milliseconds: a closed door wakes nobody. */
const LOOK_AGAIN_MS = 1_000;

/** Until an answer comes back, whenever that is. */
const UNTIL_RETURN = Number.POSITIVE_INFINITY;

/** Opens a turnstile before a gate and a purse. */
export function openTurnstile(gate: Gate, purse: Purse, clock: Clock): Turnstile {
  let closed: ModelError | null = null;
  let returned = Promise.withResolvers<void>();

  const chooseWait = (load: Load): number => {
    const credit = purse.ask(load.costUsd);
    if (credit === "never") closed ??= purse.explain();
    if (closed !== null) throw closed;
    const waitMs = gate.waitFor(load.tokens, clock.now());
    return waitMs === 0 && credit === "wait" ? UNTIL_RETURN : waitMs;
  };

  return {
    enter: async (question, load, { signal, onWait }) => {
      for (;;) {
        if (signal.aborted) throw new InterruptedError();
        const waitMs = chooseWait(load);
        if (waitMs === 0) break;
        onWait();
        if (waitMs === UNTIL_RETURN) await returned.promise;
        else await clock.sleep(Math.min(waitMs, LOOK_AGAIN_MS), signal);
      }
      purse.reserve(load.costUsd);
      return gate.pass(question, load.tokens, clock.now());
    },
    leave: (load, costUsd) => {
      purse.pay(load.costUsd, costUsd);
      returned.resolve();
      returned = Promise.withResolvers();
    },
    close: (error) => {
      closed ??= error;
    },
  };
}
