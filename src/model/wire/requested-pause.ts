import { readSpan } from "../../http/read-span.ts";
import { readRetryAfter } from "../../http/retry-after.ts";

/**
 * How long a provider asks us to wait, in milliseconds; null when it does not say. From the headers of its
 * response, or the words "try again in 1m20s" of its message.
 */
export function readRequestedPause(
  headers: Headers,
  message: string,
  nowMs: number,
): number | null {
  const pauseMs = readRetryAfter(headers, nowMs);
  if (pauseMs !== null) return pauseMs;
  const [, words = ""] = /(?:try again|retry) in ((?:[\d.]+ ?(?:ms|[smhd]))+)/i.exec(message) ?? [];
  return readSpan(words.replaceAll(" ", ""), nowMs);
}
