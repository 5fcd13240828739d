import { resolve } from "node:path";
import type { Settings } from "../../config/settings.ts";
import { InterruptedError, PapercardsError } from "../../core/errors.ts";
import { addDays, toDigestDate } from "../../core/paper/date.ts";
import { type Probe, probeModel } from "../../model/probe.ts";
import { openSources } from "../../sources/open-sources.ts";
import { canWrite } from "../../store/can-write.ts";
import { toProvider } from "../provider.ts";
import type { World } from "../world.ts";

/** What is known of one thing that a run needs. */
export type Diagnosis = {
  status: "ok" | "warning" | "failed";
  name: string;
  finding: string;
  /** What to do; null when there is nothing to do. */
  next: string | null;
};

/** Looks whether output and cache can be written. */
export async function examineFolders(settings: Settings, { cwd }: World): Promise<Diagnosis[]> {
  const folders = [settings.PAPERCARDS_OUTPUT_DIR, settings.PAPERCARDS_CACHE_DIR];
  return Promise.all(
    folders.map(async (folder): Promise<Diagnosis> => {
      if (await canWrite(resolve(cwd, folder))) return ok("folder", `${folder} can be written`);
      const next = "Give this user the right to write there, or choose another folder.";
      return { status: "failed", name: "folder", finding: `${folder} cannot be written`, next };
    }),
  );
}

/** Asks the Hub for yesterday's papers. */
export async function examineHub(settings: Settings, world: World): Promise<Diagnosis[]> {
  const sources = openSources({
    hubEndpoint: settings.HF_ENDPOINT,
    hubToken: settings.HF_TOKEN ?? null,
    arxivEndpoint: settings.ARXIV_ENDPOINT,
    signal: world.signal,
    retries: 0,
  });
  const yesterday = addDays(toDigestDate(world.now()), -1);
  return explainFailure("Hub", async () => {
    const items = await sources.fetchListing(yesterday, world.now());
    return [ok("Hub", `lists ${items.length} papers for ${yesterday}`)];
  });
}

/** Asks the model one small question. */
export async function examineModel(settings: Settings, signal: AbortSignal): Promise<Diagnosis[]> {
  return explainFailure("model", async () => {
    const probe = await probeModel(toProvider(settings), signal);
    return [
      ok("model", `${probe.answeredBy} answered in ${probe.seconds.toFixed(1)} s`),
      diagnoseStructure(probe),
      ...(probe.advice === null ? [] : [diagnoseAdvice(probe.advice)]),
      ok("limits", describeLimits(probe)),
      diagnosePrice(probe, settings),
    ];
  });
}

function diagnoseStructure({ isStructured, concessions }: Probe): Diagnosis {
  if (!isStructured) {
    return {
      status: "failed",
      name: "structured output",
      finding: "the answer was not the JSON object that was asked for",
      next: "Choose a model that follows a JSON Schema.",
    };
  }
  if (concessions.length === 0) return ok("structured output", "as asked for");
  const finding = concessions.join(" ");
  return { status: "warning", name: "structured output", finding, next: null };
}

function diagnoseAdvice(advice: string): Diagnosis {
  return {
    status: "warning",
    name: "provider",
    finding: "needs a setting of its own",
    next: advice,
  };
}

function describeLimits({ limits: { requests, tokens } }: Probe): string {
  if (requests === null && tokens === null)
    return "the provider tells none; it is obeyed when it refuses";
  return `${requests ?? "unknown"} requests, ${tokens ?? "unknown"} tokens`;
}

function diagnosePrice({ price }: Probe, settings: Settings): Diagnosis {
  const name = "price";
  if (price !== null) {
    const finding = `$${price.input.toFixed(2)} in, $${price.output.toFixed(2)} out for a million tokens`;
    return ok(name, finding);
  }
  const hasLimit = settings.PAPERCARDS_MAX_COST_USD !== undefined;
  const next = hasLimit ? "Unset PAPERCARDS_MAX_COST_USD, which cannot be kept." : null;
  return { status: "warning", name, finding: "unknown, so that costs stay unknown", next };
}

function ok(name: string, finding: string): Diagnosis {
  return { status: "ok", name, finding, next: null };
}

async function explainFailure(
  name: string,
  examine: () => Promise<Diagnosis[]>,
): Promise<Diagnosis[]> {
  try {
    return await examine();
  } catch (error) {
    if (!(error instanceof PapercardsError) || error instanceof InterruptedError) throw error;
    return [{ status: "failed", name, finding: error.message, next: error.fix }];
  }
}
