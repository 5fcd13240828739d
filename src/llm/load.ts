import { SettingsError } from "../core/errors.ts";
import type { Question } from "../core/question.ts";
import type { PriceList } from "./prices.ts";
import type { TokenCounts } from "./read-completion.ts";

/** The most that a question can take. */
export type Load = {
  /** Question and longest answer together. */
  tokens: number;
  /** US dollars; 0 when nobody counts them. */
  costUsd: number;
};

/** Says beforehand what a question can take. */
export type Scale = (question: Question) => Promise<Load>;

/**
 * Bytes of a question for each token, at least. English takes some four letters a token and Korean one
 * or two syllables of three bytes, so that the estimate is too high by half rather than too low.
 */
const BYTES_PER_TOKEN = 3;

/** The most tokens that a question can take, by an estimate that errs on the safe side. */
export function estimateTokens(question: Question): TokenCounts & { inputTokens: number } {
  const { messages, schema, maxOutputTokens } = question;
  const text = messages.map(({ content }) => content).join("\n") + JSON.stringify(schema.json);
  const inputTokens = Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
  return { inputTokens, cachedTokens: 0, outputTokens: maxOutputTokens };
}

/** Weighs questions by their tokens alone. */
export const weighTokens: Scale = async (question) => {
  const { inputTokens } = estimateTokens(question);
  return { tokens: inputTokens + question.maxOutputTokens, costUsd: 0 };
};

/**
 * Weighs questions by their price too, for a run with a cost limit. A model on this machine without a
 * known price costs nothing.
 *
 * @throws {SettingsError} from the scale, when the limit cannot be kept because the price is unknown.
 */
export function weighCost(model: string, price: PriceList, isOnThisMachine: boolean): Scale {
  return async (question) => {
    const { tokens } = await weighTokens(question);
    const costUsd = await price(estimateTokens(question));
    if (costUsd !== null || isOnThisMachine) return { tokens, costUsd: costUsd ?? 0 };
    throw new SettingsError(
      `PAPERCARDS_MAX_COST_USD cannot be kept: the price of ${model} is not known.`,
      "Unset PAPERCARDS_MAX_COST_USD, or choose a model with a known price.",
    );
  };
}
