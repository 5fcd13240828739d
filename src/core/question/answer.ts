import { z } from "zod";
import { readEnding } from "./ending.ts";
import { endsInLoop } from "./loop.ts";

/** The tokens and cost of an answer. An unknown value is null, never 0. */
export const Usage = z.object({
  inputTokens: z.int().nonnegative().nullable(),
  outputTokens: z.int().nonnegative().nullable(),
  /** US dollars. */
  costUsd: z.number().nonnegative().nullable(),
});
export type Usage = z.infer<typeof Usage>;

/** A model's answer, unchecked: stored as it came, usable or not. */
export const Answer = z.object({
  /** The model that answered, as the response names it. */
  model: z.string(),
  text: z.string().nullable(),
  /** Why the model stopped: `stop`, `length`, `content_filter`, …; null when it did not say. */
  finishReason: z.string().nullable(),
  refusal: z.string().nullable(),
  usage: Usage,
  answeredAt: z.iso.datetime(),
  /** Tokens at which it was cut when it was given less room than its question asks for. */
  cutAtTokens: z.int().positive().optional(),
  /** The fingerprint of the question that was asked after it, with what was wrong with it. */
  reask: z.string().optional(),
});
export type Answer = z.infer<typeof Answer>;

/**
 * Characters of an answer's text. A draft has some 2,500, and the reasoning that fits into its token limit
 * some 50,000; nothing longer is searched for JSON, checked or kept.
 */
export const MAX_ANSWER_CHARS = 64_000;

/** A text as far as it is kept: of one that is too long the beginning, so that it is seen to be too long. */
export function keepAnswerText(text: string): string {
  if (text.length <= MAX_ANSWER_CHARS) return text;
  const beginning = text.slice(0, MAX_ANSWER_CHARS + 1).toWellFormed();
  // A copy: the slice itself would keep the whole text in memory.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(beginning));
}

/** Whether an answer is too long to be read. */
export function isTooLong({ text }: Pick<Answer, "text">): boolean {
  return text !== null && text.length > MAX_ANSWER_CHARS;
}

/**
 * Whether an answer was cut at its length limit, according to the provider. One that went in a loop would have
 * met any limit, and wants no more room.
 */
export function isCut({ finishReason, text }: Pick<Answer, "finishReason" | "text">): boolean {
  return readEnding(finishReason) === "cut" && !endsInLoop(text ?? "");
}

/** Whether thoughts took all the room of a cut answer, so that a card has none of it yet. */
export function isThoughtAlone({ text }: Pick<Answer, "text">): boolean {
  return text === null || text.trim() === "" || /^\s*<think(?!.*<\/think)/is.test(text);
}

/** Whether an answer went in a loop, by its text or according to the provider. */
export function isLooped({ finishReason, text }: Pick<Answer, "finishReason" | "text">): boolean {
  return readEnding(finishReason) === "looped" || endsInLoop(text ?? "");
}

/** A cost in US dollars as it is printed: `$0.0123`. */
export function formatUsd(costUsd: number): string {
  return `$${costUsd.toFixed(4)}`;
}

/** The sum of several usages; each value is null as soon as one of them is unknown. */
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
