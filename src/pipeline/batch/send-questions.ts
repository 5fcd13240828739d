import type { BatchFile } from "../../core/ports.ts";
import type { Answer } from "../../core/question/answer.ts";
import type { Batches } from "../../model/batch/batches.ts";
import type { OtherRuns } from "../../model/with-cache.ts";
import type { OutgoingBatch } from "../../store/batches/outgoing-batch.ts";
import type { Run } from "../run.ts";

/** What sending takes. */
type Sending = {
  outgoing: OutgoingBatch;
  batches: Pick<Batches, "send">;
  others: OtherRuns;
  run: Pick<Run, "store" | "signal">;
  /** Where the batch goes. */
  endpoint: string;
};

/**
 * Sends a file of questions as a batch, without those that another process has asked meanwhile. They are announced
 * before that is looked at: who comes later leaves them to the batch, however long its file takes, and who is asking
 * one already is waited for.
 *
 * @returns how many questions were sent.
 */
export async function sendQuestions(file: BatchFile, sending: Sending): Promise<number> {
  const { outgoing, batches, endpoint } = sending;
  try {
    await outgoing.announce({ endpoint, fingerprints: file.fingerprints });
    const left = await leaveOutAsked(file, sending);
    if (left.fingerprints.length > 0) await batches.send(left);
    return left.fingerprints.length;
  } finally {
    await outgoing.withdraw();
    await outgoing.remove(file);
  }
}

async function leaveOutAsked(
  file: BatchFile,
  { outgoing, others, run }: Sending,
): Promise<BatchFile> {
  for (const fingerprint of await others.findAsked(file.fingerprints)) {
    await awaitAnswer(fingerprint, others, run);
  }
  const answered = new Set<string>();
  for (const fingerprint of file.fingerprints) {
    if ((await recallWhole(fingerprint, run)) !== null) answered.add(fingerprint);
  }
  return answered.size === 0 ? file : outgoing.without(file, answered);
}

/** The answer to a question that another process asks, once it has it; null when it got none. */
export async function awaitAnswer(
  fingerprint: string,
  { takeTurn }: OtherRuns,
  run: Pick<Run, "store" | "signal">,
): Promise<Answer | null> {
  const endTurn = await takeTurn(fingerprint, run.signal);
  await endTurn();
  return recallWhole(fingerprint, run);
}

/** One that a cost limit has cut is no answer. */
async function recallWhole(
  fingerprint: string,
  { store }: Pick<Run, "store">,
): Promise<Answer | null> {
  const answer = await store.answers.recall(fingerprint);
  return answer?.cutAtTokens === undefined ? answer : null;
}
