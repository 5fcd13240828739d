import type { Provider } from "../provider.ts";
import { quoteProvider } from "../redact.ts";
import { ModelError } from "./model-error.ts";
import { explainRefusal, FAULT_RETRIES, FOREIGN_RETRIES, TIMEOUT_RETRIES } from "./refusals.ts";
import { LONGEST_PAUSE_MS, readRetryAfter } from "./retry-hints.ts";
import type { WireResponse } from "./transport.ts";
import type { WireError } from "./wire-error.ts";

/** An error for a request that was answered with an error. */
export function explainRefused(
  provider: Provider,
  refused: { httpStatus: number; error: WireError; headers: Headers },
  nowMs: number,
): ModelError {
  const { httpStatus: status, error, headers } = refused;
  const words = quoteProvider(error.message ?? "", provider.apiKey);
  const message = `${provider.baseUrl.host} answered ${status}${words === "" ? "" : `: ${words}`}.`;
  const details = { ...explainRefusal(status, error), status };
  if (!details.retries) return new ModelError(message, details);

  const retryAfterMs = readRetryAfter(headers, error.message ?? "", nowMs);
  if (retryAfterMs !== null && retryAfterMs > LONGEST_PAUSE_MS) {
    const minutes = Math.ceil(retryAfterMs / 60_000);
    const fix = `Run the same command again in ${minutes} minutes.`;
    return new ModelError(message, { reason: "MODEL_CLOSED", endsRun: true, status, fix });
  }
  return new ModelError(message, { ...details, retryAfterMs });
}

/** An error for a status 200 whose body is an error: aggregators put the real status into its code. */
export function explainHidden(
  provider: Provider,
  error: WireError,
  headers: Headers,
  nowMs: number,
): ModelError {
  const code = Number(error.code);
  const httpStatus = code >= 400 && code < 600 ? code : 502;
  return explainRefused(provider, { httpStatus, error, headers }, nowMs);
}

/** An error for a request that got no whole response. */
export function explainLost(
  { baseUrl: { host }, profile: { timeoutMs } }: Provider,
  { isTimeout, cause }: Extract<WireResponse, { status: "lost" }>,
): ModelError {
  if (isTimeout) {
    const message = `${host} gave no answer within ${timeoutMs / 1000} s.`;
    return new ModelError(message, { retries: TIMEOUT_RETRIES, isOverload: true, cause });
  }
  const message = `The connection to ${host} was lost (${findCode(cause)}).`;
  return new ModelError(message, { retries: FAULT_RETRIES, cause });
}

/** An error for a status 200 without an answer. */
export function explainForeign({ baseUrl: { host } }: Provider, problem: string): ModelError {
  return new ModelError(`${host} answered 200 with ${problem}.`, {
    status: 200,
    retries: FOREIGN_RETRIES,
    fix: "Check that OPENAI_BASE_URL is the address of a Chat Completions API, mostly ending in /v1.",
  });
}

/** The system's word for what happened, such as ECONNRESET, wherever in the chain it stands. */
function findCode(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? error.name : findCode(error.cause);
}
