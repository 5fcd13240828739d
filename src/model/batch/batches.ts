import type { BatchFile, PendingBatch, PendingBatches } from "../../core/ports.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { ModelError } from "../model-error.ts";
import { quoteProvider } from "../redact.ts";
import type { BatchApi } from "./batch-api.ts";
import { type CollectedLines, type CollectOptions, collectLines } from "./collect-lines.ts";
import type { SentQuestions } from "./question-queue.ts";

/** Statuses in which a batch still works; every other one is its last. */
const UNDER_WAY: readonly string[] = ["validating", "in_progress", "finalizing", "cancelling"];

/** The batches of one endpoint. */
export type Batches = {
  /**
   * Asks about every remembered batch, and collects the answers of those that have ended, in whatever way.
   * @throws {ModelError} when the provider does not answer, or refused a whole batch.
   */
  collect: () => Promise<SentQuestions>;
  /** Sends a file of questions, and remembers it at each step, so that a killed run sends it once. */
  send: (file: BatchFile) => Promise<void>;
};

/** What batches are opened with. */
type BatchesOptions = CollectOptions & {
  api: BatchApi;
  /** What earlier runs have sent. */
  remembered: PendingBatches;
  /** Batches of other endpoints are left alone. */
  endpoint: string;
  /** Something the user should know, in one English sentence. */
  onNotice: (message: string) => void;
};

type Refused = CollectedLines["refused"];

/** Opens the batches of an endpoint. */
export function openBatches(options: BatchesOptions): Batches {
  const { api, remembered, endpoint } = options;
  return {
    collect: () => collectAll(options),
    send: async ({ path, fingerprints }) => {
      const inputFileId = await api.upload(path);
      const batch = { endpoint, inputFileId, batchId: null, fingerprints };
      await remembered.remember(batch);
      const { id } = await api.create(inputFileId);
      await remembered.remember({ ...batch, batchId: id });
    },
  };
}

async function collectAll(options: BatchesOptions): Promise<SentQuestions> {
  const { remembered, endpoint } = options;
  const pending = new Set<string>();
  const refused: Refused = new Map();
  const ours = (await remembered.list()).filter(({ batch }) => batch.endpoint === endpoint);
  for (const { name, batch } of ours) {
    const ended = await collectOne(name, batch, options);
    if (ended !== null) addAll(refused, ended);
    else for (const fingerprint of batch.fingerprints) pending.add(fingerprint);
  }
  return { pending, refused };
}

/** Returns the refused questions, or null while the batch is under way. */
async function collectOne(
  name: string,
  batch: PendingBatch,
  options: BatchesOptions,
): Promise<Refused | null> {
  const { api, remembered } = options;
  const { id, status, output_file_id, error_file_id, errors } = await api.retrieve(
    batch.batchId ?? (await createBatch(batch, options)),
  );
  if (UNDER_WAY.includes(status)) return null;
  const refused: Refused = new Map();
  const asked = new Set(batch.fingerprints);
  for (const file of [output_file_id, error_file_id]) {
    if (file == null) continue; // either may be missing, even of a batch that completed
    addAll(refused, await collectFile(file, { ...options, batchId: id, asked }));
  }
  await remembered.close(name);
  if (status === "failed") throw toRefusedBatch(errors?.data?.[0]?.message ?? "", options);
  return refused;
}

/** A file of a batch that is gone, or that the provider does not give out. */
const GONE: readonly (number | null)[] = [400, 404, 410];

/** Collects one file of an ended batch, as far as it is about questions that were asked in it. */
async function collectFile(
  fileId: string,
  { asked, batchId, ...options }: BatchesOptions & { asked: Set<string>; batchId: string },
): Promise<Refused> {
  const tell = (words: string) =>
    options.onNotice(`Of the batch ${quoteForeign(batchId)}, ${words}`);
  try {
    const lines = options.api.readFileLines(fileId);
    const takes = (fingerprint: string) => asked.delete(fingerprint);
    const { refused, foreign, stoppedAfter } = await collectLines(lines, options, { takes });
    if (foreign > 0) tell(`lines were left out that answer none of its questions: ${foreign}.`);
    if (stoppedAfter !== null) tell(`what comes after ${stoppedAfter} was left unread.`);
    return refused;
  } catch (error) {
    if (!(error instanceof ModelError && GONE.includes(error.status))) throw error;
    tell(`a file of answers is gone, and they go into the next batch. ${error.message}`);
    return new Map();
  }
}

/** Creates a batch whose file was uploaded, unless the provider has it already; returns its id. */
async function createBatch(
  batch: PendingBatch,
  { api, remembered }: BatchesOptions,
): Promise<string> {
  const { id } = (await api.find(batch.inputFileId)) ?? (await api.create(batch.inputFileId));
  await remembered.remember({ ...batch, batchId: id });
  return id;
}

function addAll<Key, Value>(to: Map<Key, Value>, from: ReadonlyMap<Key, Value>): void {
  for (const [key, value] of from) to.set(key, value);
}

function toRefusedBatch(message: string, { provider: { apiKey } }: BatchesOptions): ModelError {
  const words = quoteProvider(message, apiKey);
  return new ModelError(`The provider refused a whole batch: ${words || "it does not say why"}.`, {
    reason: "MODEL_CLOSED",
    endsRun: true,
    fix: "Correct what it names, and run the same command again; the questions go into a new batch.",
  });
}
