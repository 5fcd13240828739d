import PQueue from "p-queue";
import type { Answer, Usage } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../../http/clock.ts";
import { startDeadline } from "../../http/deadline.ts";
import type { Ask } from "../model.ts";
import { ModelError } from "../model-error.ts";
import {
  type Admission,
  type Admitted,
  openAdmission,
  openReleases,
  type Releases,
} from "./admission.ts";
import type { Budget } from "./budget.ts";
import type { Concurrency } from "./concurrency.ts";
import type { Estimator } from "./estimate.ts";
import { type Loading, openLoading } from "./loading.ts";
import type { Patience } from "./patience/patience.ts";
import type { BookedRequest, RateLimit } from "./rate/rate-limit.ts";
import { countRefusals, MAX_REFUSAL_BESIDE_MS, type Refusals } from "./refusals.ts";
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

type Turn = { question: Question; signal: AbortSignal };

/** A question that is sent again goes before new ones, and so does one about an answer: its paper is under way. */
const FIRST = { priority: 1 };

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
 * The same way to ask, but within limits: questions wait in one queue, and a question may be sent with
 * less room for its answer than it asks for.
 */
export function withLimits(ask: Ask, limits: Limits): Ask {
  const { queue, asked } = limits;
  return async (question, signal) => {
    const isUnderWay = asked.has(question) || isAboutAnswer(question);
    const options = isUnderWay ? FIRST : {};
    asked.add(question);
    return queue.add(() => askInTurn(ask, { question, signal }, limits), options);
  };
}

function isAboutAnswer({ messages }: Question): boolean {
  return messages.some(({ role }) => role === "assistant");
}

/**
 * Lets a question of a person be a try of its own: what has closed the model is forgotten, and with it the pause that did. Pace,
 * room and costs stay.
 */
export function reopenLimits({ admission, patience, rateLimit, refusals }: Limits): void {
  refusals.end();
  const wasEnded = admission.reopen();
  const wasExhausted = patience.renew();
  if (wasEnded || wasExhausted) rateLimit.endPause();
}

async function askInTurn(ask: Ask, { question, signal }: Turn, limits: Limits): Promise<Answer> {
  const { admission, queue, room, slots } = limits;
  const asked = { ...question, maxOutputTokens: room.of(question) };
  const estimate = await limits.estimate(asked);
  const start = () => queue.start();
  if (slots === null) {
    const admitted = await admission.admit(question, estimate, signal).finally(start);
    return send(ask, admitted, { turn: { question, signal }, limits });
  }
  for (;;) {
    await admission.waitForRoom(estimate, signal).finally(start);
    const answer = await slots.add(async () => {
      const admitted = admission.admitNow(question, estimate);
      return admitted && send(ask, admitted, { turn: { question, signal }, limits });
    }, FIRST);
    if (answer !== null) return answer;
  }
}

/** Sends a question that was admitted. */
async function send(
  ask: Ask,
  { question: sent, reservation, request }: Admitted,
  { turn: { question, signal }, limits }: { turn: Turn; limits: Limits },
): Promise<Answer> {
  const { admission, queue, rateLimit, concurrency, budget, patience, room, loading } = limits;
  const deadline = startDeadline(patience.leftMs(), signal, patience.leftMs);
  let usage: Usage | null = null;
  try {
    const answer = await ask(sent, deadline.signal);
    usage = answer.usage;
    rateLimit.accept(request, sumTokens(usage), limits.clock.now());
    room.onAnswer(question, sent.maxOutputTokens, answer);
    concurrency.increase();
    loading.onAnswer();
    limits.refusals.end();
    patience.onAnswer();
    return answer;
  } catch (error) {
    if (error instanceof ModelError) usage = error.usage;
    else rateLimit.lose(request);
    if (deadline.isOver()) throw patience.end();
    throw error instanceof ModelError ? learnFrom(error, { question, request }, limits) : error;
  } finally {
    deadline.clear();
    budget.settle(reservation, usage);
    admission.release();
    queue.concurrency = concurrency.limit();
  }
}

/**
 * What a refusal changes for all later questions: one that ends the run ends admission, an overload
 * (a 429 or a timeout) lowers the concurrency, Retry-After pauses the rate limit, one that says how long an answer may be
 * bounds the room, and one too many exhausts the patience. Returns the error that the question ends with.
 */
function learnFrom(
  error: ModelError,
  { question, request }: { question: Question; request: BookedRequest },
  limits: Limits,
): ModelError {
  const { admission, rateLimit, concurrency, patience, room, clock } = limits;
  const nowMs = clock.now();
  if (error.endsRun) admission.endRun(error);
  if (error.mostTokens !== null) room.bound(error.mostTokens);
  // A request that was answered with an error has used no tokens; one that was lost may have.
  if (error.status === null) rateLimit.lose(request);
  else if (error.isOverload) rateLimit.turnAway(request, nowMs, error.retryAfterMs ?? 0);
  else rateLimit.refuse(request, nowMs);
  if (error.isOverload) concurrency.decrease(request.sentAtMs, nowMs);
  if (mayBeStarting(error, limits)) waitForStart(error, request, limits);
  if (!error.isLoading) rateLimit.pause(error.retryAfterMs ?? 0, nowMs);
  giveUpRefusing(error, request, limits);
  return patience.onError(error, request.sentAtMs, question) ?? error;
}

function isRefusal({ status, isOverload, isLoading, retryAfterMs }: ModelError): boolean {
  return status !== null && !isLoading && (isOverload || retryAfterMs !== null);
}

/** A model that cards can do without is not asked any more once it has refused, or wants to, for too long. */
function giveUpRefusing(
  error: ModelError,
  { sentAtMs }: BookedRequest,
  { admission, rateLimit, refusals, clock, slots }: Limits,
): void {
  if (slots === null || !isRefusal(error)) return;
  const nowMs = clock.now();
  const wait = rateLimit.waitFor(0, nowMs);
  const untilMs = nowMs + (wait === null || wait === "answer" ? 0 : wait.ms);
  if (!refusals.areTooLong(sentAtMs, untilMs)) return;
  const message = `${error.message} It takes no question for more than ${MAX_REFUSAL_BESIDE_MS / 1000} s, so it is not asked any more.`;
  admission.endRun(new ModelError(message, { ...error, retries: 0 }));
}

/** Whether the server may not be ready yet: it says so, or reports a fault and has answered nobody so far. */
function mayBeStarting({ isLoading, isFault, status }: ModelError, { loading }: Limits): boolean {
  return isLoading || (isFault && status !== null && loading.mayStart());
}

/** One question at a time is sent, after a pause that grows. */
function waitForStart(
  { retryAfterMs, isLoading }: ModelError,
  { sentAtMs }: BookedRequest,
  { loading, rateLimit, concurrency, clock }: Limits,
): void {
  concurrency.hold();
  const pauseMs = loading.pauseFor(sentAtMs, clock.now(), retryAfterMs);
  if (pauseMs !== null) rateLimit.pause(pauseMs, clock.now(), isLoading ? "loading" : "fault");
}

/** Tokens that an answer used; null when it does not say. */
function sumTokens({ inputTokens, outputTokens }: Usage): number | null {
  return inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
}
