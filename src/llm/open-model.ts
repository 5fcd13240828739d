import { CLOCK, type Clock } from "./clock.ts";
import { openLiveModel } from "./live-model.ts";
import type { Ledger } from "./ledger.ts";
import { withLimits } from "./limits.ts";
import type { Model } from "./model.ts";
import { chooseProfile, type ProfileOverrides } from "./profiles.ts";
import { withRetries } from "./retry.ts";

/** Which model to ask, and how fast. */
export type ModelSettings = {
  /** Null is fine for an endpoint on this machine. */
  apiKey: string | null;
  /** The address of a Chat Completions API, mostly ending in `/v1`. */
  baseUrl: string;
  /** The model's id, as the provider spells it. */
  model: string;
  /** Questions in flight at once, at most. Minimum: 1. */
  concurrency: number;
  /** Requests in any 60 seconds; null follows the provider's headers. */
  requestsPerMinute: number | null;
  /** Tokens in any 60 seconds, question and longest answer; null follows the provider's headers. */
  tokensPerMinute: number | null;
  /** US dollars that this model may cost; null for no limit. */
  maxCostUsd: number | null;
  /** What beats the provider's profile. @default {} */
  overrides?: ProfileOverrides;
  /** Longest time for one answer, in milliseconds. @default 180000 */
  timeoutMs?: number;
};

/** Who is told what a model does. */
export type ModelHooks = {
  ledger: Ledger;
  /** Something the user should know, in one English sentence. */
  onNotice: (message: string) => void;
};

/**
 * Three minutes: a reasoning model takes one, and Node's own `fetch` gives up after five, whatever we say.
 */
const TIMEOUT_MS = 180_000;

/**
 * Opens the live model with repeats and limits around it. Nothing is loaded or sent before the first
 * question. Share one over all days of a run: its limits, its closed door and its costs are the run's.
 */
export function openModel(
  settings: ModelSettings,
  { ledger, onNotice }: ModelHooks,
  clock: Clock = CLOCK,
): Model {
  const baseUrl = new URL(settings.baseUrl);
  const live = openLiveModel({
    apiKey: settings.apiKey,
    baseUrl,
    name: settings.model,
    profile: chooseProfile(baseUrl, settings.model, settings.overrides),
    timeoutMs: settings.timeoutMs ?? TIMEOUT_MS,
    clock,
    ledger,
    price: async () => null,
    onNotice,
    onHeaders: () => {},
  });
  return withRetries(withLimits(live, settings), clock, () => ledger.count("retried"));
}
