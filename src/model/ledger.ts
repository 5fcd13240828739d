import { sumUsage, type Usage } from "../core/question/answer.ts";
import { NO_TOKENS, type TokenCounts } from "./prices.ts";

/** What a run has asked so far, in the form and under the names of `--json`. */
export type LedgerSnapshot = {
  /** HTTP requests sent to the model: first questions, re-asks, retries, refused requests. */
  calls: number;
  /** Answers that needed no call: recalled from the cache, or drafts of a digest already written. */
  cached: number;
  /** Papers that were asked about a second time because the first answer could not be used. */
  reasked: number;
  /** Requests sent again: after an error, a lost connection or a refused parameter. */
  retried: number;
  /** Cards of which the verifier has judged each sentence that it was asked about; this and the next two are absent where none was to be read. */
  verified?: number;
  /** Cards in which it doubts a sentence, verified or not. */
  doubted?: number;
  /** Cards that it was to read and has not, or not as a whole: no answer came, or a sentence has no verdict that stands. */
  unverified?: number;
  /**
   * Tokens of the answers paid for; null as soon as one answer did not say. Of the input, `cached` were read from the
   * provider's cache, and `written` to it; what it does not say of these counts as 0.
   */
  tokens: {
    input: number | null;
    cached: number;
    written: number;
    /** Part of the input that was read from the cache, 0 to 1; null without input. */
    hitRate: number | null;
    output: number | null;
  };
  /** US dollars; null as soon as one answer's price is unknown. */
  costUsd: number | null;
};

type Counted = "calls" | "cached" | "reasked" | "retried" | "verified" | "doubted" | "unverified";

/** Keeps count of a run's questions. One ledger serves a whole run, over all its days. */
export type Ledger = {
  count: (event: Counted) => void;
  /** Books what an answer took, when it arrives. Answers from the cache are not booked again. */
  charge: (usage: Usage, tokens?: Pick<TokenCounts, "cachedTokens" | "writtenTokens">) => void;
  snapshot: () => LedgerSnapshot;
  /** Counts a request that goes out; call what it returns when its response is there, or lost. */
  begin: () => () => void;
  /** Requests that have no response yet. */
  inFlight: () => number;
};

/** Opens a ledger in which nothing is booked yet. */
export function createLedger(): Ledger {
  let inFlight = 0;
  const counted: Record<Counted, number> = {
    ...{ calls: 0, cached: 0, reasked: 0, retried: 0 },
    ...{ verified: 0, doubted: 0, unverified: 0 },
  };
  let total = sumUsage([]);
  let cached = 0;
  let written = 0;
  return {
    count: (event) => {
      counted[event] += 1;
    },
    charge: (usage, { cachedTokens, writtenTokens } = NO_TOKENS) => {
      total = sumUsage([total, usage]);
      cached += cachedTokens;
      written += writtenTokens;
    },
    begin: () => {
      counted.calls += 1;
      inFlight += 1;
      return () => {
        inFlight -= 1;
      };
    },
    inFlight: () => inFlight,
    snapshot: () => {
      const { verified, doubted, unverified, ...counts } = counted;
      return {
        ...counts,
        ...(verified + unverified > 0 && { verified, doubted, unverified }),
        tokens: {
          ...{ input: total.inputTokens, cached, written },
          hitRate: total.inputTokens ? cached / total.inputTokens : null,
          output: total.outputTokens,
        },
        costUsd: total.costUsd,
      };
    },
  };
}
