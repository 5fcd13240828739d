import type { Settings } from "../../config/settings.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { findBatchApi } from "../../model/batch/find-batch-api.ts";
import { toProvider } from "../open/to-provider.ts";
import { type Diagnosis, ok } from "./diagnosis.ts";

/** Asks the model's endpoint for a list of batches, which costs nothing. Without a key nothing is asked. */
export async function examineBatch(
  settings: Settings,
  http: HttpClient,
  signal: AbortSignal,
): Promise<Diagnosis[]> {
  const { has, why } = await findBatchApi(toProvider(settings), http, signal);
  if (has === null) {
    return why === null
      ? []
      : [{ status: "warning", name: "batches", finding: `not known: ${why}`, next: null }];
  }
  const finding = has
    ? "the endpoint has a Batch API, for `backfill --batch`"
    : "the endpoint has no Batch API; `batch export` writes files for engines that take them";
  return [ok("batches", finding)];
}
