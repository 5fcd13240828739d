import type { Outcome } from "./card/outcome.ts";
import type { DigestDate } from "./paper/date.ts";
import type { Answer } from "./question/answer.ts";

/** Cache of answers, each under the fingerprint of its question. */
export type AnswerCache = {
  /** The answer to this question, or null when it has to be asked. */
  recall: (fingerprint: string) => Promise<Answer | null>;
  remember: (fingerprint: string, answer: Answer) => Promise<void>;
  /** Moves an unusable answer aside: it can still be read, but is never recalled again. */
  reject: (fingerprint: string) => Promise<void>;
};

/** A batch that a provider is working on, or that is about to be created. */
export type PendingBatch = {
  /** Where it was sent, as `nameEndpoint` names it: no other endpoint is asked about it. */
  endpoint: string;
  inputFileId: string;
  /** Null from the upload of its file until the provider has confirmed the batch. */
  batchId: string | null;
  /** Of its questions: they are not asked again while the batch is pending. */
  fingerprints: string[];
  /** The model that they are for, where it is the verifier. @default the one that drafts */
  verifier?: string | undefined;
};

/** The questions that a batch has, or that are on their way into one, whose file is not yet sent then. */
export type BatchedQuestions = Pick<PendingBatch, "endpoint" | "fingerprints" | "batchId"> & {
  inputFileId: string | null;
};

/** The pending batches that are remembered, each under a name. */
export type PendingBatches = {
  /** What is not to be asked beside a batch, as it is now. What has not changed since is the same object as before. */
  listQuestions: () => Promise<BatchedQuestions[]>;
  /** As they are now. */
  list: () => Promise<{ name: string; batch: PendingBatch }[]>;
  /** Keeps a batch, and returns its name. */
  remember: (batch: PendingBatch) => Promise<string>;
  /** Ends a batch: it is not listed any more, and counts for the questions that it has refused or left unanswered. */
  close: (name: string, batch: PendingBatch, unanswered: readonly string[]) => Promise<void>;
  /** Ends a batch that was refused for its size; see {@link PendingBatches.findMostQuestions}. */
  closeTooLarge: (name: string, batch: PendingBatch) => Promise<void>;
  /** How many questions the next batch for an endpoint may have: half of what was refused; null for no such limit. */
  findMostQuestions: (endpoint: string) => Promise<number | null>;
  /** How many ended batches of an endpoint have refused a question or left it unanswered, by fingerprint. */
  countUnanswered: (endpoint: string) => Promise<Map<string, number>>;
};

/** A file of questions that can be sent as one batch, the model that they are for, and their fingerprints. */
export type BatchFile = { path: string; model: string; fingerprints: string[] };

/** Writes questions to files, each for one model and within the limits of a batch. */
export type BatchWriter = {
  /** Adds one line, without its line break. */
  add: (line: { model: string; fingerprint: string; text: string }) => Promise<void>;
  /** From now on no file gets more questions than this. */
  bound: (mostQuestions: number) => void;
  /** Finishes all files and returns them; none when nothing was added. */
  close: () => Promise<BatchFile[]>;
};

/** How one paper's way through a run ended, and how it came by its draft. */
type OutcomeEvent = { date: DigestDate; outcome: Outcome; source: "asked" | "kept" };

/** What a run reports while it goes on. The rooms below `cli` call it; only `cli` prints. */
export type Reporter = {
  /** A day's papers are known: how many were listed and how many become cards. */
  onListing?: (event: { date: DigestDate; listed: number; chosen: number }) => void;
  onOutcome?: (event: OutcomeEvent) => void;
  /**
   * Something the user should know, in one English sentence; the run goes on. What is said of one day does not
   * name it in the sentence, so that days of which the same is said can be told together.
   */
  onNotice?: (message: string, date?: DigestDate) => void;
  /** So many files were taken out of the cache, since no digest and no open day needs them. */
  onPruned?: (files: number) => void;
  /** All papers are done; what follows is the summary. */
  onEnd?: () => void;
};
