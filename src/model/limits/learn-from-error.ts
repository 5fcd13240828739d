import type { Question } from "../../core/question/question.ts";
import { ModelError } from "../model-error.ts";
import type { Limits } from "./limits.ts";
import type { BookedRequest } from "./rate/rate-limit.ts";
import { MAX_REFUSAL_BESIDE_MS } from "./refusals.ts";

/**
 * What a refusal changes for all later questions: one that ends the run ends admission, an overload
 * (a 429 or a timeout) lowers the concurrency, Retry-After pauses the rate limit, one that says how long an answer may be
 * bounds the room, and one too many exhausts the patience. Returns the error that the question ends with.
 */
export function learnFromError(
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

/** A refusal by a limit, or a request that took too long. */
function isRefusal({ isOverload, isLoading, retryAfterMs }: ModelError): boolean {
  return !isLoading && (isOverload || retryAfterMs !== null);
}

/** A model that cards can do without is not asked any more once it has answered nothing, or wants to, for too long. */
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
  const message = `${error.message} It answers no question for more than ${MAX_REFUSAL_BESIDE_MS / 1000} s, so it is not asked any more.`;
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
