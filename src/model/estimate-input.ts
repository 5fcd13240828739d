import type { Question } from "../core/question/question.ts";
import { rememberLast } from "../core/remember-last.ts";
import { toJsonOnce } from "./schema-text.ts";

/**
 * Bytes of a text for each token, at least. English takes some four letters a token and Korean one
 * or two syllables of three bytes, so that the estimate is too high by half rather than too low.
 */
const BYTES_PER_TOKEN = 3;

/** Texts of which the size is remembered: the system messages and the schemas of a run. */
const REMEMBERED_SIZES = 8;

const sizeOf = rememberLast(REMEMBERED_SIZES, (text) => Buffer.byteLength(text));

/** Tokens of a question, estimated: too many rather than too few. */
export function estimateInput({ messages, schema }: Pick<Question, "messages" | "schema">): number {
  let bytes = sizeOf(toJsonOnce(schema));
  for (const { role, content } of messages) {
    bytes += role === "system" ? sizeOf(content) : Buffer.byteLength(content);
  }
  return toTokens(bytes);
}

/** Tokens of a text, estimated in the same way. */
export function estimateTokensOf(text: string): number {
  return toTokens(Buffer.byteLength(text));
}

function toTokens(bytes: number): number {
  return Math.ceil(bytes / BYTES_PER_TOKEN);
}
