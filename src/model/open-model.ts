import type { AnswerCache } from "../core/ports.ts";
import type { Answer } from "../core/question/answer.ts";
import { CLOCK, type Clock } from "../http/clock.ts";
import type { HttpClient } from "../http/open-client.ts";
import type { Ledger } from "./ledger.ts";
import { openBudget, UNLIMITED_BUDGET } from "./limits/budget.ts";
import { openConcurrency } from "./limits/concurrency.ts";
import { estimateCost, estimateTokens } from "./limits/estimate.ts";
import { type LimitsOptions, openLimits, reopenLimits, withLimits } from "./limits/limits.ts";
import { openPatience, type Patience } from "./limits/patience/patience.ts";
import { openRateLimit } from "./limits/rate/rate-limit.ts";
import { withRetries } from "./limits/retry.ts";
import { openRoom } from "./limits/room.ts";
import { openTellPause } from "./limits/tell-pause.ts";
import { openWarmPrefix } from "./limits/warm-prefix.ts";
import { openLiveModel } from "./live-model.ts";
import type { Ask, CachedModel } from "./model.ts";
import { openPrices, type PriceList } from "./prices.ts";
import { isLoopback } from "./provider/endpoint.ts";
import type { Provider } from "./provider/provider.ts";
import { type OtherRuns, withCache } from "./with-cache.ts";

/** Which model to ask, and how fast. */
export type ModelSettings = {
  provider: Provider;
  /** Questions in flight at once, at most. Minimum: 1. */
  concurrency: number;
  /** Requests in any 60 seconds; null follows the provider's headers. */
  requestsPerMinute: number | null;
  /** Tokens in any 60 seconds, question and longest answer; null follows the provider's headers. */
  tokensPerMinute: number | null;
  /** US dollars that this model may cost; null for no limit. */
  maxCostUsd: number | null;
};

/** Providers count requests and tokens by the minute. */
const WINDOW_MS = 60_000;

/**
 * Requests arrive a little later than they are sent, and not all equally late; windows are longer by that.
 */
const MARGIN = 1.01;

/** How a model reaches its endpoint, who is told what it does, and where its answers are kept. */
type ModelHooks = {
  http: HttpClient;
  ledger: Ledger;
  /** Something the user should know, in one English sentence. */
  onNotice: (message: string) => void;
  cache: AnswerCache;
  /** @default there are none */
  others?: OtherRuns;
};

/**
 * Opens the live model: a cache of its answers, and behind it retries and limits. Nothing is loaded or
 * sent before the first question. Share one over all days of a run: its limits, its costs and the error
 * that ends its questions are the run's.
 */
export function openModel(
  settings: ModelSettings,
  { http, ledger, onNotice, cache, others }: ModelHooks,
  { clock = CLOCK, windowMs = WINDOW_MS }: { clock?: Clock; windowMs?: number } = {},
): CachedModel {
  const { provider } = settings;
  const prices = openPrices(provider);
  const rateLimit = openRateLimit({
    requestsPerWindow: settings.requestsPerMinute,
    tokensPerWindow: settings.tokensPerMinute,
    windowMs: windowMs * MARGIN,
  });
  const live = openLiveModel({
    ...{ provider, http, clock, ledger, prices, onNotice },
    onHeaders: (question, headers) => rateLimit.observe(question, headers, clock.now()),
  });
  const tellPause = openTellPause(clock, onNotice);
  const { timeoutMs, flexTimeoutMs, serviceTier } = provider.profile;
  const patience = openPatience({
    ...{ host: provider.baseUrl.host, clock, timeoutMs: flexTimeoutMs ?? timeoutMs },
    mayFallBack: serviceTier === "flex",
  });
  const room = openRoom(provider.profile);
  const limits = openLimits({
    ...{ room, rateLimit, patience, clock, tellPause },
    concurrency: openConcurrency(settings.concurrency),
    ...toCostLimit(settings, prices),
  });
  const warm = openWarmPrefix(provider.profile.prefix, clock);
  const wrap = (ask: Ask): Ask => {
    const limited = withLimits(ask, limits);
    const onRetry = () => ledger.count("retried");
    const askWithRetries = withRetries(limited, { clock, tellPause, onRetry });
    const askInTime: Ask = async (question, signal) => {
      // Before the limits: what they count should go out at that moment.
      await live.prepare();
      return askPatiently(patience, () => askWithRetries(question, signal));
    };
    // Outside of the limits: whoever waits for the first answer takes no place in the queue.
    return warm(askInTime);
  };
  return withCache(
    {
      ...live,
      concurrency: settings.concurrency,
      hasCostLimit: settings.maxCostUsd !== null,
    },
    {
      ...{ cache, ledger, wrap, room },
      onGoodAnswer: (answer) => {
        patience.onGoodAnswer();
        room.onGoodAnswer(answer);
      },
      onPaper: patience.onPaper,
      onReopen: () => reopenLimits(limits),
      ...(others && { others }),
    },
  );
}

async function askPatiently(patience: Patience, ask: () => Promise<Answer>): Promise<Answer> {
  const end = patience.begin();
  try {
    return await ask();
  } finally {
    end();
  }
}

function toCostLimit(
  { maxCostUsd, provider: { model, baseUrl } }: ModelSettings,
  prices: PriceList,
): Pick<LimitsOptions, "estimate" | "budget"> {
  return maxCostUsd === null
    ? { estimate: estimateTokens, budget: UNLIMITED_BUDGET }
    : {
        estimate: estimateCost(model, prices, isLoopback(baseUrl)),
        budget: openBudget(maxCostUsd),
      };
}
