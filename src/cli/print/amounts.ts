import { formatUsd } from "../../core/question/answer.ts";
import type { LedgerSnapshot } from "../../model/ledger.ts";

/** A count with its noun: `1 card`, `2 cards`. */
export function describeCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** US dollars to a hundredth of a cent; an unknown cost says so, and is never shown as 0. */
export function describeCost(costUsd: number | null): string {
  return costUsd === null ? "cost unknown" : formatUsd(costUsd);
}

/** Tokens of the questions and of the answers; what part of the questions the provider had in its cache, where it has one. */
export function describeTokens(tokens: LedgerSnapshot["tokens"]): string {
  const { input, cached, written, hitRate, output } = tokens;
  if (input === null || output === null) return "tokens unknown";
  const counts = `${input} + ${output} tokens`;
  if (hitRate === null || cached + written === 0) return counts;
  return `${counts} (${Math.round(hitRate * 100)} % of the input from the provider's cache)`;
}

/** How much of a piece of work is done, in days or in papers, and how long that took. */
type WorkDone = { done: number; left: number; elapsedMs: number };

/** Says how long the rest of the work will take at the speed so far; null when nothing is done yet. */
export function describeTimeLeft({ done, left, elapsedMs }: WorkDone): string | null {
  if (done === 0) return null;
  const seconds = Math.ceil(((elapsedMs / done) * left) / 1000);
  if (seconds < 90) return `about ${seconds} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${(minutes / 60).toFixed(1)} h left`;
}

/** Names that one line tells; the others are counted. */
const MOST_NAMED = 10;

/** The first names of a list, and how many more there are. */
export function nameFirst(names: readonly string[], most = MOST_NAMED): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
