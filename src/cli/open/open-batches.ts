import type { Settings } from "../../config/settings.ts";
import { nameEndpoint } from "../../core/endpoint-name.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { openBatchApi } from "../../model/batch/batch-api.ts";
import { type Batches, openBatches } from "../../model/batch/batches.ts";
import type { CollectOptions } from "../../model/batch/collect-lines.ts";
import { openBatchPrices, type PriceList, UNPRICED } from "../../model/prices.ts";
import type { Run } from "../../pipeline/run.ts";
import { toProvider, toVerifierProvider } from "./to-provider.ts";

/** Opens the provider's batches as the settings say. */
export function openRunBatches(settings: Settings, run: Run, http: HttpClient): Batches {
  const provider = toProvider(settings);
  const verifier = toVerifierProvider(settings);
  const onNotice = (message: string) => run.reporter.onNotice?.(message);
  return openBatches({
    ...toCollectOptions(settings, run, openBatchPrices(provider)),
    api: openBatchApi(provider, { http, signal: run.signal, onNotice }),
    remembered: run.store.batches,
    endpoint: nameEndpoint(provider.baseUrl),
    verifier: verifier && { provider: verifier, price: openBatchPrices(verifier).priceOf },
    onNotice,
  });
}

/** What the answers of a batch are collected with: cache, ledger, price. */
export function toCollectOptions(
  settings: Settings,
  { store, ledger, now }: Run,
  { priceOf }: PriceList = UNPRICED,
): CollectOptions {
  return { cache: store.answers, ledger, provider: toProvider(settings), price: priceOf, now };
}
