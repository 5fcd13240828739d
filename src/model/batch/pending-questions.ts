import type { PendingBatch, PendingBatches } from "../../core/ports.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { WaitingError } from "./waiting-error.ts";

/** Questions that batches of an endpoint have, by fingerprint, with the name of their batch. */
export type PendingQuestions = ReadonlyMap<string, string>;

/** Reads which questions are in batches that were sent to this endpoint and are not collected yet. */
export async function readPendingQuestions(
  remembered: Pick<PendingBatches, "list">,
  endpoint: string,
): Promise<PendingQuestions> {
  const pending = new Map<string, string>();
  for (const { batch } of await remembered.list()) {
    if (batch.endpoint !== endpoint) continue;
    const name = batch.batchId ?? batch.inputFileId;
    for (const fingerprint of batch.fingerprints) pending.set(fingerprint, name);
  }
  return pending;
}

/**
 * Opens what keeps a question from being asked while a batch has it, since both would be paid for. Batches
 * are looked at for each question: another process may have sent one since the last.
 */
export function openBatchGuard(
  remembered: Pick<PendingBatches, "list">,
  endpoint: string,
): (fingerprint: string) => Promise<void> {
  const questionsOf = new WeakMap<PendingBatch, ReadonlySet<string>>();
  return async (fingerprint) => {
    for (const { batch } of await remembered.list()) {
      if (batch.endpoint !== endpoint) continue;
      const questions = questionsOf.get(batch) ?? new Set(batch.fingerprints);
      questionsOf.set(batch, questions);
      if (!questions.has(fingerprint)) continue;
      throw new WaitingError(quoteForeign(batch.batchId ?? batch.inputFileId));
    }
  };
}
