import type { BatchedQuestions, PendingBatches } from "../../core/ports.ts";
import { WaitingError } from "./waiting-error.ts";

/** Reads which questions are in batches of this endpoint that are not collected yet, or on their way into one. */
export async function readPendingQuestions(
  remembered: Pick<PendingBatches, "listQuestions">,
  endpoint: string,
): Promise<ReadonlySet<string>> {
  const batched = await remembered.listQuestions();
  const ours = batched.filter((one) => one.endpoint === endpoint);
  return new Set(ours.flatMap(({ fingerprints }) => fingerprints));
}

/**
 * Opens what keeps a question from being asked while a batch has it, or is about to, since both would be paid for.
 * Batches are looked at for each question: another process may have sent one since the last.
 */
export function openBatchGuard(
  remembered: Pick<PendingBatches, "listQuestions">,
  endpoint: string,
): (fingerprint: string) => Promise<void> {
  const questionsOf = new WeakMap<BatchedQuestions, ReadonlySet<string>>();
  return async (fingerprint) => {
    for (const batched of await remembered.listQuestions()) {
      if (batched.endpoint !== endpoint) continue;
      const questions = questionsOf.get(batched) ?? new Set(batched.fingerprints);
      questionsOf.set(batched, questions);
      if (questions.has(fingerprint)) throw new WaitingError(batched);
    }
  };
}
