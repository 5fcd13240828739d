import { parseJson } from "../../core/parse-json.ts";
import type { Answer } from "../../core/question/answer.ts";
import { readEnding } from "../../core/question/ending.ts";
import { findJsonObject } from "../find-json.ts";
import { readWireError, type WireError } from "./wire-error.ts";

/**
 * Why an answer was broken off by a fault of the provider: what an error beside it says, or its finish reason. Null
 * for one that the model ended, and for one that is whole all the same.
 */
export function findBreak(
  body: string,
  { text, finishReason }: Pick<Answer, "text" | "finishReason">,
): WireError | null {
  const isBroken = readEnding(finishReason) === "broken off";
  if (!isBroken && !body.includes('"error"')) return null;
  if (findJsonObject(text ?? "") !== undefined) return null;
  const value = parseJson(body);
  const error = readWireError(value) ?? readWireError(firstChoice(value));
  return error ?? (isBroken ? { message: `finish reason ${finishReason}` } : null);
}

/** OpenRouter puts the error into the choice. */
function firstChoice(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("choices" in value)) return null;
  return Array.isArray(value.choices) ? value.choices[0] : null;
}
