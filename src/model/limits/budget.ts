import type { Usage } from "../../core/question/answer.ts";
import { ModelError } from "../wire/model-error.ts";
import type { Load } from "./estimate.ts";

/** What a question may spend. */
export type Grant = { usd: number; outputTokens: number };

/** US dollars that a run may spend. */
export type Purse = {
  /** What the question may spend; `wait` when that shows with the next answer, `never` when it is too much. */
  ask: (load: Load) => Grant | "wait" | "never";
  reserve: (grant: Grant) => void;
  /** Gives back what was reserved and pays what the answer cost; null when there was no answer. */
  pay: (grant: Grant, usage: Usage | null) => void;
  /** The error that ends a run's questions when there is not enough. */
  explain: () => ModelError;
};

/** Room for a draft as long as they come, in tokens, until the first answers have shown how long that is. */
const FIRST_GUESS_TOKENS = 2_500;

/** How much longer than the longest answer so far the next one may be. */
const HEADROOM = 1.5;

const RAISE =
  "Raise PAPERCARDS_MAX_COST_USD and run the same command again; what is paid for is in the cache.";

/** A purse for runs without a limit. */
export const BOTTOMLESS: Purse = {
  ask: ({ outputTokens }) => ({ usd: 0, outputTokens }),
  reserve: () => {},
  pay: () => {},
  explain: () => new ModelError("The model costs too much.", { reason: "COST_LIMIT" }),
};

/**
 * Opens a purse. The first question goes alone, to see what one costs. Each question reserves the most
 * that it can cost and gives back the rest when its answer is there, so that the limit is never passed.
 * Near the limit, questions go one by one with no more room than an answer is likely to need.
 */
export function openPurse(limitUsd: number): Purse {
  let spent = 0;
  let reserved = 0;
  let underWay = 0;
  let dearest = 0;
  let longest: number | null = null;

  const grant = ({ inputUsd, outputUsd, outputTokens }: Load, room: number): Grant => {
    const tokens = Math.min(outputTokens, Math.ceil(room));
    const usd = inputUsd + (outputUsd * tokens) / outputTokens;
    return { usd: Math.max(usd, dearest), outputTokens: tokens };
  };
  const fits = ({ usd }: Grant) => spent + reserved + usd <= limitUsd;

  return {
    ask: (load) => {
      const isFirst = longest === null;
      const full = grant(load, load.outputTokens);
      if (fits(full) && !(isFirst && underWay > 0)) return full;
      if (underWay > 0) return "wait";
      const likely = grant(load, longest === null ? FIRST_GUESS_TOKENS : longest * HEADROOM);
      return fits(likely) ? likely : "never";
    },
    reserve: ({ usd }) => {
      reserved += usd;
      underWay += 1;
    },
    pay: ({ usd }, usage) => {
      reserved -= usd;
      underWay -= 1;
      if (usage === null) return;
      const cost = usage.costUsd ?? usd;
      spent += cost;
      dearest = Math.max(dearest, cost);
      longest = Math.max(longest ?? 0, usage.outputTokens ?? FIRST_GUESS_TOKENS);
    },
    explain: () =>
      new ModelError(
        `$${spent.toFixed(4)} of PAPERCARDS_MAX_COST_USD=${limitUsd} are spent, and one more question could pass it.`,
        { reason: "COST_LIMIT", endsRun: true, fix: RAISE },
      ),
  };
}
