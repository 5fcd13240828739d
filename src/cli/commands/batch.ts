import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { loadSettings, type Settings } from "../../config/settings.ts";
import { StoreError } from "../../core/errors.ts";
import type { BatchWriter } from "../../core/ports.ts";
import type { HttpClient } from "../../http/open-client.ts";
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
import type { Provider } from "../../model/provider.ts";
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
import { toProvider } from "../to-provider.ts";
import type { World } from "../world.ts";
import { printProblems } from "./run.ts";

/** What OpenAI charges in a batch, as a part of the list price; what others charge is not known. */
const BATCH_PRICE = 0.5;

/** Opens the provider's batches as the settings say. */
export function openRunBatches(settings: Settings, run: Run, http: HttpClient): Batches {
  const provider = toProvider(settings);
  const api = openBatchApi(provider, { http, signal: run.signal });
  const options = toCollectOptions(provider, run, toBatchPrices(provider));
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
  const writer = openBatchWriter(file, world.writer.processId);
  const nothing = { pending: new Set<string>(), refused: new Map() };
  const queue = openQuestionQueue(writer, settings, nothing);
  const days = await makeDays(dates, run, { make: (date) => makeDayByBatch(date, run, queue) });
  const files = await writer.close();
  for (const { path } of files) world.stdout(`${path}\n`);
  const count = files.reduce((sum, { names }) => sum + names.length, 0);
  world.stderr(`${count} questions in ${files.length} files.\n`);
  const unread = days.filter(({ problem }) => problem !== null && problem.code !== "WAITING");
  printProblems(unread, world);
  return unread.length > 0 ? EXIT.partly : EXIT.done;
}

/** `papercards batch import <file>`: puts the answers of an output file into the cache. */
export async function importBatch(file: string, flags: Flags, world: World): Promise<number> {
  const { settings, run } = await open(flags, world, { isDryRun: false });
  const input = createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const options = toCollectOptions(toProvider(settings), run, UNPRICED.priceOf);
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
  provider: Provider,
  { store, ledger, now }: Run,
  price: PriceList["priceOf"],
): CollectOptions {
  return { cache: store.answers, ledger, provider, price, now };
}

function toBatchPrices(provider: Provider): PriceList["priceOf"] {
  if (provider.baseUrl.hostname !== "api.openai.com") return UNPRICED.priceOf;
  const { priceOf } = openPrices(provider);
  return async (tokens) => {
    const listed = await priceOf(tokens);
    return listed === null ? null : listed * BATCH_PRICE;
  };
}
