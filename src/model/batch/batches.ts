import { explain } from "../../core/causes/explanation.ts";
import type { BatchFile, PendingBatch } from "../../core/ports.ts";
import { ModelError } from "../model-error.ts";
import { UNPRICED } from "../prices.ts";
import {
  type CollectBatchOptions,
  collectBatch,
  MAX_BATCHES_A_QUESTION,
  splitTooLarge,
} from "./collect-batch.ts";
import type { SentQuestions } from "./question-queue.ts";
import type { RefusedQuestions } from "./read-results.ts";
import { WaitingError } from "./waiting-error.ts";

/** The batches of one endpoint. */
export type Batches = {
  /**
   * Asks about every remembered batch, and collects the answers of those that have ended, in whatever way.
   * Questions that are not sent again are among the refused.
   * @throws {ModelError} when the provider does not answer, or refused a whole batch.
   */
  collect: () => Promise<SentQuestions & { pending: ReadonlySet<string> }>;
  /** How many questions one batch may have; null when none was refused for its size. Then one is sent at a time. */
  findMostQuestions: () => Promise<number | null>;
  /** Sends a file of questions, and remembers it at each step, so that a killed run sends it once. */
  send: (file: BatchFile) => Promise<void>;
};

/** What batches are opened with. */
type BatchesOptions = CollectBatchOptions & {
  /** Batches of other endpoints are left alone. */
  endpoint: string;
  /** Whom the batches of the verifier's questions are for, and their price; null without a verifier. */
  verifier: Pick<CollectBatchOptions, "provider" | "price"> | null;
};

/** Opens the batches of an endpoint. */
export function openBatches(options: BatchesOptions): Batches {
  const { api, remembered, endpoint } = options;
  return {
    collect: () => collectAll(options),
    findMostQuestions: () => remembered.findMostQuestions(endpoint),
    send: async ({ path, model, fingerprints }) => {
      const inputFileId = await api.upload(path);
      const isVerifier = model !== options.provider.model;
      const batch = {
        ...{ endpoint, inputFileId, batchId: null, fingerprints },
        ...(isVerifier && { verifier: model }),
      };
      const name = await remembered.remember(batch);
      const { id } = await api.create(inputFileId).catch(async (error) => {
        throw (await splitTooLarge(name, batch, error, options)) ? new WaitingError() : error;
      });
      await remembered.remember({ ...batch, batchId: id });
    },
  };
}

async function collectAll(options: BatchesOptions): ReturnType<Batches["collect"]> {
  const { remembered, endpoint } = options;
  const pending = new Set<string>();
  const collected: RefusedQuestions = new Map();
  const ours = (await remembered.list()).filter(({ batch }) => batch.endpoint === endpoint);
  for (const { name, batch } of ours) {
    const found = await collectBatch(name, batch, { ...options, ...readAs(batch, options) });
    for (const fingerprint of found.pending) pending.add(fingerprint);
    for (const [fingerprint, error] of found.refused) collected.set(fingerprint, error);
  }
  const refused = new Map([...(await findGivenUp(options)), ...collected]);
  return { pending, refused };
}

/** Of a batch of the verifier's the provider and its prices; of a verifier that is no more set, nothing is known. */
function readAs(
  { verifier: model }: PendingBatch,
  { verifier }: BatchesOptions,
): Partial<CollectBatchOptions> {
  if (model === undefined) return {};
  return model === verifier?.provider.model ? verifier : { price: UNPRICED.priceOf };
}

/** The questions that were sent often enough. */
async function findGivenUp({ remembered, endpoint }: BatchesOptions): Promise<RefusedQuestions> {
  const refused: RefusedQuestions = new Map();
  const error = new ModelError(
    `${MAX_BATCHES_A_QUESTION} batches have ended without an answer to this question.`,
    { explanation: explain("batchesUnanswered") },
  );
  for (const [fingerprint, count] of await remembered.countUnanswered(endpoint)) {
    if (count >= MAX_BATCHES_A_QUESTION) refused.set(fingerprint, error);
  }
  return refused;
}
