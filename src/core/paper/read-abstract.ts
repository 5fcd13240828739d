import { cleanLine } from "../text.ts";
import { isPlaceholder } from "./placeholder.ts";
import { isWithdrawalNotice } from "./withdrawal.ts";

/**
 * Longest text that is taken for an abstract; a longer one is none. arXiv takes 1,920 characters, and the
 * longest recorded one has 1,924.
 */
export const MAX_ABSTRACT_CHARS = 10_000;

/** What stands for a paper's abstract: one, a notice of its withdrawal, or nothing. */
type AbstractReading =
  | { status: "abstract"; abstract: string }
  | { status: "withdrawn" }
  | { status: "none" };

/**
 * Reads a paper's abstract from the texts that may hold it. A notice of withdrawal in any of them comes
 * before all, since the others may be older; then the first that is an abstract and no placeholder.
 */
export function readAbstract(texts: readonly string[], title: string): AbstractReading {
  const lines = [...new Set(texts)].map((text) => cleanLine(text.slice(0, 2 * MAX_ABSTRACT_CHARS)));
  if (lines.some(isWithdrawalNotice)) return { status: "withdrawn" };
  const abstract = lines.find(
    (line) => line.length <= MAX_ABSTRACT_CHARS && !isPlaceholder(line, title),
  );
  return abstract === undefined ? { status: "none" } : { status: "abstract", abstract };
}
