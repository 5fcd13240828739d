import type { Answer, Usage } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import { startDeadline } from "../../http/deadline.ts";
import type { Ask } from "../model.ts";
import { ModelError } from "../model-error.ts";
import type { Admitted } from "./admission.ts";
import { learnFromError } from "./learn-from-error.ts";
import type { Limits } from "./limits.ts";

/** A question whose turn has come. */
export type Turn = { question: Question; signal: AbortSignal };

/** Sends a question that was admitted. */
export async function sendAdmitted(
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
    limits.refusals.end(limits.clock.now());
    patience.onAnswer();
    return answer;
  } catch (error) {
    if (error instanceof ModelError) usage = error.usage;
    else rateLimit.lose(request);
    if (deadline.isOver()) throw patience.end();
    throw error instanceof ModelError
      ? learnFromError(error, { question, request }, limits)
      : error;
  } finally {
    deadline.clear();
    budget.settle(reservation, usage);
    admission.release();
    queue.concurrency = concurrency.limit();
  }
}

/** Tokens that an answer used; null when it does not say. */
function sumTokens({ inputTokens, outputTokens }: Usage): number | null {
  return inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
}
