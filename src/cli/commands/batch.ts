import { createReadStream } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { loadSettings, type Settings } from "../../config/settings.ts";
import { StoreError } from "../../core/errors.ts";
import type { BatchWriter } from "../../core/ports.ts";
import { openBatchApi } from "../../model/batch/batch-api.ts";
import { toBatchLine } from "../../model/batch/batch-line.ts";
import {
  type Batches,
  type CollectOptions,
  openBatches,
  rememberLines,
} from "../../model/batch/batches.ts";
import type { QuestionQueue } from "../../model/batch/queueing-model.ts";
import { openPrices, type PriceList, UNPRICED } from "../../model/prices.ts";
import { chooseProfile } from "../../model/wire/profiles.ts";
import { findOpenDays } from "../../pipeline/find-open-days.ts";
import { makeDayByBatch } from "../../pipeline/make-day-by-batch.ts";
import { makeDays } from "../../pipeline/make-days.ts";
import type { Run } from "../../pipeline/run.ts";
import { openBatchWriter } from "../../store/batch-writer.ts";
import { type RangeTexts, readRange } from "../dates.ts";
import { type Flags, toSettings } from "../flags.ts";
import { openRun } from "../open-run.ts";
import { createPrinter } from "../print/printer.ts";
import { EXIT } from "../print/report.ts";
import { toProvider } from "../provider.ts";
import type { World } from "../world.ts";
import { printProblems } from "./run.ts";

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

/** `papercards batch export <file>`: writes the questions that have no answer yet. */
export async function exportBatch(
  file: string,
  range: Partial<RangeTexts>,
  flags: Flags,
  world: World,
): Promise<number> {
  const { settings, run } = await open(flags, world, { isDryRun: true });
  const { from, to = from } = range;
  const dates =
    from === undefined || to === undefined
      ? await findOpenDays(settings.PAPERCARDS_LOOKBACK_DAYS, run)
      : readRange({ from, to }, world.now());
  const writer = openBatchWriter(resolve(world.cwd, file), world.writer.processId);
  const nothing = { pending: new Set<string>(), refused: new Map() };
  const queue = openQuestionQueue(writer, settings, nothing);
  const days = await makeDays(dates, run, { make: (date) => makeDayByBatch(date, run, queue) });
  const files = await writer.close();
  const show = (path: string) => (isAbsolute(file) ? path : relative(world.cwd, path));
  for (const { path } of files) world.stdout(`${show(path)}\n`);
  const count = files.reduce((sum, { names }) => sum + names.length, 0);
  world.stderr(`${count} questions in ${files.length} files.\n`);
  const unread = days.filter(({ problem }) => problem !== null && problem.code !== "WAITING");
  printProblems(unread, world);
  return unread.length > 0 ? EXIT.partly : EXIT.done;
}

/** `papercards batch import <file>`: puts the answers of an output file into the cache. */
export async function importBatch(file: string, flags: Flags, world: World): Promise<number> {
  const { settings, run } = await open(flags, world, { isDryRun: false });
  const input = createReadStream(resolve(world.cwd, file));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const options = toCollectOptions(settings, run, UNPRICED.priceOf);
  const { answered, foreign, refused } = await rememberLines(lines, options).catch(
    (cause: unknown) => {
      throw new StoreError(file, "cannot be read.", "Check the path of the output file.", {
        cause,
      });
    },
  );
  world.stderr(
    `${answered} answers taken in, ${refused.size} refused, ${foreign} lines not ours.\n`,
  );
  return refused.size + foreign > 0 ? EXIT.partly : EXIT.done;
}

async function open(
  flags: Flags,
  world: World,
  { isDryRun }: { isDryRun: boolean },
): Promise<{ settings: Settings; run: Run }> {
  const settings = loadSettings(world.environment, toSettings(flags));
  const reporter = createPrinter(world, flags.quiet ?? false);
  const run = await openRun(settings, world, { isDryRun, reporter });
  await run.store.sweep();
  return { settings, run };
}

function toCollectOptions(
  settings: Settings,
  run: Run,
  price: PriceList["priceOf"],
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
