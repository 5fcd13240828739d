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
  return toTokens(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
}

/** Tokens of a text, estimated in the same way. */
export function estimateTokensOf(text: string): number {
  return toTokens(Buffer.byteLength(text));
}

function toTokens(bytes: number): number {
  return Math.ceil(bytes / BYTES_PER_TOKEN);
}
