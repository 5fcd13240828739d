import { nameEndpoint } from "../../core/endpoint-name.ts";
import { PapercardsError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { BatchFile } from "../../core/ports.ts";
import type { Batches } from "../../model/batch/batches.ts";
import { openQuestionQueue, type QuestionQueue } from "../../model/batch/question-queue.ts";
import { WaitingError } from "../../model/batch/waiting-error.ts";
import type { Provider } from "../../model/provider/provider.ts";
import { whileSending } from "../claim.ts";
import type { DayResult } from "../day-result.ts";
import { pruneAfter } from "../done/prune-after.ts";
import { type MakeDaysOptions, makeDays } from "../make-days.ts";
import { openOtherRuns } from "../other-runs.ts";
import type { Run } from "../run.ts";
import { makeDayByBatch } from "./make-day-by-batch.ts";
import { awaitAnswer, sendQuestions } from "./send-questions.ts";

/** One error for all days of which the questions wait for the end of a batch, so that it is printed once. */
const WAITING_FOR_ROOM = new WaitingError();

/** How days are made by batches, and who is told. */
type BatchDaysOptions = MakeDaysOptions & {
  batches: Batches;
  provider: Provider;
  /** Whom the verifier's questions are for, of the same endpoint. @default there is no verifier */
  verifier?: Provider | null;
  /** Called when a batch of so many questions was sent. */
  onSent?: (questions: number) => void;
};

/**
 * Makes days like `makeDays`, but asks no question itself: collects the batches that have ended, makes the
 * days whose answers are all there, and sends the questions of the other days as new batches. A day with
 * questions in these is told last, when they are on their way or were refused, which is its problem then.
 *
 * @throws {ModelError} when the provider does not answer about an earlier batch, or refused a whole one.
 */
export async function makeDaysByBatch(
  dates: readonly DigestDate[],
  run: Run,
  options: BatchDaysOptions,
): Promise<DayResult[]> {
  const days = await whileSending(run, () => makeAndSend(dates, run, options));
  await pruneAfter(days, run); // nothing is pruned while anybody sends
  return days;
}

async function makeAndSend(
  dates: readonly DigestDate[],
  run: Run,
  { batches, provider, verifier = null, onSent, onDay, ...options }: BatchDaysOptions,
): Promise<DayResult[]> {
  const outgoing = run.store.openOutgoingBatch();
  await outgoing.withdraw(); // what a killed run has announced is sent by nobody
  const sent = await batches.collect();
  const most = await batches.findMostQuestions();
  if (most !== null) outgoing.bound(most);
  const endpoint = nameEndpoint(provider.baseUrl);
  const others = openOtherRuns(run.store, {
    endpoint,
    onNotice: (message) => run.reporter.onNotice?.(message),
  });
  const queue = {
    ...openQuestionQueue(outgoing, verifier === null ? [provider] : [provider, verifier], sent),
    awaitAnswer: async (fingerprint: string) => {
      const isAsked = (await others.findAsked([fingerprint])).length > 0;
      return isAsked ? awaitAnswer(fingerprint, others, run) : null;
    },
  };
  const queued = new Map<DigestDate, string[]>();
  const days = await makeDays(dates, run, {
    ...options,
    prunes: false,
    make: (date, told) => makeDayByBatch(date, told, noteQueued(queue, queued, date)),
    onDay: async (result, digest) => {
      if (!queued.has(result.date)) await onDay?.(result, digest);
    },
  });

  let isUnderWay = sent.pending.size > 0;
  const unsent = await sendAll(await outgoing.close(), async (file) => {
    // What was too large for the provider's queue is sent one by one.
    if (most !== null && isUnderWay) throw WAITING_FOR_ROOM;
    isUnderWay = true;
    const questions = await sendQuestions(file, { outgoing, batches, others, run, endpoint });
    if (questions > 0) onSent?.(questions);
  });
  const told = days.map((day) => explainUnsent(day, queued.get(day.date) ?? [], unsent));
  for (const day of told) if (queued.has(day.date)) await onDay?.(day, null);
  return told;
}

/** The same queue, which also notes the questions of one day. */
function noteQueued(
  queue: QuestionQueue,
  queued: Map<DigestDate, string[]>,
  date: DigestDate,
): QuestionQueue {
  return {
    ...queue,
    add: (fingerprint, question, model) => {
      queued.set(date, [...(queued.get(date) ?? []), fingerprint]);
      return queue.add(fingerprint, question, model);
    },
  };
}

/** Sends files until one is refused; returns the questions that went nowhere, by fingerprint, and why. */
async function sendAll(
  files: readonly BatchFile[],
  send: (file: BatchFile) => Promise<void>,
): Promise<ReadonlyMap<string, PapercardsError>> {
  const unsent = new Map<string, PapercardsError>();
  let problem: PapercardsError | null = null;
  for (const file of files) {
    try {
      if (problem === null) await send(file);
    } catch (error) {
      if (!(error instanceof PapercardsError)) throw error;
      problem = error;
    }
    if (problem === null) continue;
    for (const fingerprint of file.fingerprints) unsent.set(fingerprint, problem);
  }
  return unsent;
}

/** A day whose questions went nowhere waits for nothing. */
function explainUnsent(
  day: DayResult,
  questions: readonly string[],
  unsent: ReadonlyMap<string, PapercardsError>,
): DayResult {
  if (!(day.problem instanceof WaitingError)) return day;
  const [problem] = questions.flatMap((fingerprint) => unsent.get(fingerprint) ?? []);
  return problem === undefined ? day : { ...day, problem };
}
