import type { BatchWriter } from "../../core/ports.ts";
import type { Answer } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { ModelError } from "../model-error.ts";
import type { Provider } from "../provider/provider.ts";
import { toBatchLine } from "./batch-line.ts";

/** What is known of the questions of earlier batches. */
export type SentQuestions = {
  /** Fingerprints of questions that are in a batch already. */
  pending: Pick<ReadonlySet<string>, "has">;
  /** Questions that a batch refused for good, by fingerprint, and why. */
  refused: ReadonlyMap<string, ModelError>;
};

/** The questions of the next batch, and what is known of those in earlier ones. */
export type QuestionQueue = SentQuestions & {
  /** Queues a question to a model for the next batch; each comes once. */
  add: (fingerprint: string, question: Question, model: string) => Promise<void>;
  /**
   * The answer to a question that another process is asking, once it has it; null when nobody asks it, or it got
   * none. @default nobody asks any
   */
  awaitAnswer?: (fingerprint: string, signal: AbortSignal) => Promise<Answer | null>;
  /** Called with a question that is left out, since a batch has it already. */
  onPending?: (fingerprint: string) => void;
};

/**
 * Queues questions as lines of batch files, in OpenAI's format unless another is asked for.
 *
 * @param providers The models that are asked, of one endpoint; a name that none has stands for the first.
 */
export function openQuestionQueue(
  writer: BatchWriter,
  providers: readonly [Provider, ...Provider[]],
  sent: SentQuestions,
  toLine = toBatchLine,
): QuestionQueue {
  const queued = new Set<string>(); // a paper may be listed on several days
  return {
    ...sent,
    add: async (fingerprint, question, model) => {
      if (queued.has(fingerprint)) return;
      queued.add(fingerprint);
      const provider = providers.find((one) => one.model === model) ?? providers[0];
      await writer.add({
        model: provider.model,
        fingerprint,
        text: toLine(fingerprint, question, provider),
      });
    },
  };
}
