/** How an answer ended other than by itself. */
type Ending = "cut" | "withheld" | "broken off" | "looped";

/**
 * Providers' words for the end of an answer, the first that fits. Sources, 2026-11: OpenAI `length`, `content_filter`;
 * Anthropic `max_tokens`, `model_context_window_exceeded`, `refusal`; Mistral `model_length`; Gemini `MAX_TOKENS`, `SAFETY`,
 * `RECITATION`, `BLOCKLIST`, `PROHIBITED_CONTENT`, `SPII`; Zhipu `sensitive`, `network_error`; DeepSeek
 * `insufficient_system_resource`; vLLM `abort`, `repetition`; OpenRouter `error`.
 */
const ENDINGS: readonly { words: RegExp; ending: Ending }[] = [
  { words: /repet|loop/, ending: "looped" },
  { words: /length|max\w*tokens|context_?window|token_?limit/, ending: "cut" },
  {
    words: /filter|safety|sensitiv|refus|prohibit|recitation|block|spii|polic|moderat/,
    ending: "withheld",
  },
  {
    words: /error|resource|network|abort|cancel|time_?d?_?out|unavailable|interrupt|overload|fail/,
    ending: "broken off",
  },
];

/** How an answer ended, by its finish reason; null when it ended by itself, or nothing is known. */
export function readEnding(finishReason: string | null): Ending | null {
  const reason = finishReason?.toLowerCase() ?? "";
  return ENDINGS.find(({ words }) => words.test(reason))?.ending ?? null;
}
