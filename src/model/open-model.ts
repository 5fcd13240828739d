import type { AnswerCache } from "../core/ports.ts";
import type { HttpClient } from "../http/open-client.ts";
import { CLOCK, type Clock } from "./clock.ts";
import { isLoopback } from "./endpoint.ts";
import type { Ledger } from "./ledger.ts";
import { BOTTOMLESS, openPurse } from "./limits/budget.ts";
import { openPace } from "./limits/concurrency.ts";
import { weighCost, weighTokens } from "./limits/estimate.ts";
import { type Limits, withLimits } from "./limits/limits.ts";
import { openGate } from "./limits/rate-limit.ts";
import { withRetries } from "./limits/retry.ts";
import { openLiveModel } from "./live-model.ts";
import type { Model } from "./model.ts";
import { openPrices, type PriceList } from "./prices.ts";
import type { Provider } from "./provider.ts";
import { withMemory } from "./with-cache.ts";

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

/** Requests arrive a little later than they leave, now more and now less; windows are longer by that. */
const MARGIN = 1.01;

/** What a model reaches its endpoint through, and who is told what it does. */
export type ModelHooks = {
  http: HttpClient;
  ledger: Ledger;
  /** Something the user should know, in one English sentence. */
  onNotice: (message: string) => void;
  /** Gets every answer before it counts as given. @default nobody */
  cache?: Pick<AnswerCache, "remember">;
};

const NO_CACHE: Pick<AnswerCache, "remember"> = { remember: async () => {} };

/**
 * Opens the live model with repeats and limits around it. Nothing is loaded or sent before the first
 * question. Share one over all days of a run: its limits, its closed door and its costs are the run's.
 */
export function openModel(
  settings: ModelSettings,
  { http, ledger, onNotice, cache = NO_CACHE }: ModelHooks,
  { clock = CLOCK, windowMs = WINDOW_MS }: { clock?: Clock; windowMs?: number } = {},
): Model {
  const { provider } = settings;
  const prices = openPrices(provider);
  const gate = openGate({
    requestsPerWindow: settings.requestsPerMinute,
    tokensPerWindow: settings.tokensPerMinute,
    windowMs: windowMs * MARGIN,
  });
  const live = openLiveModel({
    ...{ provider, http, clock, ledger, prices, onNotice },
    onHeaders: (question, headers) => gate.observe(question, headers, clock.now()),
  });
  const limited = withLimits(withMemory(live, cache), {
    ...{ gate, clock, onNotice, pace: openPace(settings.concurrency) },
    ...toBudget(settings, prices),
  });
  const patient = withRetries(limited, clock, () => ledger.count("retried"));
  return {
    ...patient,
    ask: async (question, signal) => {
      // Before the limits: what they count should go out at that moment.
      await live.prepare();
      return patient.ask(question, signal);
    },
  };
}

function toBudget(
  { maxCostUsd, provider: { model, baseUrl } }: ModelSettings,
  prices: PriceList,
): Pick<Limits, "scale" | "purse"> {
  return maxCostUsd === null
    ? { scale: weighTokens, purse: BOTTOMLESS }
    : { scale: weighCost(model, prices, isLoopback(baseUrl)), purse: openPurse(maxCostUsd) };
}
