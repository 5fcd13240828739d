import { explain } from "../../core/causes/explanation.ts";
import { SettingsError } from "../../core/errors.ts";
import type { Question } from "../../core/question/question.ts";
import { estimateInput } from "../estimate-input.ts";
import { NO_TOKENS, type PriceList } from "../prices.ts";

/** The most that a question can use, estimated before it is sent. */
export type Estimate = {
  inputTokens: number;
  outputTokens: number;
  /** US dollars for all input tokens; 0 without a cost limit. */
  inputUsd: number;
  /** US dollars for all output tokens; 0 without a cost limit. */
  outputUsd: number;
};

/** Estimates what a question can use. */
export type Estimator = (question: Question) => Promise<Estimate>;

/** Estimates tokens alone, and too many rather than too few. */
export const estimateTokens: Estimator = async (question) => {
  const outputTokens = question.maxOutputTokens;
  return { inputTokens: estimateInput(question), outputTokens, inputUsd: 0, outputUsd: 0 };
};

/**
 * Estimates the cost too, for a run with a cost limit. A model on this machine without a known price
 * costs nothing.
 *
 * @throws {SettingsError} from the estimator, when the limit cannot be kept because the price is unknown.
 */
export function estimateCost(
  model: string,
  prices: PriceList,
  isOnThisMachine: boolean,
): Estimator {
  return async (question) => {
    const estimate = await estimateTokens(question);
    const { inputTokens, outputTokens } = estimate;
    // It may all have to be written to the provider's cache, which costs more where it costs anything.
    const input = { ...NO_TOKENS, inputTokens, writtenTokens: inputTokens };
    const inputUsd = await prices.priceOf(input);
    const outputUsd = await prices.priceOf({ ...NO_TOKENS, outputTokens });
    if (inputUsd !== null && outputUsd !== null) return { ...estimate, inputUsd, outputUsd };
    if (isOnThisMachine) return estimate;
    const explanation = explain("priceUnknown", { model });
    throw new SettingsError(explanation.happened, explanation);
  };
}
