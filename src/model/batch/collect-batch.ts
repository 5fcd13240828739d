import type { PendingBatch, PendingBatches } from "../../core/ports.ts";
import { ModelError } from "../model-error.ts";
import { quoteProvider } from "../redact.ts";
import type { Batch, BatchApi } from "./batch-api.ts";
import {
  isGone,
  isUnreadable,
  saysTooLarge,
  toBatchError,
  toRefusedBatch,
} from "./batch-errors.ts";
import type { CollectOptions } from "./collect-lines.ts";
import {
  describeEnd,
  describeTooLarge,
  describeUnknown,
  describeUnread,
  nameBatch,
} from "./describe-batch.ts";
import { type RefusedQuestions, readResults } from "./read-results.ts";

/** Statuses in which a batch still works. */
const UNDER_WAY: readonly string[] = ["validating", "in_progress", "finalizing", "cancelling"];

/** Statuses that are its last. One of neither list is its last when there are files of results. */
const ENDED: readonly string[] = ["completed", "failed", "expired", "cancelled"];

/** Batches in which one question is sent. Each may cost, and what two refuse or leave unanswered a third may, too. */
export const MAX_BATCHES_A_QUESTION = 2;

/** What collecting a batch takes. */
export type CollectBatchOptions = CollectOptions & {
  api: BatchApi;
  /** What earlier runs have sent. */
  remembered: PendingBatches;
  /** Something the user should know, in one English sentence. */
  onNotice: (message: string) => void;
};

type TitledOptions = CollectBatchOptions & { title: string };

/** What came of a batch. */
export type CollectedBatch = {
  refused: RefusedQuestions;
  /** Questions that are in the batch still, or whose results could not be read. */
  pending: readonly string[];
};

/**
 * Collects a batch that was sent. One that the endpoint does not know any more is given up; one whose results
 * cannot all be read is not: what can be read is kept, and the next run looks again.
 *
 * @throws {ModelError} naming the batch and its record, when the provider does not answer, or refused it whole.
 */
export async function collectBatch(
  name: string,
  batch: PendingBatch,
  options: CollectBatchOptions,
): Promise<CollectedBatch> {
  const { remembered, onNotice } = options;
  const none: CollectedBatch = { refused: new Map(), pending: [] };
  const title = nameBatch(batch);
  const toNamed = (error: unknown): never => {
    throw error instanceof ModelError ? toBatchError(error, { name, title }) : error;
  };
  const titled = { ...options, title };
  const found = await findBatch(batch, { ...titled, name }).catch(toNamed);
  if (found === "split") return none;
  if (found === "gone" || found === "unusable") {
    await remembered.close(name, batch, batch.fingerprints);
    onNotice(`Its record is batches/done/${name} in the cache.`);
    // a provider that gives no id for a batch would give none for the next one in this run, either
    return { ...none, pending: found === "gone" ? [] : batch.fingerprints };
  }
  const { id, status } = found;
  if (isUnderWay(found, { ...titled, name })) return { ...none, pending: batch.fingerprints };
  if (status === "failed") {
    await endRefused(name, { ...batch, batchId: id }, found, options);
    return none;
  }
  const results = await readResults(found, batch, titled).catch(toNamed);
  if (results.damage !== null) {
    const of = batch.fingerprints.length;
    onNotice(describeUnread(results.damage, { ...results, title, name, of }));
    return { refused: results.refused, pending: results.unanswered };
  }
  // what an engine refuses in every batch would be sent without end, too
  const withoutAnswer = [...results.unanswered, ...results.refused.keys()];
  await remembered.close(name, { ...batch, batchId: id }, withoutAnswer);
  if (results.unanswered.length > 0) {
    const words = quoteProvider(status, options.provider.secrets);
    const of = batch.fingerprints.length;
    const next = `What ${MAX_BATCHES_A_QUESTION} batches leave unanswered is sent in no further one.`;
    onNotice(`${describeEnd(words, { ...results, title, of })} ${next}`);
  }
  return { ...none, refused: results.refused };
}

/**
 * Ends a batch that was refused for its size, so that its questions go into smaller ones; false for any other, and for
 * one that can be no smaller.
 */
export async function splitTooLarge(
  name: string,
  batch: PendingBatch,
  said: unknown,
  { remembered, onNotice, provider }: CollectBatchOptions,
): Promise<boolean> {
  const words = said instanceof Error ? said.message : String(said);
  const of = batch.fingerprints.length;
  if (of < 2 || !saysTooLarge(words)) return false;
  await remembered.closeTooLarge(name, batch);
  onNotice(describeTooLarge(of, quoteProvider(words, provider.secrets)));
  return true;
}

/**
 * Ends a batch that was refused whole.
 *
 * @throws {ModelError} with the provider's words, unless it goes into smaller ones.
 */
async function endRefused(
  name: string,
  batch: PendingBatch,
  { errors }: Batch,
  options: CollectBatchOptions,
): Promise<void> {
  const [first] = errors?.data ?? [];
  const words = [first?.code, first?.message].filter((word) => word != null).join(": ");
  if (await splitTooLarge(name, batch, words, options)) return;
  await options.remembered.close(name, batch, []);
  throw toRefusedBatch(first?.message ?? "", options.provider);
}

/** Whether a batch still works. A status that is not known is told: it may be the end of nothing. */
function isUnderWay(
  { status, output_file_id, error_file_id }: Batch,
  { title, name, provider, onNotice }: TitledOptions & { name: string },
): boolean {
  if (UNDER_WAY.includes(status)) return true;
  if (ENDED.includes(status) || output_file_id != null || error_file_id != null) return false;
  onNotice(describeUnknown(quoteProvider(status, provider.secrets), { title, name }));
  return true;
}

/**
 * The batch as the provider reports it, created when it was not yet. Told, and given up, when it is gone, or was
 * made again without a usable id.
 */
async function findBatch(
  batch: PendingBatch,
  options: TitledOptions & { name: string },
): Promise<Batch | "gone" | "unusable" | "split"> {
  const { api, remembered, title, name, onNotice } = options;
  const { batchId, inputFileId } = batch;
  let isCreated = false;
  try {
    if (batchId !== null) return await api.retrieve(batchId);
    let found = await api.find(inputFileId);
    isCreated = found === null;
    found ??= await api.create(inputFileId);
    await remembered.remember({ ...batch, batchId: found.id });
    return found;
  } catch (error) {
    if (isCreated && (await splitTooLarge(name, batch, error, options))) return "split";
    // a batch that was made without a usable id may cost as much as any other
    if (!isGone(error) && !(isCreated && isUnreadable(error))) throw error;
    onNotice(`The ${title} is given up, and its questions count as unanswered: ${error.message}`);
    return isGone(error) ? "gone" : "unusable";
  }
}
