import { join } from "node:path";
import type { Settings } from "../config/settings.ts";
import type { Reporter } from "../core/ports.ts";
import { type HttpClient, openHttpClient } from "../http/open-client.ts";
import { createLedger, type Ledger } from "../model/ledger.ts";
import type { CachedModel } from "../model/model.ts";
import { openModel } from "../model/open-model.ts";
import { recordAnswers } from "../model/recorded.ts";
import type { Run } from "../pipeline/run.ts";
import { openSources } from "../sources/open-sources.ts";
import { openFiles } from "../store/files.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { readTemplates } from "./package-files.ts";
import { toProvider } from "./to-provider.ts";
import type { World } from "./world.ts";

/** What a run is opened with. */
export type RunOptions = {
  isDryRun: boolean;
  reporter: Reporter;
  /** @default one of its own */
  ledger?: Ledger;
  /** Folder that live answers are also written to. @default none */
  recordTo?: string | undefined;
};

/** Opens the rooms as the settings say, on one way to the network. Nothing is fetched, asked or written yet. */
export async function openRun(
  settings: Settings,
  world: World,
  { isDryRun, reporter, ledger = createLedger(), recordTo }: RunOptions,
): Promise<Run & { http: HttpClient }> {
  const store = openWorldStore(settings, world);
  const http = openHttpClient(world);
  const model = openModel(
    {
      provider: toProvider(settings),
      concurrency: settings.PAPERCARDS_CONCURRENCY,
      requestsPerMinute: settings.PAPERCARDS_RPM ?? null,
      tokensPerMinute: settings.PAPERCARDS_TPM ?? null,
      maxCostUsd: settings.PAPERCARDS_MAX_COST_USD ?? null,
    },
    { http, ledger, onNotice: (message) => reporter.onNotice?.(message), cache: store.answers },
  );
  return {
    http,
    sources: openSources({
      http,
      hubEndpoint: settings.HF_ENDPOINT,
      hubToken: settings.HF_TOKEN ?? null,
      arxivEndpoint: settings.ARXIV_ENDPOINT,
      signal: world.signal,
      ...(world.hubWaitMs === undefined ? {} : { firstWaitMs: world.hubWaitMs }),
    }),
    store,
    model: recordTo === undefined ? model : recordInto(recordTo, model, world),
    ledger,
    templates: await readTemplates(),
    choices: { top: settings.PAPERCARDS_TOP, images: settings.PAPERCARDS_IMAGES, isDryRun },
    reporter,
    now: world.now,
    signal: world.signal,
  };
}

function recordInto(folder: string, model: CachedModel, { writer, cwd }: World): CachedModel {
  const files = openFiles(writer, cwd);
  return recordAnswers(model, (name, text) => files.write(join(folder, name), text));
}

/** Opens the store of the settings' folders. */
export function openWorldStore(settings: Settings, { writer, cwd }: World): Store {
  return openStore({
    outputFolder: settings.PAPERCARDS_OUTPUT_DIR,
    cacheFolder: settings.PAPERCARDS_CACHE_DIR,
    writer,
    cwd,
  });
}
