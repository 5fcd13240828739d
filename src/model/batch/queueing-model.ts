import { explain } from "../../core/causes/explanation.ts";
import { toFingerprint } from "../fingerprint.ts";
import type { Model } from "../model.ts";
import { ModelError } from "../model-error.ts";
import type { QuestionQueue } from "./question-queue.ts";

/** A model that answers nothing: it queues what it is asked, and tells whether a question waits. */
type QueueingModel = { model: Model; isWaiting: () => boolean };

/** Opens a queueing model under the name of the one that will answer, so that fingerprints agree. */
export function openQueueingModel(
  { name, parameters }: Pick<Model, "name" | "parameters">,
  { pending, refused, add, awaitAnswer, onPending }: QuestionQueue,
): QueueingModel {
  let isWaiting = false;
  const ask: Model["ask"] = async (question, signal) => {
    const fingerprint = toFingerprint({ name, parameters }, question);
    const refusal = refused.get(fingerprint);
    if (refusal !== undefined) throw refusal;
    const answer = await awaitAnswer?.(fingerprint, signal);
    if (answer) return answer;
    isWaiting = true;
    if (pending.has(fingerprint)) onPending?.(fingerprint);
    else await add(fingerprint, question, name);
    throw new ModelError("The question waits for a batch.", {
      explanation: explain("batchUnderWay"),
      isQueued: true,
    });
  };
  return { model: { name, parameters, ask }, isWaiting: () => isWaiting };
}
