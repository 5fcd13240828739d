import type { Question } from "../../core/question/question.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Model } from "../model.ts";
import { ModelError } from "../wire/model-error.ts";

/** Where a question goes that nobody is asked at once. */
export type Collector = {
  /** Fingerprints of questions that are in a batch already. */
  pending: ReadonlySet<string>;
  /** Questions that a batch refused for good, and why. */
  refused: ReadonlyMap<string, ModelError>;
  /** Takes each question once. */
  collect: (name: string, question: Question) => Promise<void>;
};

/** A model that answers nothing: it takes questions down, and tells whether it was asked any. */
export type CollectingModel = { model: Model; isWaiting: () => boolean };

/** Opens a collecting model under the name of the one that will answer, so that fingerprints agree. */
export function openCollectingModel(
  { name, parameters }: Pick<Model, "name" | "parameters">,
  { pending, refused, collect }: Collector,
): CollectingModel {
  let isWaiting = false;
  const ask: Model["ask"] = async (question) => {
    const key = fingerprint({ name, parameters }, question);
    const refusal = refused.get(key);
    if (refusal !== undefined) throw refusal;
    isWaiting = true;
    if (!pending.has(key)) await collect(key, question);
    throw new ModelError("The question waits for a batch.");
  };
  return { model: { name, parameters, ask }, isWaiting: () => isWaiting };
}
