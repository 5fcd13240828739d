import type { Settings } from "../config/settings.ts";
import type { BatchWriter } from "../core/ports.ts";
import { openBatchApi } from "../model/batch/batch-api.ts";
import { toBatchLine } from "../model/batch/batch-line.ts";
import { type Batches, type CollectOptions, openBatches } from "../model/batch/batches.ts";
import type { QuestionQueue } from "../model/batch/queueing-model.ts";
import { openPrices, type PriceList, UNPRICED } from "../model/prices.ts";
import { chooseProfile } from "../model/wire/profiles.ts";
import type { Run } from "../pipeline/run.ts";
import { toProvider } from "./provider.ts";

/** Longest time for one call of the Batch API, in milliseconds: a file of 200 MB takes a while. */
const TIMEOUT_MS = 600_000;

/** What OpenAI charges in a batch, as a part of the list price; what others charge is not known. */
const BATCH_PRICE = 0.5;

/** Opens the provider's batches as the settings say. */
export function openRunBatches(settings: Settings, run: Run): Batches {
  const baseUrl = new URL(settings.OPENAI_BASE_URL);
  const apiKey = settings.OPENAI_API_KEY ?? null;
  const api = openBatchApi({ apiKey, baseUrl, timeoutMs: TIMEOUT_MS }, run.signal);
  const options = toCollectOptions(settings, run, toBatchPrices(baseUrl, settings.OPENAI_MODEL));
  return openBatches(api, run.store.batches, { ...options, endpoint: baseUrl.href });
}

/** Queues questions as lines of a batch file. */
export function openQuestionQueue(
  writer: BatchWriter,
  settings: Settings,
  { pending, refused }: Omit<QuestionQueue, "add">,
): QuestionQueue {
  const model = settings.OPENAI_MODEL;
  const profile = chooseProfile(
    new URL(settings.OPENAI_BASE_URL),
    model,
    toProvider(settings).overrides,
  );
  return {
    pending,
    refused,
    add: (name, question) =>
      writer.add({ model, name, text: toBatchLine(name, model, question, profile) }),
  };
}

/** What the answers of a batch are collected with: cache, ledger, price. */
export function toCollectOptions(
  settings: Settings,
  run: Run,
  price: PriceList["priceOf"] = UNPRICED.priceOf,
): CollectOptions {
  const host = new URL(settings.OPENAI_BASE_URL).host;
  const apiKey = settings.OPENAI_API_KEY ?? null;
  return {
    cache: run.store.answers,
    ledger: run.ledger,
    addressee: { host, apiKey, timeoutMs: TIMEOUT_MS },
    model: settings.OPENAI_MODEL,
    price,
    now: run.now,
  };
}

function toBatchPrices(baseUrl: URL, model: string): PriceList["priceOf"] {
  if (baseUrl.hostname !== "api.openai.com") return UNPRICED.priceOf;
  const { priceOf } = openPrices(baseUrl, model);
  return async (tokens) => {
    const listed = await priceOf(tokens);
    return listed === null ? null : listed * BATCH_PRICE;
  };
}
