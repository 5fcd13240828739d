import type { AnswerCache } from "../../core/ports.ts";
import { findHttpError } from "../../http/http-error.ts";
import type { Ledger } from "../ledger.ts";
import { ModelError } from "../model-error.ts";
import type { PriceList } from "../prices.ts";
import type { Provider } from "../provider/provider.ts";
import { type AnsweredLine, type BatchResult, readBatchLine } from "./batch-line.ts";

/**
 * Lines of one file of results. A batch has at most 50,000 questions, each with one line in one of two files,
 * and lines that are not ours cost time, too.
 */
const MAX_BATCH_LINES = 100_000;

/** Bytes of one file of results. The answers of 50,000 questions take a half of it; no memory holds them. */
export const MAX_RESULTS_BYTES = 1024 * 1024 * 1024;

/** What collecting answers into the cache takes. */
export type CollectOptions = {
  cache: AnswerCache;
  ledger: Ledger;
  /** Whom the questions were for. */
  provider: Provider;
  price: PriceList["priceOf"];
  now: () => Date;
};

/** Which lines are taken, and how many are read. */
type LineChoice = {
  /** Takes the question of a fingerprint; false when it was not asked, or has its line already. */
  takes: (fingerprint: string) => boolean;
  /** Lines that are read at most. @default MAX_BATCH_LINES */
  maxLines?: number;
};

/** What came of reading result lines; refused questions by fingerprint. */
export type CollectedLines = {
  answered: number;
  /** Lines that are none of ours: of no form that is known, too long, or about a question that was not asked. */
  foreign: number;
  refused: Map<string, ModelError>;
  /** Why a question got no answer, by fingerprint. */
  unanswered: Map<string, string>;
  /** The bound at which the reading stopped, such as `100000 lines`; null at the end of the file. */
  stoppedAfter: string | null;
};

/** Puts the answers among the lines of an output or error file into the cache; returns the refusals. */
export async function collectLines(
  lines: AsyncIterable<string | null>,
  options: CollectOptions,
  { takes, maxLines = MAX_BATCH_LINES }: LineChoice,
): Promise<CollectedLines> {
  const collected: CollectedLines = {
    ...{ answered: 0, foreign: 0, stoppedAfter: null },
    ...{ refused: new Map(), unanswered: new Map() },
  };
  let read = 0;
  try {
    for await (const line of lines) {
      if (read === maxLines) return { ...collected, stoppedAfter: `${maxLines} lines` };
      read += 1;
      if (line?.trim() === "") continue;
      const result = readOwnLine(line, options.provider, takes);
      if (result.status === "answered") await rememberAnswer(result, options);
      count(result, collected);
    }
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return { ...collected, stoppedAfter: `${MAX_RESULTS_BYTES} bytes` };
  }
  return collected;
}

function count(result: BatchResult, collected: CollectedLines): void {
  if (result.status === "answered") collected.answered += 1;
  if (result.status === "foreign") collected.foreign += 1;
  if (result.status === "refused") collected.refused.set(result.fingerprint, result.error);
  if (result.status === "unanswered") collected.unanswered.set(result.fingerprint, result.why);
}

function isTooLarge(error: unknown): boolean {
  const isAnswer = error instanceof ModelError && error.reason === "ANSWER_TOO_LONG";
  return isAnswer || findHttpError(error)?.failure === "too large";
}

/** What a line says, when it is about one of our questions. */
function readOwnLine(
  line: string | null,
  provider: Provider,
  takes: LineChoice["takes"],
): BatchResult {
  const result: BatchResult = line === null ? { status: "foreign" } : readBatchLine(line, provider);
  return result.status === "foreign" || takes(result.fingerprint) ? result : { status: "foreign" };
}

async function rememberAnswer(
  { fingerprint, answer, tokens }: AnsweredLine,
  { cache, ledger, price, now }: CollectOptions,
): Promise<void> {
  const { inputTokens, outputTokens } = tokens;
  const usage = { inputTokens, outputTokens, costUsd: await price(tokens) };
  await cache.remember(fingerprint, { ...answer, usage, answeredAt: now().toISOString() });
  const end = ledger.begin(); // a line of a batch is a request that has its answer already
  end();
  ledger.charge(usage);
}
