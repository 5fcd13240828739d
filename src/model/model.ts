import type { ExplainedFailure } from "../core/card/failure.ts";
import type { AnswerCache } from "../core/ports.ts";
import type { Answer } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";

/**
 * Asks one question. Limits and retries are wrappers of this type.
 *
 * @throws {ModelError} when there is no answer.
 * @throws {InterruptedError} when the signal says so.
 */
export type Ask = (question: Question, signal: AbortSignal) => Promise<Answer>;

/** Answers questions: a live model, recorded answers, or the queue of a batch. */
export type Model = {
  /** The model's id, as the provider spells it. */
  name: string;
  /** What else shapes its answers, such as reasoning effort: part of every fingerprint. */
  parameters: Readonly<Record<string, string | number | boolean>>;
  /** How many questions it works on at once; more of them only wait. @default 8 */
  concurrency?: number;
  /** Whether it may stop answering at a limit of cost, so that what is asked first is what gets an answer. @default false */
  hasCostLimit?: boolean;
  /**
   * Loads what its first question needs, for a caller who has to wait for something else before it can ask. Nothing is
   * sent, and nothing refused. @default there is nothing to load
   */
  getReady?: () => void;
  ask: Ask;
};

/** An answer, its fingerprint, and whether it was paid for earlier. */
export type Reply = {
  answer: Answer;
  /** Names the answer by everything that shaped it. */
  fingerprint: string;
  isRecalled: boolean;
};

/** A model whose answers are cached: no question that has an answer is asked again. */
export type CachedModel = Omit<Model, "ask"> & {
  /**
   * Recalls the answer to a question, or asks.
   *
   * @throws {ModelError} when there is no answer.
   * @throws {InterruptedError} when the signal says so.
   * @throws {SettingsError} when it has to ask and there is no key.
   * @throws {StoreError} when the cache cannot be read or written.
   */
  ask: (question: Question, signal: AbortSignal) => Promise<Reply>;
  /** Tells that an answer that was just given could be used: a model that gives none for long is not asked on. */
  accept: (answer: Answer) => void;
  /** Keeps with an answer which question was asked after it, so that both are found by the first. */
  noteReask: (first: Reply, reask: string) => Promise<void>;
  /** Keeps an unusable answer for whoever wants to read it, but never recalls it again. */
  reject: AnswerCache["reject"];
  /**
   * Tells what became of a paper that was asked about: null when there is a card. A model that makes none of the first
   * papers is not asked on.
   */
  onPaper: (failure: ExplainedFailure | null) => void;
  /**
   * Tells that a person asks. A refusal closes the model for the rest of a run, but a page that is open for hours must not
   * repeat one that has passed: the next question is sent again.
   */
  reopen: () => void;
};
