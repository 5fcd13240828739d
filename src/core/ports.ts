import { z } from "zod";
import type { Outcome } from "./card/outcome.ts";
import type { DigestDate } from "./paper/date.ts";
import type { Answer } from "./question/answer.ts";

/** Answers that are paid for, by the fingerprint of their question. */
export type AnswerCache = {
  /** The answer to this question, or null when it has to be asked. */
  recall: (fingerprint: string) => Promise<Answer | null>;
  remember: (fingerprint: string, answer: Answer) => Promise<void>;
  /** Keeps an unusable answer for whoever wants to read it, but never recalls it again. */
  reject: (fingerprint: string) => Promise<void>;
};

/** A batch that a provider has, or is about to have, as the cache remembers it. */
export const PendingBatch = z.object({
  /** Where it was sent: no other endpoint is asked about it. */
  endpoint: z.string(),
  inputFileId: z.string(),
  /** Null between the upload and the provider's word that the batch exists. */
  batchId: z.string().nullable(),
  /** Fingerprints of its questions: they are not asked again while it is under way. */
  names: z.array(z.string()),
});
export type PendingBatch = z.infer<typeof PendingBatch>;

/** Where pending batches are remembered, by a name of their own. */
export type PendingBatches = {
  list: () => Promise<{ name: string; batch: PendingBatch }[]>;
  remember: (batch: PendingBatch) => Promise<void>;
  /** Puts a batch aside whose answers are in the cache. */
  close: (name: string) => Promise<void>;
};

/** A file of questions that may be sent as one batch, and their fingerprints. */
export type BatchFile = { path: string; fingerprints: string[] };

/** Writes questions into files, each for one model and within the limits of a batch. */
export type BatchWriter = {
  /** Adds one line, without its line break. */
  add: (line: { model: string; fingerprint: string; text: string }) => Promise<void>;
  /** Ends all files, and answers them; none when nothing was added. */
  close: () => Promise<BatchFile[]>;
};

/** How one paper's way through a run ended, and how it came by its draft. */
type OutcomeEvent = { date: DigestDate; outcome: Outcome; source: "asked" | "kept" };

/** What a run tells while it goes on. The rooms below call it; only the command line prints. */
export type Reporter = {
  /** A day's papers are known: how many were listed and how many become cards. */
  onListing?: (event: { date: DigestDate; listed: number; chosen: number }) => void;
  onOutcome?: (event: OutcomeEvent) => void;
  /** Something the user should know, in one English sentence; the run goes on. */
  onNotice?: (message: string) => void;
  /** Nothing more happens; what follows is the summary. */
  onEnd?: () => void;
};
