import type { Question } from "../../core/question/question.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Model } from "../model.ts";
import { ModelError } from "../model-error.ts";

/** The questions of the next batch, and what is known of those in earlier ones. */
export type QuestionQueue = {
  /** Fingerprints of questions that are in a batch already. */
  pending: ReadonlySet<string>;
  /** Questions that a batch refused for good, and why. */
  refused: ReadonlyMap<string, ModelError>;
  /** Queues a question for the next batch; each comes once. */
  add: (name: string, question: Question) => Promise<void>;
};

/** A model that answers nothing: it queues what it is asked, and tells whether a question waits. */
export type QueueingModel = { model: Model; isWaiting: () => boolean };

/** Opens a queueing model under the name of the one that will answer, so that fingerprints agree. */
export function openQueueingModel(
  { name, parameters }: Pick<Model, "name" | "parameters">,
  { pending, refused, add }: QuestionQueue,
): QueueingModel {
  let isWaiting = false;
  const ask: Model["ask"] = async (question) => {
    const key = fingerprint({ name, parameters }, question);
    const refusal = refused.get(key);
    if (refusal !== undefined) throw refusal;
    isWaiting = true;
    if (!pending.has(key)) await add(key, question);
    throw new ModelError("The question waits for a batch.");
  };
  return { model: { name, parameters, ask }, isWaiting: () => isWaiting };
}
