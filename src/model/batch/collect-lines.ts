import type { AnswerCache } from "../../core/ports.ts";
import type { Ledger } from "../ledger.ts";
import type { ModelError } from "../model-error.ts";
import type { PriceList } from "../prices.ts";
import type { Provider } from "../provider/provider.ts";
import { type AnsweredLine, readBatchLine } from "./batch-line.ts";

/** What collecting answers into the cache takes. */
export type CollectOptions = {
  cache: AnswerCache;
  ledger: Ledger;
  /** Whom the questions were for. */
  provider: Provider;
  price: PriceList["priceOf"];
  now: () => Date;
};

/** What came of reading result lines; refused questions by fingerprint. */
export type CollectedLines = {
  answered: number;
  /** Lines that are none of ours. */
  foreign: number;
  refused: Map<string, ModelError>;
};

/** Puts the answers among the lines of an output or error file into the cache; returns the refusals. */
export async function collectLines(
  lines: AsyncIterable<string>,
  options: CollectOptions,
): Promise<CollectedLines> {
  const collected: CollectedLines = { answered: 0, foreign: 0, refused: new Map() };
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const result = readBatchLine(line, options.provider);
    if (result.status === "foreign") collected.foreign += 1;
    if (result.status === "refused") collected.refused.set(result.fingerprint, result.error);
    if (result.status !== "answered") continue;
    await rememberAnswer(result, options);
    collected.answered += 1;
  }
  return collected;
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
