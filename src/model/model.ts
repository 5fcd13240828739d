import type { Answer } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";

/**
 * Somebody who answers questions. The live model, recorded answers and a batch are three of them;
 * cache, limits and retries are wrappers of the same type.
 */
export type Model = {
  /** The model's id, as the provider spells it. */
  name: string;
  /** What else shapes its answers, such as reasoning effort: part of every fingerprint. */
  parameters: Readonly<Record<string, string | number | boolean>>;
  /** How many questions it works on at once; more of them only wait. @default 8 */
  atOnce?: number;
  /**
   * @throws {ModelError} when there is no answer.
   * @throws {InterruptedError} when the signal says so.
   */
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>;
};
