import { readSpan } from "../../../http/read-span.ts";
import { MAX_PAUSE_MS } from "../../max-pause.ts";

/** What a provider says is left of one of its limits. */
export type Allowance = {
  /** Requests or tokens that may still be sent. */
  left: number;
  /** What may be sent in a window at all; null where it does not say. */
  limit: number | null;
  /** Time until the whole limit is available again, in milliseconds. */
  resetMs: number;
};

/** What a response says about the provider's limits; null for what it does not say. */
type RateHeaders = { requests: Allowance | null; tokens: Allowance | null };

/**
 * Reads `x-ratelimit-remaining-*`, `x-ratelimit-reset-*` and `x-ratelimit-limit-*`, the headers of OpenAI and of providers like
 * it. Limits of a day are left out: no run waits for them.
 */
export function readRateHeaders(headers: Headers, nowMs: number): RateHeaders {
  const read = (kind: "requests" | "tokens"): Allowance | null => {
    const left = Number.parseFloat(headers.get(`x-ratelimit-remaining-${kind}`) ?? "");
    const resetMs = readSpan(headers.get(`x-ratelimit-reset-${kind}`) ?? "", nowMs);
    const isNear = resetMs !== null && resetMs <= MAX_PAUSE_MS;
    const limit = Number.parseFloat(headers.get(`x-ratelimit-limit-${kind}`) ?? "");
    return Number.isFinite(left) && isNear
      ? { left, resetMs, limit: Number.isFinite(limit) ? limit : null }
      : null;
  };
  return { requests: read("requests"), tokens: read("tokens") };
}
