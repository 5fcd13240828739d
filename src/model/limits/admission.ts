import { InterruptedError } from "../../core/errors.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../../http/clock.ts";
import type { ModelError } from "../model-error.ts";
import type { Budget, Reservation } from "./budget.ts";
import type { Estimate } from "./estimate.ts";
import type { Patience } from "./patience/patience.ts";
import type { BookedRequest, RateLimit, Wait } from "./rate/rate-limit.ts";
import type { TellPause } from "./tell-pause.ts";

/** A question that may be sent now, with the room that it is given, and what was booked for it. */
export type Admitted = { question: Question; reservation: Reservation; request: BookedRequest };

/** The last step before a question is sent: it is admitted, has to wait, or is refused. */
export type Admission = {
  /**
   * Waits until budget and rate limit have room and books the question in both, in one step.
   *
   * @throws {ModelError} when the budget or the patience is exhausted, or after {@link Admission.endRun}.
   * @throws {InterruptedError} when the signal says so.
   */
  admit: (question: Question, estimate: Estimate, signal: AbortSignal) => Promise<Admitted>;
  /** Waits in the same way, and books nothing: somebody else may be admitted first. */
  waitForRoom: (estimate: Estimate, signal: AbortSignal) => Promise<void>;
  /** Books the question if there is room at this moment; null where there is none. Throws as {@link Admission.admit} does. */
  admitNow: (question: Question, estimate: Estimate) => Admitted | null;
  /** A question is no longer in flight: those that wait for the budget are checked again. */
  release: () => void;
  /** Refuses every question from now on with this error, as an open circuit breaker does. */
  endRun: (error: ModelError) => void;
  /** Forgets that error; returns whether there was one. */
  reopen: () => boolean;
};

/** What admission depends on. */
type AdmissionOptions = {
  rateLimit: RateLimit;
  budget: Budget;
  patience: Patience;
  clock: Clock;
  tellPause: TellPause;
  /** Called before each wait. */
  onWait: () => void;
  /** Of models that share a budget: an answer of each may be what another waits for. */
  releases: Releases;
};

/** Tells those who wait for the budget that a question has ended. */
export type Releases = { next: () => Promise<void>; tell: () => void };

/** Opens what tells them. */
export function openReleases(): Releases {
  let released = Promise.withResolvers<void>();
  return {
    next: () => released.promise,
    tell: () => {
      released.resolve();
      released = Promise.withResolvers();
    },
  };
}

/** Longest sleep before the limits are checked again, in milliseconds: nothing ends it when the run ends. */
const POLL_MS = 1_000;

/** Opens admission to a provider. */
export function openAdmission(options: AdmissionOptions): Admission {
  const { rateLimit, budget, patience, clock, releases } = options;
  let endedBy: ModelError | null = null;

  /** What may be reserved, or what to wait for: `wait` is for the next answer. */
  const check = (estimate: Estimate): Reservation | Wait | "wait" => {
    const offer = budget.offer(estimate);
    if (offer === "exhausted") endedBy ??= budget.explain();
    const refusal = endedBy ?? patience.check();
    if (refusal !== null || offer === "exhausted") throw refusal;
    const wait = rateLimit.waitFor(sumEstimate(estimate), clock.now());
    return wait === "answer" ? "wait" : (wait ?? offer);
  };

  const book = (question: Question, estimate: Estimate, reservation: Reservation): Admitted => {
    const sent = { ...question, maxOutputTokens: reservation.outputTokens };
    budget.reserve(reservation);
    const request = rateLimit.book(sent, sumEstimate(estimate), clock.now());
    return { question: sent, reservation, request };
  };

  const waitFor = ({ ms, describe }: Wait, signal: AbortSignal) => {
    options.tellPause.tell(ms, describe);
    return clock.sleep(Math.min(ms, POLL_MS), signal);
  };

  /** Takes what may be reserved, as soon as there is room. */
  const whenRoom = async <Taken>(
    estimate: Estimate,
    signal: AbortSignal,
    take: (reservation: Reservation) => Taken,
  ): Promise<Taken> => {
    for (;;) {
      if (signal.aborted) throw new InterruptedError();
      const found = check(estimate);
      if (isReservation(found)) return take(found);
      options.onWait();
      await (found === "wait" ? releases.next() : waitFor(found, signal));
    }
  };

  return {
    admit: (question, estimate, signal) =>
      whenRoom(estimate, signal, (reservation) => book(question, estimate, reservation)),
    waitForRoom: (estimate, signal) => whenRoom(estimate, signal, () => {}),
    admitNow: (question, estimate) => {
      const found = check(estimate);
      return isReservation(found) ? book(question, estimate, found) : null;
    },
    release: releases.tell,
    endRun: (error) => {
      endedBy ??= error;
    },
    reopen: () => {
      const wasEnded = endedBy !== null;
      endedBy = null;
      return wasEnded;
    },
  };
}

function isReservation(found: Reservation | Wait | "wait"): found is Reservation {
  return typeof found === "object" && "usd" in found;
}

function sumEstimate({ inputTokens, outputTokens }: Estimate): number {
  return inputTokens + outputTokens;
}
