import { explain } from "../../core/causes/explanation.ts";
import { formatUsd, type Usage } from "../../core/question/answer.ts";
import { ModelError } from "../model-error.ts";
import type { Estimate } from "./estimate.ts";

/** What is set aside for a question: US dollars, and the output tokens that they pay for. */
export type Reservation = { usd: number; outputTokens: number };

/** The cost limit of a run, in US dollars: what is spent, what is reserved, and what is left. */
export type Budget = {
  /**
   * What the question may reserve: enough for all the room that it asks for, or less room near the
   * limit. `wait` when that shows with the next answer, `exhausted` when too little is left.
   */
  offer: (estimate: Estimate) => Reservation | "wait" | "exhausted";
  reserve: (reservation: Reservation) => void;
  /** Releases a reservation and books what the answer cost; null when there was no answer. */
  settle: (reservation: Reservation, usage: Usage | null) => void;
  /** The error that ends a run's questions when the budget is exhausted. */
  explain: () => ModelError;
};

/** Room for the longest usual draft, in tokens, until the first answers have shown how long drafts are. */
const FIRST_GUESS_TOKENS = 2_500;

/** How much longer than the longest answer so far the next one may be. */
const HEADROOM = 1.5;

const COST_LIMIT = { reason: "COST_LIMIT", explanation: explain("costLimit") } as const;

/** The budget of a run without a cost limit. */
export const UNLIMITED_BUDGET: Budget = {
  offer: ({ outputTokens }) => ({ usd: 0, outputTokens }),
  reserve: () => {},
  settle: () => {},
  explain: () => new ModelError("The model costs too much.", COST_LIMIT),
};

/**
 * Opens a budget. Until the first answer has shown what one costs, a single question is in flight. Each
 * question reserves the most that it can cost, and what it did not need is released with its answer, so
 * that the limit is never exceeded. Near the limit, questions are sent one by one with no more room than an
 * answer is likely to need.
 */
export function openBudget(limitUsd: number): Budget {
  let spentUsd = 0;
  let reservedUsd = 0;
  let inFlight = 0;
  let highestCostUsd = 0;
  let longestTokens: number | null = null;

  const toReservation = (estimate: Estimate, room: number): Reservation => {
    const outputTokens = Math.min(estimate.outputTokens, Math.ceil(room));
    const usd = estimate.inputUsd + (estimate.outputUsd * outputTokens) / estimate.outputTokens;
    return { usd: Math.max(usd, highestCostUsd), outputTokens };
  };
  const isCovered = ({ usd }: Reservation) => spentUsd + reservedUsd + usd <= limitUsd;

  return {
    offer: (estimate) => {
      const isFirst = longestTokens === null;
      const full = toReservation(estimate, estimate.outputTokens);
      if (isCovered(full) && !(isFirst && inFlight > 0)) return full;
      if (inFlight > 0) return "wait";
      const likely = longestTokens === null ? FIRST_GUESS_TOKENS : longestTokens * HEADROOM;
      const reduced = toReservation(estimate, likely);
      return isCovered(reduced) ? reduced : "exhausted";
    },
    reserve: ({ usd }) => {
      reservedUsd += usd;
      inFlight += 1;
    },
    settle: ({ usd }, usage) => {
      reservedUsd -= usd;
      inFlight -= 1;
      if (usage === null) return;
      const costUsd = usage.costUsd ?? usd;
      spentUsd += costUsd;
      highestCostUsd = Math.max(highestCostUsd, costUsd);
      longestTokens = Math.max(longestTokens ?? 0, usage.outputTokens ?? FIRST_GUESS_TOKENS);
    },
    explain: () =>
      new ModelError(
        `${formatUsd(spentUsd)} of the $${limitUsd} of PAPERCARDS_MAX_COST_USD are spent; one more question could exceed it.`,
        { ...COST_LIMIT, endsRun: true },
      ),
  };
}
