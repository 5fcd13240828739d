import { parseJson } from "../../core/parse-json.ts";
import type { AnswerCache } from "../../core/ports.ts";
import { findHttpError } from "../../http/http-error.ts";
import type { Ledger } from "../ledger.ts";
import { ModelError } from "../model-error.ts";
import type { PriceList } from "../prices.ts";
import type { Provider } from "../provider/provider.ts";
import { toOpenAiLine } from "./batch-formats.ts";
import { type AnsweredLine, type BatchResult, readBatchLine } from "./batch-line.ts";
import { UNDECODED } from "./read-lines.ts";

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
  /** Lines that are not blank. */
  lines: number;
  answered: number;
  /** Lines that are too long, or about a question that was not asked or has its line already. */
  foreign: number;
  /** Lines that cannot be read as a result. */
  unreadable: number;
  /** What is wrong with the file, as the end of a sentence; null when all of it was read. */
  damage: string | null;
  refused: Map<string, ModelError>;
  /** Why a question was refused, in the engine's words, by fingerprint. */
  reasons: Map<string, string>;
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
    ...{
      lines: 0,
      answered: 0,
      foreign: 0,
      unreadable: 0,
      damage: "it is empty",
      stoppedAfter: null,
    },
    ...{ refused: new Map(), reasons: new Map(), unanswered: new Map() },
  };
  let read = 0;
  const stop = (bound: string) => ({
    ...{ ...collected, stoppedAfter: bound },
    damage: `what comes after ${bound} was left unread`,
  });
  try {
    for await (const line of lines) {
      if (read === maxLines) return stop(`${maxLines} lines`);
      read += 1;
      if (line?.trim() === "") continue;
      const result = readOwnLine(line, options.provider, takes);
      if (result.status === "answered") await rememberAnswer(result, options);
      count(result, collected);
      noteDamage(result, collected, { line, number: read });
    }
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return stop(`${MAX_RESULTS_BYTES} bytes`);
  }
  return collected;
}

/** Notes what is wrong with the first line that cannot be read. */
function noteDamage(
  { status }: OwnResult,
  collected: CollectedLines,
  { line, number }: { line: string | null; number: number },
): void {
  if (collected.lines === 1) collected.damage = null;
  if (status === "unreadable") collected.damage ??= describeDamage(line, number);
}

function describeDamage(line: string | null, number: number): string {
  if (line === UNDECODED) return `its line ${number} is no UTF-8`;
  const isCut = line?.trimStart().startsWith("{") && parseJson(line) === undefined;
  return `its line ${number} is ${isCut ? "cut off, or no JSON" : "no line of results"}`;
}

function count(result: OwnResult, collected: CollectedLines): void {
  collected.lines += 1;
  if (result.status === "answered") collected.answered += 1;
  if (result.status === "foreign") collected.foreign += 1;
  if (result.status === "unreadable") collected.unreadable += 1;
  if (result.status === "refused") {
    collected.refused.set(result.fingerprint, result.error);
    collected.reasons.set(result.fingerprint, result.why);
  }
  if (result.status === "unanswered") collected.unanswered.set(result.fingerprint, result.why);
}

function isTooLarge(error: unknown): boolean {
  const isAnswer = error instanceof ModelError && error.reason === "ANSWER_TOO_LONG";
  return isAnswer || findHttpError(error)?.failure === "too large";
}

/** What a line says, or that it is about none of our questions. */
type OwnResult = BatchResult | { status: "foreign" };

/** What a line says, when it is about one of our questions. */
function readOwnLine(
  line: string | null,
  provider: Provider,
  takes: LineChoice["takes"],
): OwnResult {
  if (line === null) return { status: "foreign" };
  const result = readBatchLine(toOpenAiLine(line), provider);
  const isOurs = result.status === "unreadable" || takes(result.fingerprint);
  return isOurs ? result : { status: "foreign" };
}

async function rememberAnswer(
  { fingerprint, answer, tokens }: AnsweredLine,
  { cache, ledger, price, now }: CollectOptions,
): Promise<void> {
  if ((await cache.recall(fingerprint)) !== null) return; // an earlier look at this file has counted it
  const { inputTokens, outputTokens } = tokens;
  const usage = { inputTokens, outputTokens, costUsd: await price(tokens) };
  await cache.remember(fingerprint, { ...answer, usage, answeredAt: now().toISOString() });
  const end = ledger.begin(); // a line of a batch is a request that has its answer already
  end();
  ledger.charge(usage, tokens);
}
