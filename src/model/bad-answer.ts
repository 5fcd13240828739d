import { type Answer, keepAnswerText } from "../core/question/answer.ts";
import { NO_TOKENS, type TokenCounts } from "./prices.ts";
import type { Provider } from "./provider/provider.ts";
import { hideSecrets } from "./redact.ts";

/** An answer as its provider gave it. */
type GivenAnswer = { answer: Omit<Answer, "usage" | "answeredAt">; tokens: TokenCounts };

/**
 * An answer that its provider keeps back because it is no JSON of the schema: a bad answer like any other, of
 * which the text may be told. What it cost is not said.
 */
export function toBadAnswer(
  text: string | null,
  { model, secrets }: Pick<Provider, "model" | "secrets">,
): GivenAnswer {
  const kept = text === null ? null : hideSecrets(keepAnswerText(text), secrets);
  return {
    answer: { model, text: kept, finishReason: "invalid_json", refusal: null },
    tokens: { ...NO_TOKENS, inputTokens: null, outputTokens: null },
  };
}
