import PQueue from "p-queue";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../../http/clock.ts";
import { type Admission, openAdmission, openReleases, type Releases } from "./admission.ts";
import type { Budget } from "./budget.ts";
import type { Concurrency } from "./concurrency.ts";
import type { Estimator } from "./estimate.ts";
import { type Loading, openLoading } from "./loading.ts";
import type { Patience } from "./patience/patience.ts";
import type { RateLimit } from "./rate/rate-limit.ts";
import { countRefusals, type Refusals } from "./refusals.ts";
import type { Room } from "./room.ts";
import type { TellPause } from "./tell-pause.ts";

/** What bounds the questions of a run: concurrency, rate limit, budget and patience. */
export type LimitsOptions = {
  estimate: Estimator;
  room: Room;
  concurrency: Concurrency;
  rateLimit: RateLimit;
  budget: Budget;
  patience: Patience;
  clock: Clock;
  tellPause: TellPause;
};

/** The limits of a run, which all its questions share. */
export type Limits = LimitsOptions & {
  /** Holds the concurrency. */
  queue: PQueue;
  releases: Releases;
  admission: Admission;
  loading: Loading;
  /** Questions that have been sent once. */
  asked: WeakSet<Question>;
  /** The queue of the model that drafts, whose places a model beside it takes only to send; null for that model itself. */
  slots: PQueue | null;
  refusals: Refusals;
};

/**
 * Opens the limits of a run. A question that has a place in the queue and must wait for another limit
 * stops the queue meanwhile, so that one question waits and not a whole burst.
 *
 * @param first The limits of the model of the same endpoint that drafts. The one beside it waits in a queue of its own, and takes a
 * place of that one only to send what needs no more waiting: whatever it waits for, no draft does. What closes one of the
 * two does not close the other. @default there is no other
 */
export function openLimits(options: LimitsOptions, first: Limits | null = null): Limits {
  const queue = new PQueue({ concurrency: options.concurrency.limit() });
  const releases = first?.releases ?? openReleases();
  const admission = openAdmission({ ...options, releases, onWait: () => queue.pause() });
  return {
    ...{ ...options, queue, releases, admission, loading: openLoading() },
    ...{ asked: new WeakSet(), slots: first?.queue ?? null, refusals: countRefusals() },
  };
}

/**
 * Lets a question of a person be a try of its own: what has closed the model is forgotten, and with it the pause that did. Pace,
 * room and costs stay.
 */
export function reopenLimits({ admission, patience, rateLimit, refusals, clock }: Limits): void {
  refusals.end(clock.now());
  const wasEnded = admission.reopen();
  const wasExhausted = patience.renew();
  if (wasEnded || wasExhausted) rateLimit.endPause();
}
