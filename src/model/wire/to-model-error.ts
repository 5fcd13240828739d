import type { HttpFailure } from "../../http/http-error.ts";
import { MAX_PAUSE_MS } from "../max-pause.ts";
import { ModelError } from "../model-error.ts";
import type { Provider } from "../provider/provider.ts";
import { quoteProvider } from "../redact.ts";
import { describeSpan } from "./describe-span.ts";
import { CLOSED, judgeStatus, LOST_DETAILS, UNREADABLE_DETAILS } from "./error-rules.ts";
import type { Lost, Refused } from "./openai-client.ts";
import { readRequestedPause } from "./requested-pause.ts";

/** A refusal, with the status that its error stands for. */
type RefusedAs = Omit<Refused, "status"> & {
  /** @default the status that came */
  meantStatus?: number;
};

/** The error for a request that was answered with an error: a wrong key, a rate limit, a fault, … */
export function toRefusedError(
  { baseUrl: { host }, secrets }: Provider,
  { httpStatus: status, error, headers, meantStatus = status }: RefusedAs,
  nowMs: number,
): ModelError {
  const words = quoteProvider(error.message ?? "", secrets);
  const said = `${status}${meantStatus === status ? "" : " with an error"}`;
  const message = `${host} answered ${said}${words === "" ? "" : `: ${words}`}.`;
  const details = { ...judgeStatus(meantStatus, error), status };
  if (!details.retries) return new ModelError(message, details);

  const retryAfterMs = readRequestedPause(headers, error.message ?? "", nowMs);
  if (retryAfterMs !== null && retryAfterMs > MAX_PAUSE_MS) {
    const fix = `Run the same command again in ${describeSpan(retryAfterMs)}.`;
    return new ModelError(message, { ...CLOSED, status, fix });
  }
  return new ModelError(message, { ...details, retryAfterMs });
}

/**
 * The error for a status of success whose body is an error: aggregators put the real status into its code.
 * Without one it counts as a fault that may pass.
 */
export function toErrorInOkBody(
  provider: Provider,
  refused: Omit<Refused, "status">,
  nowMs: number,
): ModelError {
  const code = Number(refused.error.code);
  const meantStatus = code >= 400 && code < 600 ? code : 502;
  return toRefusedError(provider, { ...refused, meantStatus }, nowMs);
}

/** The error for a request that got no whole response. */
export function toLostError({ baseUrl: { host } }: Provider, { error: cause }: Lost): ModelError {
  const message = describeLost(host, cause);
  return new ModelError(message, { ...LOST_DETAILS[cause.failure], cause });
}

function describeLost(
  host: string,
  { failure, detail }: { failure: HttpFailure; detail: string },
): string {
  switch (failure) {
    case "timeout":
      return `${host} gave no answer within ${detail}.`;
    case "lost":
      return `The connection to ${host} was lost (${detail}).`;
    case "too large":
      return `${host} answered with ${detail}.`;
    case "unreadable":
      return `${host} answered ${detail}.`;
    default:
      return `${host} was not asked: ${detail}.`;
  }
}

/** The error for a successful response whose body cannot be read as an answer. */
export function toUnreadableError(
  { baseUrl: { host } }: Provider,
  { httpStatus: status, problem }: { httpStatus: number; problem: string },
): ModelError {
  return new ModelError(`${host} answered ${status} with ${problem}.`, {
    ...UNREADABLE_DETAILS,
    status,
  });
}
