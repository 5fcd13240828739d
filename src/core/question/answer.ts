import { z } from "zod";

/** What an answer took. Unknown is null, never 0. */
export const Usage = z.object({
  inputTokens: z.int().nonnegative().nullable(),
  outputTokens: z.int().nonnegative().nullable(),
  /** US dollars. */
  costUsd: z.number().nonnegative().nullable(),
});
export type Usage = z.infer<typeof Usage>;

/** A model's answer before anybody has looked at it: kept as it came, good or bad. */
export const Answer = z.object({
  /** The model that answered, by its own word. */
  model: z.string(),
  text: z.string().nullable(),
  /** Why the model stopped: `stop`, `length`, `content_filter`, …; null when it did not say. */
  finishReason: z.string().nullable(),
  refusal: z.string().nullable(),
  usage: Usage,
  answeredAt: z.iso.datetime(),
  /** Tokens at which it was cut when a cost limit left it less room than its question asks for. */
  cutAtTokens: z.int().positive().optional(),
});
export type Answer = z.infer<typeof Answer>;

/** How providers say that an answer met its length limit. */
const CUT_REASONS: readonly string[] = ["length", "max_tokens", "max_output_tokens"];

/** Whether an answer met its length limit, by the provider's word. */
export function isCut({ finishReason }: Pick<Answer, "finishReason">): boolean {
  return CUT_REASONS.includes(finishReason?.toLowerCase() ?? "");
}

/** A cost in US dollars as it is printed: `$0.0123`. */
export function formatUsd(costUsd: number): string {
  return `$${costUsd.toFixed(4)}`;
}

/** What several answers took together; null as soon as one of them is unknown. */
export function sumUsage(usages: readonly Usage[]): Usage {
  const sum = (pick: (usage: Usage) => number | null) =>
    usages.reduce<number | null>((total, usage) => {
      const value = pick(usage);
      return total === null || value === null ? null : total + value;
    }, 0);
  return {
    inputTokens: sum((usage) => usage.inputTokens),
    outputTokens: sum((usage) => usage.outputTokens),
    costUsd: sum((usage) => usage.costUsd),
  };
}
