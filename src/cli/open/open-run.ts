import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Settings } from "../../config/settings.ts";
import type { AnswerCache, Reporter } from "../../core/ports.ts";
import { type HttpClient, openHttpClient } from "../../http/open-client.ts";
import { createLedger, type Ledger } from "../../model/ledger.ts";
import type { CachedModel } from "../../model/model.ts";
import { openModel } from "../../model/open-model.ts";
import { recordAnswers } from "../../model/recorded.ts";
import { openHubClock } from "../../pipeline/papers/hub-clock.ts";
import type { Run } from "../../pipeline/run.ts";
import { openFiles } from "../../store/files.ts";
import { readTemplates } from "../package-files.ts";
import type { World } from "../world.ts";
import { openWorldSources } from "./open-world-sources.ts";
import { openWorldStore } from "./open-world-store.ts";
import { toProvider } from "./to-provider.ts";

/** What a run is opened with. */
export type RunOptions = {
  isDryRun: boolean;
  /** Whether settled listings are fetched again. @default false */
  isRefresh?: boolean | undefined;
  reporter: Reporter;
  /** @default one of its own */
  ledger?: Ledger;
  /** Folder that live answers are also written to. @default none */
  recordTo?: string | undefined;
};

/** Opens everything a run works with, as the settings say. Nothing is fetched, asked or written yet. */
export async function openRun(
  settings: Settings,
  world: World,
  { isDryRun, isRefresh = false, reporter, ledger = createLedger(), recordTo }: RunOptions,
): Promise<Run & { http: HttpClient }> {
  const store = openWorldStore(settings, world);
  const http = openHttpClient(world);
  const onNotice = (message: string) => reporter.onNotice?.(message);
  const model = openSettingsModel(settings, { http, ledger, onNotice, cache: store.answers });
  return {
    id: randomUUID(),
    http,
    sources: openWorldSources(settings, world, { http, onNotice }),
    store,
    model: recordTo === undefined ? model : recordInto(recordTo, model, world),
    ledger,
    templates: await readTemplates(),
    choices: {
      top: settings.PAPERCARDS_TOP,
      images: settings.PAPERCARDS_IMAGES,
      isDryRun,
      listings: isRefresh ? "all" : "open",
    },
    reporter,
    now: world.now,
    hubClock: openHubClock(world.now, (message) => reporter.onNotice?.(message)),
    signal: world.signal,
  };
}

type ModelParts = {
  http: HttpClient;
  ledger: Ledger;
  onNotice: (message: string) => void;
  cache: AnswerCache;
};

function openSettingsModel(settings: Settings, parts: ModelParts): CachedModel {
  return openModel(
    {
      provider: toProvider(settings),
      concurrency: settings.PAPERCARDS_CONCURRENCY,
      requestsPerMinute: settings.PAPERCARDS_RPM ?? null,
      tokensPerMinute: settings.PAPERCARDS_TPM ?? null,
      maxCostUsd: settings.PAPERCARDS_MAX_COST_USD ?? null,
    },
    parts,
  );
}

function recordInto(folder: string, model: CachedModel, { writer, cwd }: World): CachedModel {
  const files = openFiles(writer, cwd);
  return recordAnswers(model, (name, text) => files.write(join(folder, name), text));
}
