import { ModelError } from "./model-error.ts";

/** US dollars that a run may spend. */
export type Purse = {
  /** Whether so much is left; `wait` when it may be, once an answer under way has been paid. */
  ask: (worstUsd: number) => "enough" | "wait" | "never";
  reserve: (worstUsd: number) => void;
  /** Puts back what was reserved, and pays what the answer cost; null takes what was reserved. */
  pay: (reservedUsd: number, costUsd: number | null) => void;
  /** The error that ends a run's questions when there is not enough. */
  explain: () => ModelError;
};

/** A purse for runs that nobody set a limit for. */
export const BOTTOMLESS: Purse = {
  ask: () => "enough",
  reserve: () => {},
  pay: () => {},
  explain: () => new ModelError("The model costs more than it may.", { reason: "COST_LIMIT" }),
};

/**
 * Opens a purse. Each question reserves the most that it can cost, and gives back the rest when its
 * answer is there: the limit is never passed, and it is used up to one question.
 */
export function openPurse(limitUsd: number): Purse {
  let spent = 0;
  let reserved = 0;
  let underWay = 0;
  return {
    ask: (worstUsd) => {
      if (spent + reserved + worstUsd <= limitUsd) return "enough";
      return underWay > 0 ? "wait" : "never";
    },
    reserve: (worstUsd) => {
      reserved += worstUsd;
      underWay += 1;
    },
    pay: (reservedUsd, costUsd) => {
      reserved -= reservedUsd;
      underWay -= 1;
      spent += costUsd ?? reservedUsd;
    },
    explain: () =>
      new ModelError(
        `$${spent.toFixed(4)} of PAPERCARDS_MAX_COST_USD=${limitUsd} are spent, and one more question could pass it.`,
        {
          reason: "COST_LIMIT",
          closesDoor: true,
          fix: "Raise PAPERCARDS_MAX_COST_USD and run the same command again; what is paid for is in the cache.",
        },
      ),
  };
}
