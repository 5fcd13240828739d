/** How an answer ended that is no whole one: cut at a limit of its length, withheld, or broken off by a fault. */
export type Ending = "cut" | "withheld" | "broken off";

/** Words of finish reasons, the first that fits. Each provider has its own, such as `model_length` or `sensitive`. */
const ENDINGS: readonly (readonly [Ending, RegExp])[] = [
  [
    "withheld",
    /filter|safety|refus|prohibit|sensitive|recitation|block_?list|spii|moderat|guardrail|policy/i,
  ],
  ["cut", /length|max.{0,20}tokens?|tokens?.{0,20}limit|context|truncat/i],
  [
    "broken off",
    /error|resource|network|time_?out|abort|cancel|interrupt|unavailable|overload|disconnect|fail|crash|preempt/i,
  ],
];

/** How an answer with this finish reason ended; null for one that the model ended itself. */
export function endingOf(finishReason: string | null): Ending | null {
  if (finishReason === null) return null;
  return ENDINGS.find(([, words]) => words.test(finishReason))?.[0] ?? null;
}
