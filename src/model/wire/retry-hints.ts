/** What a provider says is left of one of its limits. */
export type Allowance = {
  /** Requests or tokens that may still be sent. */
  left: number;
  /** Until the limit is whole again, in milliseconds. */
  resetMs: number;
};

/** What a response says about the provider's limits; null for what it does not say. */
export type RateHints = { requests: Allowance | null; tokens: Allowance | null };

/** A provider that wants silence for longer is done for today: 10 minutes, in milliseconds. */
export const LONGEST_PAUSE_MS = 600_000;

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 864e5,
};

/** Numbers above this are moments (Unix time), not spans; it is 1 September 2001 in seconds. */
const EARLIEST_EPOCH_S = 1e9;
const EARLIEST_EPOCH_MS = 1e12;

/**
 * Reads `x-ratelimit-remaining-*` and `x-ratelimit-reset-*`, the headers of OpenAI and its kin. Limits of
 * a day are left out: nobody waits for them.
 */
export function readRateHints(headers: Headers, nowMs: number): RateHints {
  const read = (kind: "requests" | "tokens"): Allowance | null => {
    const left = Number.parseFloat(headers.get(`x-ratelimit-remaining-${kind}`) ?? "");
    const resetMs = readSpan(headers.get(`x-ratelimit-reset-${kind}`) ?? "", nowMs);
    const isNear = resetMs !== null && resetMs <= LONGEST_PAUSE_MS;
    return Number.isFinite(left) && isNear ? { left, resetMs } : null;
  };
  return { requests: read("requests"), tokens: read("tokens") };
}

/**
 * How long a provider asks us to wait, in milliseconds; null when it does not say. From
 * `retry-after-ms`, `Retry-After` (seconds or a date), or the words "try again in 1m20s".
 */
export function readRetryAfter(headers: Headers, message: string, nowMs: number): number | null {
  const inMs = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (Number.isFinite(inMs)) return Math.max(0, inMs);
  const told = readSpan(headers.get("retry-after") ?? "", nowMs);
  if (told !== null) return told;
  const [, words = ""] = /(?:try again|retry) in ((?:[\d.]+ ?(?:ms|[smhd]))+)/i.exec(message) ?? [];
  return readSpan(words.replaceAll(" ", ""), nowMs);
}

/** Reads `1s`, `6m0s`, `8.64s`, `120ms`, plain seconds, a Unix time or a date as a span from now. */
function readSpan(text: string, nowMs: number): number | null {
  const value = text.trim();
  if (/^[\d.]+$/.test(value)) return fromNumber(Number(value), nowMs);
  if (/^(?:[\d.]+(?:ms|[smhd]))+$/.test(value)) {
    const parts = [...value.matchAll(/([\d.]+)(ms|[smhd])/g)];
    return parts.reduce(
      (sum, [, count, unit = ""]) => sum + Number(count) * (UNIT_MS[unit] ?? 0),
      0,
    );
  }
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? null : Math.max(0, moment - nowMs);
}

function fromNumber(value: number, nowMs: number): number | null {
  if (Number.isNaN(value)) return null;
  if (value > EARLIEST_EPOCH_MS) return Math.max(0, value - nowMs);
  if (value > EARLIEST_EPOCH_S) return Math.max(0, value * 1000 - nowMs);
  return value * 1000;
}
