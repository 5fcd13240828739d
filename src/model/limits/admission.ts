import { InterruptedError } from "../../core/errors.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../clock.ts";
import type { ModelError } from "../wire/model-error.ts";
import type { Grant, Purse } from "./budget.ts";
import type { Load } from "./estimate.ts";
import type { Gate, Ticket } from "./rate-limit.ts";

/** A question that may be sent, in the form in which it may, and what was booked for it. */
export type Pass = { question: Question; grant: Grant; ticket: Ticket };

/** The last thing before a question is sent: it lets pass, makes wait, or turns away. */
export type Turnstile = {
  /**
   * Waits until all limits have room and books the question, in one step.
   *
   * @throws {ModelError} when the door is closed.
   * @throws {InterruptedError} when the signal says so.
   */
  enter: (question: Question, load: Load, signal: AbortSignal) => Promise<Pass>;
  /** An answer has come back, or none: whoever waits for that looks again. */
  leave: () => void;
  /** Turns everybody away from now on, with this error. */
  close: (error: ModelError) => void;
};

export type TurnstileOptions = {
  gate: Gate;
  purse: Purse;
  clock: Clock;
  /** Called before each wait. */
  onWait: () => void;
};

/** Longest sleep before the limits are looked at again, in milliseconds: a closed door wakes nobody. */
const LOOK_AGAIN_MS = 1_000;

/** Opens a turnstile before a gate and a purse. */
export function openTurnstile({ gate, purse, clock, onWait }: TurnstileOptions): Turnstile {
  let closed: ModelError | null = null;
  let returned = Promise.withResolvers<void>();

  /** The way in; or what to wait for: milliseconds, or `wait` for the next answer. */
  const look = (load: Load): Grant | number | "wait" => {
    const grant = purse.ask(load);
    if (grant === "never") closed ??= purse.explain();
    if (closed !== null || grant === "never") throw closed;
    const waitMs = gate.waitFor(countTokens(load), clock.now());
    return waitMs > 0 ? waitMs : grant;
  };

  const book = (question: Question, load: Load, grant: Grant): Pass => {
    const sent = { ...question, maxOutputTokens: grant.outputTokens };
    purse.reserve(grant);
    return { question: sent, grant, ticket: gate.pass(sent, countTokens(load), clock.now()) };
  };

  return {
    enter: async (question, load, signal) => {
      for (;;) {
        if (signal.aborted) throw new InterruptedError();
        const found = look(load);
        if (typeof found === "object") return book(question, load, found);
        onWait();
        if (found === "wait") await returned.promise;
        else await clock.sleep(Math.min(found, LOOK_AGAIN_MS), signal);
      }
    },
    leave: () => {
      returned.resolve();
      returned = Promise.withResolvers();
    },
    close: (error) => {
      closed ??= error;
    },
  };
}

function countTokens({ inputTokens, outputTokens }: Load): number {
  return inputTokens + outputTokens;
}
