import type { Question } from "../core/question/question.ts";
import { toJsonOnce } from "./schema-text.ts";

/**
 * Bytes of a text for each token, at least. English takes some four letters a token and Korean one
 * or two syllables of three bytes, so that the estimate is too high by half rather than too low.
 */
const BYTES_PER_TOKEN = 3;

/** Tokens of a question, estimated: too many rather than too few. */
export function estimateInput({ messages, schema }: Pick<Question, "messages" | "schema">): number {
  const texts = [toJsonOnce(schema), ...messages.map(({ content }) => content)];
  return estimateTokensOf(texts.join(""));
}

/** Tokens of a text, estimated in the same way. */
export function estimateTokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}
