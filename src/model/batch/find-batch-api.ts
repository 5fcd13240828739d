import type { HttpClient } from "../../http/open-client.ts";
import { ModelError } from "../model-error.ts";
import { isLoopback } from "../provider/endpoint.ts";
import type { Provider } from "../provider/provider.ts";
import { openBatchApi } from "./batch-api.ts";
import { isUnreadable } from "./batch-errors.ts";

/** Whether an endpoint has a Batch API; null where that is not known, with the reason if anything was asked. */
type FoundBatchApi = { has: boolean; why: null } | { has: null; why: string | null };

/** Statuses of a server that has no such page. Some answer 400 to every path that they do not know. */
const NO_PAGE: readonly (number | null)[] = [400, 404, 405, 410, 501];

/** Finds out whether an endpoint has a Batch API, by a list of batches. Nothing is asked where a key is needed and missing. */
export async function findBatchApi(
  provider: Provider,
  http: HttpClient,
  signal: AbortSignal,
): Promise<FoundBatchApi> {
  if (provider.apiKey === null && !isLoopback(provider.baseUrl)) return { has: null, why: null };
  try {
    await openBatchApi(provider, { http, signal, onNotice: () => {} }).list();
    return { has: true, why: null };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const { status, message } = error;
    const hasNone = NO_PAGE.includes(status) || isUnreadable(error);
    return hasNone ? { has: false, why: null } : { has: null, why: message };
  }
}
