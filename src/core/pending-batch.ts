import { z } from "zod";

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

/** A file of questions that may be sent as one batch. */
export type BatchFile = { path: string; names: string[] };

/** Writes questions into files, each for one model and within the limits of a batch. */
export type BatchWriter = {
  /** Adds one line, without its line break. */
  add: (line: { model: string; name: string; text: string }) => Promise<void>;
  /** Ends all files, and answers them; none when nothing was added. */
  close: () => Promise<BatchFile[]>;
};
