import type { AnswerCache, BatchFile, PendingBatch, PendingBatches } from "../../core/ports.ts";
import type { Ledger } from "../ledger.ts";
import { ModelError } from "../model-error.ts";
import type { PriceList } from "../prices.ts";
import type { Provider } from "../provider/provider.ts";
import type { BatchApi } from "./batch-api.ts";
import { type BatchResult, readBatchLine } from "./batch-line.ts";

/** What collecting answers into the cache takes. */
export type CollectOptions = {
  cache: AnswerCache;
  ledger: Ledger;
  /** Whom the questions were for. */
  provider: Provider;
  price: PriceList["priceOf"];
  now: () => Date;
};

/** What came of reading result lines. */
export type Collected = { answered: number; foreign: number; refused: Map<string, ModelError> };

/** Puts the good answers among result lines into the cache; refusals are handed back. */
export async function rememberLines(
  lines: AsyncIterable<string>,
  options: CollectOptions,
): Promise<Collected> {
  const collected: Collected = { answered: 0, foreign: 0, refused: new Map() };
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const result = readBatchLine(line, options.provider);
    if (result.status === "foreign") collected.foreign += 1;
    if (result.status === "refused") collected.refused.set(result.name, result.error);
    if (result.status !== "answered") continue;
    await rememberAnswer(result, options);
    collected.answered += 1;
  }
  return collected;
}

async function rememberAnswer(
  { name, answer, tokens }: Extract<BatchResult, { status: "answered" }>,
  { cache, ledger, price, now }: CollectOptions,
): Promise<void> {
  const { inputTokens, outputTokens } = tokens;
  const usage = { inputTokens, outputTokens, costUsd: await price(tokens) };
  await cache.remember(name, { ...answer, usage, answeredAt: now().toISOString() });
  const end = ledger.begin(); // a line of a batch is a request whose answer is there
  end();
  ledger.charge(usage);
}

/** Statuses in which a batch still works; every other one is its last. */
const UNDER_WAY: readonly string[] = ["validating", "in_progress", "finalizing", "cancelling"];

/** What became of the batches that were remembered. */
type CollectedBatches = {
  /** Fingerprints of questions that are still under way. */
  pending: Set<string>;
  refused: Map<string, ModelError>;
};

/** The batches of one endpoint. */
export type Batches = {
  /**
   * Asks after every remembered batch, and takes in those that have ended, in whatever way.
   * @throws {ModelError} when the provider does not answer, or refused a whole batch.
   */
  collect: () => Promise<CollectedBatches>;
  /** Sends a file of questions, and remembers it at each step, so that a killed run sends it once. */
  send: (file: BatchFile) => Promise<void>;
};

/** Opens the batches of the endpoint that `endpoint` names. */
export function openBatches(
  api: BatchApi,
  remembered: PendingBatches,
  { endpoint, ...options }: CollectOptions & { endpoint: string },
): Batches {
  async function start(batch: PendingBatch): Promise<PendingBatch> {
    const { id } = (await api.find(batch.inputFileId)) ?? (await api.create(batch.inputFileId));
    const started = { ...batch, batchId: id };
    await remembered.remember(started);
    return started;
  }

  /** Answers what was refused, or null while the batch is under way. */
  async function collectOne(
    name: string,
    batch: PendingBatch,
  ): Promise<Collected["refused"] | null> {
    const { batchId } = batch.batchId === null ? await start(batch) : batch;
    const told = await api.retrieve(batchId ?? "");
    if (UNDER_WAY.includes(told.status)) return null;
    // Either file may be missing, even of a batch that completed.
    const files = [told.output_file_id, told.error_file_id].filter((file) => file != null);
    const refused: Collected["refused"] = new Map();
    for (const file of files) {
      addAll(refused, (await rememberLines(api.readLines(file), options)).refused);
    }
    await remembered.close(name);
    if (told.status === "failed") throw toFailure(told.errors?.data?.[0]?.message ?? null);
    return refused;
  }

  return {
    collect: async () => {
      const pending = new Set<string>();
      const refused: Collected["refused"] = new Map();
      const ours = (await remembered.list()).filter(({ batch }) => batch.endpoint === endpoint);
      for (const { name, batch } of ours) {
        const ended = await collectOne(name, batch);
        if (ended !== null) addAll(refused, ended);
        else for (const key of batch.names) pending.add(key);
      }
      return { pending, refused };
    },
    send: async ({ path, names }) => {
      const inputFileId = await api.upload(path);
      const batch = { endpoint, inputFileId, batchId: null, names };
      await remembered.remember(batch);
      const { id } = await api.create(inputFileId);
      await remembered.remember({ ...batch, batchId: id });
    },
  };
}

function addAll<Key, Value>(to: Map<Key, Value>, from: ReadonlyMap<Key, Value>): void {
  for (const [key, value] of from) to.set(key, value);
}

function toFailure(message: string | null): ModelError {
  return new ModelError(
    `The provider refused a whole batch: ${message ?? "it does not say why"}.`,
    {
      reason: "MODEL_CLOSED",
      endsRun: true,
      fix: "Mend what it names, and run the same command again; the questions go into a new batch.",
    },
  );
}
