import type { AnswerCache } from "../core/ports.ts";
import { CLOCK, type Clock } from "../http/clock.ts";
import type { HttpClient } from "../http/open-client.ts";
import type { Ledger } from "./ledger.ts";
import { openBudget, UNLIMITED_BUDGET } from "./limits/budget.ts";
import { openConcurrency, shareBeside } from "./limits/concurrency.ts";
import { estimateCost, estimateTokens } from "./limits/estimate.ts";
import { keepWithin } from "./limits/keep-within.ts";
import { type Limits, openLimits, reopenLimits } from "./limits/limits.ts";
import { openPatience } from "./limits/patience/patience.ts";
import { openRateLimit } from "./limits/rate/rate-limit.ts";
import { openRoom } from "./limits/room.ts";
import { openTellPause } from "./limits/tell-pause.ts";
import { openLiveModel } from "./live-model.ts";
import type { CachedModel } from "./model.ts";
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

/** How a model reaches its endpoint, who is told what it does, and where its answers are kept. */
type ModelHooks = {
  http: HttpClient;
  ledger: Ledger;
  /** Something the user should know, in one English sentence. */
  onNotice: (message: string) => void;
  cache: AnswerCache;
  /** @default there are none */
  others?: OtherRuns;
  /** Called when a question goes out: there is a wait, in which something may be loaded. @default nobody is told */
  onSent?: () => void;
};

/** What models are opened with, beside their endpoint. */
type Times = { clock?: Clock; windowMs?: number };

/**
 * Opens the live model: a cache of its answers, and behind it retries and limits. Nothing is loaded or
 * sent before the first question. Share one over all days of a run: its limits, its costs and the error
 * that ends its questions are the run's.
 */
export function openModel(settings: ModelSettings, hooks: ModelHooks, times?: Times): CachedModel {
  return openModels(settings, hooks, times)(settings.provider);
}

/**
 * Returns a function that opens the models of one endpoint, the one that drafts first. They have one number of questions in
 * flight, of which those beside it take half at most, one limit of requests and tokens that the user sets, and one limit of cost. What one refuses, reports or waits for, and how
 * long its answers are, does not concern the others.
 */
export function openModels(
  settings: ModelSettings,
  hooks: ModelHooks,
  { clock = CLOCK, windowMs = WINDOW_MS }: Times = {},
): (provider: Provider) => CachedModel {
  const firstRate = openRateLimit({
    requestsPerWindow: settings.requestsPerMinute,
    tokensPerWindow: settings.tokensPerMinute,
    windowMs,
  });
  const { maxCostUsd } = settings;
  const shared = {
    ...{ clock, tellPause: openTellPause(clock, hooks.onNotice) },
    budget: maxCostUsd === null ? UNLIMITED_BUDGET : openBudget(maxCostUsd),
  };
  let first: Limits | null = null;
  return (provider) => {
    const rateLimit = first === null ? firstRate : firstRate.openBeside();
    const prices = openPrices(provider);
    const live = openLiveModel({
      ...{ provider, clock, prices, http: hooks.http, ledger: hooks.ledger },
      onNotice: hooks.onNotice,
      onSent: (question) => {
        rateLimit.leave(question, clock.now());
        hooks.onSent?.();
      },
      onHeaders: (question, headers) => {
        rateLimit.observe(question, headers, clock.now());
      },
    });
    const own = openOwn(provider, prices, { clock, hasCostLimit: maxCostUsd !== null });
    const most = settings.concurrency;
    const concurrency = openConcurrency(first === null ? most : shareBeside(most));
    const limits = openLimits({ ...shared, ...own, rateLimit, concurrency }, first);
    first ??= limits;
    return cacheWithin(limits, { live, settings, provider, hooks });
  };
}

/** What each model has of its own. */
function openOwn(
  { profile, baseUrl, model }: Provider,
  prices: PriceList,
  { clock, hasCostLimit }: { clock: Clock; hasCostLimit: boolean },
): Pick<Limits, "patience" | "room" | "estimate"> {
  const { timeoutMs, flexTimeoutMs, serviceTier } = profile;
  return {
    patience: openPatience({
      ...{ host: baseUrl.host, clock, timeoutMs: flexTimeoutMs ?? timeoutMs },
      mayFallBack: serviceTier === "flex",
    }),
    room: openRoom(profile),
    estimate: hasCostLimit ? estimateCost(model, prices, isLoopback(baseUrl)) : estimateTokens,
  };
}

/** The model behind its cache, retries and limits. */
function cacheWithin(limits: Limits, { live, settings, provider, hooks }: Opened): CachedModel {
  const { patience, room } = limits;
  const { ledger, cache, others } = hooks;
  const { prefix } = provider.profile;
  const { prepare } = live;
  const wrap = keepWithin(limits, { prepare, prefix, onRetry: () => ledger.count("retried") });
  const { concurrency, maxCostUsd } = settings;
  return withCache(
    { ...live, concurrency, hasCostLimit: maxCostUsd !== null },
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

type Opened = {
  live: ReturnType<typeof openLiveModel>;
  settings: ModelSettings;
  provider: Provider;
  hooks: ModelHooks;
};
