import type { PendingBatch, PendingBatches } from "../../core/ports.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { ModelError } from "../model-error.ts";
import { quoteProvider } from "../redact.ts";
import type { Batch, BatchApi } from "./batch-api.ts";
import { isGone, isUnreadable, toBatchError, toRefusedBatch } from "./batch-errors.ts";
import { type CollectedLines, type CollectOptions, collectLines } from "./collect-lines.ts";

/** Statuses in which a batch still works; every other one is its last. */
const UNDER_WAY: readonly string[] = ["validating", "in_progress", "finalizing", "cancelling"];

/** Batches in which one question is sent. Each may cost, and what two leave unanswered a third may, too. */
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

/** Questions that were refused for good, by fingerprint, and why. */
export type RefusedQuestions = CollectedLines["refused"];

/** What the files of a batch say of its questions. */
type Results = {
  refused: RefusedQuestions;
  unanswered: string[];
  /** Why the first of those has no answer, as far as it is known. */
  why: string;
};

/**
 * Collects a batch that was sent. One that the endpoint does not know any more is given up.
 *
 * @returns the refused questions, or null while the batch is under way.
 * @throws {ModelError} naming the batch and its record, when the provider does not answer, or refused it whole.
 */
export async function collectBatch(
  name: string,
  batch: PendingBatch,
  options: CollectBatchOptions,
): Promise<RefusedQuestions | null> {
  const { remembered, onNotice } = options;
  const title = nameBatch(batch);
  const toNamed = (error: unknown): never => {
    throw error instanceof ModelError ? toBatchError(error, { name, title }) : error;
  };
  const titled = { ...options, title };
  const found = await findBatch(batch, titled).catch(toNamed);
  if (found === null) {
    await remembered.close(name, batch, batch.fingerprints);
    onNotice(`Its record is batches/done/${name} in the cache.`);
    return new Map();
  }
  const { id, status, errors } = found;
  if (UNDER_WAY.includes(status)) return null;
  const results = await readResults(found, batch, titled).catch(toNamed);
  const isRefused = status === "failed";
  await remembered.close(name, { ...batch, batchId: id }, isRefused ? [] : results.unanswered);
  if (isRefused) throw toRefusedBatch(errors?.data?.[0]?.message ?? "", options.provider);
  if (results.unanswered.length > 0) onNotice(describeEnd(found, batch, { ...results, ...titled }));
  return results.refused;
}

function nameBatch({ batchId, inputFileId }: PendingBatch): string {
  const id = quoteForeign(batchId ?? inputFileId);
  return batchId === null ? `batch of the file ${id}` : `batch ${id}`;
}

function describeEnd(
  { status }: Batch,
  { fingerprints }: PendingBatch,
  { unanswered, why, title, provider }: Results & TitledOptions,
): string {
  const end = `ended with status "${quoteProvider(status, provider.apiKey)}"`;
  const counts = `${unanswered.length} of ${fingerprints.length} questions`;
  const next = `What ${MAX_BATCHES_A_QUESTION} batches leave unanswered is sent in no further one.`;
  return `The ${title} ${end} and no answer to ${counts} (to the first because ${why}). ${next}`;
}

/** The batch as the provider reports it, created when it was not yet; null, and told, when it is given up. */
async function findBatch(
  batch: PendingBatch,
  { api, remembered, title, onNotice }: TitledOptions,
): Promise<Batch | null> {
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
    // a batch that was made without a usable id may cost as much as any other
    if (!isGone(error) && !(isCreated && isUnreadable(error))) throw error;
    onNotice(`The ${title} is given up, and its questions count as unanswered: ${error.message}`);
    return null;
  }
}

/** Collects the files of an ended batch; either may be missing, even of one that completed. */
async function readResults(
  { output_file_id, error_file_id }: Batch,
  { fingerprints }: PendingBatch,
  options: TitledOptions,
): Promise<Results> {
  const asked = new Set(fingerprints);
  const refused: RefusedQuestions = new Map();
  const reasons = new Map<string, string>();
  let cause = "the batch names no usable file of results";
  for (const file of [output_file_id, error_file_id]) {
    if (file == null) continue;
    const collected = await collectFile(file, { ...options, asked });
    cause = collected === null ? "a file of results is gone" : "no line of its results is about it";
    for (const [fingerprint, error] of collected?.refused ?? []) refused.set(fingerprint, error);
    for (const [fingerprint, why] of collected?.unanswered ?? []) reasons.set(fingerprint, why);
  }
  const [why = cause] = reasons.values();
  return { refused, unanswered: [...asked, ...reasons.keys()], why };
}

/** Collects one file of an ended batch, as far as it is about questions that were asked in it. */
async function collectFile(
  fileId: string,
  { asked, title, ...options }: TitledOptions & { asked: Set<string> },
): Promise<CollectedLines | null> {
  const tell = (words: string) => options.onNotice(`Of the ${title}, ${words}`);
  try {
    const lines = options.api.readFileLines(fileId);
    const takes = (fingerprint: string) => asked.delete(fingerprint);
    const collected = await collectLines(lines, options, { takes });
    const { foreign, stoppedAfter } = collected;
    if (foreign > 0) tell(`lines were left out that answer none of its questions: ${foreign}.`);
    if (stoppedAfter !== null) tell(`what comes after ${stoppedAfter} was left unread.`);
    return collected;
  } catch (error) {
    if (!isGone(error)) throw error;
    tell(`a file of answers is gone. ${error.message}`);
    return null;
  }
}
