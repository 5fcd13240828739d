import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Settings } from "../config/settings.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { HttpClient } from "../http/open-client.ts";
import type { DayResult } from "../pipeline/day-result.ts";
import { makeDayByBatch } from "../pipeline/make-day-by-batch.ts";
import { type MakeDaysOptions, makeDays } from "../pipeline/make-days.ts";
import type { Run } from "../pipeline/run.ts";
import { openBatchWriter } from "../store/batch-writer.ts";
import { openQuestionQueue, openRunBatches } from "./open-batches.ts";
import { describeCount } from "./print/amounts.ts";
import type { World } from "./world.ts";

/** What the provider's batches are reached with. */
export type BatchAccess = { settings: Settings; world: World; http: HttpClient };

type BatchDaysOptions = MakeDaysOptions & BatchAccess;

/**
 * Makes days like `makeDays`, but asks nobody at once: collects the batches that have ended, makes the
 * days whose answers are all there, and sends what the others lack as new batches.
 *
 * @throws {ModelError} when the provider does not answer, or refused a whole batch.
 */
export async function makeDaysByBatch(
  dates: readonly DigestDate[],
  run: Run,
  { settings, world, http, ...options }: BatchDaysOptions,
): Promise<DayResult[]> {
  const batches = openRunBatches(settings, run, http);
  const collected = await batches.collect();
  const folder = resolve(world.cwd, settings.PAPERCARDS_CACHE_DIR, "batches/outgoing");
  const writer = openBatchWriter(join(folder, `${randomUUID()}.jsonl`), world.writer.processId);
  const queue = openQuestionQueue(writer, settings, collected);
  const make = (date: DigestDate) => makeDayByBatch(date, run, queue);
  const days = await makeDays(dates, run, { ...options, make });

  for (const file of await writer.close()) {
    await batches.send(file);
    await rm(file.path);
    run.reporter.onNotice?.(
      `A batch of ${describeCount(file.fingerprints.length, "question")} is on its way.`,
    );
  }
  return days;
}
