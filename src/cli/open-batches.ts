import type { Settings } from "../config/settings.ts";
import type { BatchWriter } from "../core/ports.ts";
import type { HttpClient } from "../http/open-client.ts";
import { openBatchApi } from "../model/batch/batch-api.ts";
import { toBatchLine } from "../model/batch/batch-line.ts";
import { type Batches, type CollectOptions, openBatches } from "../model/batch/batches.ts";
import type { QuestionQueue } from "../model/batch/queueing-model.ts";
import { openPrices, type PriceList, UNPRICED } from "../model/prices.ts";
import type { Provider } from "../model/provider/provider.ts";
import type { Run } from "../pipeline/run.ts";
import { toProvider } from "./to-provider.ts";

/** What OpenAI charges in a batch, as a part of the list price; what others charge is not known. */
const BATCH_PRICE = 0.5;

/** Opens the provider's batches as the settings say. */
export function openRunBatches(settings: Settings, run: Run, http: HttpClient): Batches {
  const provider = toProvider(settings);
  const api = openBatchApi(provider, { http, signal: run.signal });
  const options = toCollectOptions(settings, run, toBatchPrices(provider));
  return openBatches(api, run.store.batches, { ...options, endpoint: provider.baseUrl.href });
}

/** Queues questions as lines of a batch file. */
export function openQuestionQueue(
  writer: BatchWriter,
  settings: Settings,
  { pending, refused }: Omit<QuestionQueue, "add">,
): QuestionQueue {
  const provider = toProvider(settings);
  const { model } = provider;
  return {
    pending,
    refused,
    add: (name, question) =>
      writer.add({ model, name, text: toBatchLine(name, question, provider) }),
  };
}

/** What the answers of a batch are collected with: cache, ledger, price. */
export function toCollectOptions(
  settings: Settings,
  { store, ledger, now }: Run,
  price: PriceList["priceOf"] = UNPRICED.priceOf,
): CollectOptions {
  return { cache: store.answers, ledger, provider: toProvider(settings), price, now };
}

function toBatchPrices(provider: Provider): PriceList["priceOf"] {
  if (provider.baseUrl.hostname !== "api.openai.com") return UNPRICED.priceOf;
  const { priceOf } = openPrices(provider);
  return async (tokens) => {
    const listed = await priceOf(tokens);
    return listed === null ? null : listed * BATCH_PRICE;
  };
}
