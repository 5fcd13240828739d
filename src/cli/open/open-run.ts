import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Settings } from "../../config/settings.ts";
import type { DigestChoice } from "../../core/choices.ts";
import { splitInterests } from "../../core/choices.ts";
import { nameEndpoint } from "../../core/endpoint-name.ts";
import type { AnswerCache, Reporter } from "../../core/ports.ts";
import { tellUnreadOnce } from "../../drafting/tell-unread.ts";
import { type HttpClient, openHttpClient } from "../../http/open-client.ts";
import { createLedger, type Ledger } from "../../model/ledger.ts";
import type { CachedModel } from "../../model/model.ts";
import { openModels } from "../../model/open-model.ts";
import { recordAnswers } from "../../model/recorded.ts";
import type { OtherRuns } from "../../model/with-cache.ts";
import { openOtherRuns } from "../../pipeline/other-runs.ts";
import { openHubClock } from "../../pipeline/papers/hub-clock.ts";
import type { Run } from "../../pipeline/run.ts";
import { openFiles } from "../../store/files.ts";
import { readTemplates } from "../package-files.ts";
import type { World } from "../world.ts";
import { loadChecksOnce } from "./load-checks.ts";
import { openWorldSources } from "./open-world-sources.ts";
import { openWorldStore } from "./open-world-store.ts";
import { toProvider, toVerifierProvider } from "./to-provider.ts";

/** What a run is opened with. */
export type RunOptions = {
  isDryRun: boolean;
  /** Whether settled listings are fetched again. @default false */
  isRefresh?: boolean | undefined;
  /** Whether cards of another model or prompt are drafted anew. @default false */
  redrafts?: boolean | undefined;
  /** The choices that flags give, which count for digests that are there, too. @default none */
  given?: readonly DigestChoice[];
  reporter: Reporter;
  /** @default one of its own */
  ledger?: Ledger;
  /** Folder that live answers are also written to. @default none */
  recordTo?: string | undefined;
  /** Whether answers that are in that folder already are replaced. @default false */
  replaces?: boolean;
};

/**
 * Opens everything a run works with, as the settings say. Nothing is fetched or asked yet, and nothing
 * written but the folder of recordings.
 */
export async function openRun(
  settings: Settings,
  world: World,
  options: RunOptions,
): Promise<Run & { http: HttpClient }> {
  const { isDryRun, isRefresh = false, reporter, ledger = createLedger() } = options;
  const { recordTo, replaces = false, given = [], redrafts = false } = options;
  const onNotice = (message: string) => reporter.onNotice?.(message);
  const store = openWorldStore(settings, world, onNotice);
  const http = openHttpClient({ ...world, onNotice });
  const endpoint = nameEndpoint(toProvider(settings).baseUrl);
  const others = openOtherRuns(store, { endpoint, onNotice });
  const parts = { http, ledger, onNotice, cache: store.answers, others, onSent: loadChecksOnce() };
  const record = async (model: CachedModel) =>
    recordTo === undefined ? model : recordInto(recordTo, model, { world, reporter, replaces });
  const open = openSettingsModels(settings, parts, world);
  const model = await record(open(toProvider(settings)));
  const provider = toVerifierProvider(settings);
  const second = provider && (await record(open(provider)));
  const { verify: template, ...templates } = await readTemplates();
  return {
    id: randomUUID(),
    http,
    sources: openWorldSources(settings, world, { http, onNotice }),
    store,
    model,
    ...(second && {
      verifier: { model: second, template, onUnread: tellUnreadOnce(onNotice) },
    }),
    ledger,
    templates,
    choices: {
      top: settings.PAPERCARDS_TOP,
      interests: splitInterests(settings.PAPERCARDS_INTERESTS ?? ""),
      given,
      images: settings.PAPERCARDS_IMAGES,
      lookbackDays: settings.PAPERCARDS_LOOKBACK_DAYS,
      isDryRun,
      redrafts,
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
  others: OtherRuns;
  onSent: () => void;
};

/** What opens the models of the endpoint, the one that drafts first. */
function openSettingsModels(settings: Settings, parts: ModelParts, { clock }: World) {
  return openModels(
    {
      provider: toProvider(settings),
      concurrency: settings.PAPERCARDS_CONCURRENCY,
      requestsPerMinute: settings.PAPERCARDS_RPM ?? null,
      tokensPerMinute: settings.PAPERCARDS_TPM ?? null,
      maxCostUsd: settings.PAPERCARDS_MAX_COST_USD ?? null,
    },
    parts,
    clock === undefined ? {} : { clock },
  );
}

/** Keeps answers in a folder. Those that an earlier run has left there stay, unless they may be replaced. */
async function recordInto(
  folder: string,
  model: CachedModel,
  { world, reporter, replaces }: { world: World; reporter: Reporter; replaces: boolean },
): Promise<CachedModel> {
  const next = { fix: "Name another folder with --record.", korean: null };
  const files = openFiles(world.writer, { cwd: world.cwd, roots: [{ folder, next }] });
  await files.prepare(folder, { written: [], swept: [] });
  const earlier = new Set(replaces ? [] : await files.list(folder));
  const kept = new Set<string>();
  return recordAnswers(model, async (name, text) => {
    if (!earlier.has(name)) return files.write(join(folder, name), text);
    if (kept.has(name)) return;
    kept.add(name);
    reporter.onNotice?.(
      `${join(folder, name)} is there already and stays as it is; --force replaces it.`,
    );
  });
}
