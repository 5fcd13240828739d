import { CHECK_PROXY, type HttpFailure } from "../../http/http-error.ts";
import { LONGEST_PAUSE_MS } from "../longest-pause.ts";
import { ModelError, type ModelErrorDetails } from "../model-error.ts";
import type { Provider } from "../provider/provider.ts";
import { quoteProvider } from "../redact.ts";
import type { Lost, Refused } from "./openai-client.ts";
import { readRequestedPause } from "./requested-pause.ts";
import type { WireError } from "./wire-error.ts";

const CHECK_KEY = "Check OPENAI_API_KEY, and that it belongs to OPENAI_BASE_URL.";
const CHECK_MODEL = "Check OPENAI_MODEL and OPENAI_BASE_URL; `papercards doctor` tries both.";
const CHECK_URL =
  "Check that OPENAI_BASE_URL is the address of a Chat Completions API, mostly ending in /v1.";
const ADD_CREDIT = "Add credit at the provider, or choose another key or model.";

/** Retries after a fault of the server or the line: with full jitter from 1 s, some 15 s in all. */
const FAULT_RETRIES = 4;

/** Retries after a rate limit: each waits for a new window, so that a busy minute costs nobody. */
const RATE_LIMIT_RETRIES = 8;

/** Retries after a request that took too long: a slow server is not helped by more of them. */
const TIMEOUT_RETRIES = 1;

/** Retries after a 200 that is no answer: a gateway's hiccup passes at once, or not at all. */
const FOREIGN_RETRIES = 1;

const CLOSED = { reason: "MODEL_CLOSED", endsRun: true } as const;

type Rule = { statuses: readonly number[]; says?: RegExp; details: ModelErrorDetails };

/** What an HTTP status means, the first rule that fits. Providers disagree on them, hence the words. */
const RULES: readonly Rule[] = [
  {
    statuses: [400, 402, 403, 429],
    says: /insufficient[_ ](?:quota|balance|credits|funds)|exceeded your current quota.*billing|billing[_ ]hard[_ ]limit/i,
    details: { ...CLOSED, fix: ADD_CREDIT },
  },
  {
    statuses: [400, 403, 422],
    says: /content[_ ](?:filter|policy|management)|flagged|moderation/i,
    details: { reason: "REFUSED" },
  },
  { statuses: [400], says: /api[_ -]?key/i, details: { ...CLOSED, fix: CHECK_KEY } },
  {
    statuses: [400, 422],
    says: /model_not_found|not a valid model|model\b.*\b(?:not found|does not exist|not supported)/i,
    details: { ...CLOSED, fix: CHECK_MODEL },
  },
  { statuses: [401, 403], details: { ...CLOSED, fix: CHECK_KEY } },
  { statuses: [402], details: { ...CLOSED, fix: ADD_CREDIT } },
  { statuses: [404, 410], details: { ...CLOSED, fix: CHECK_MODEL } },
  { statuses: [408, 409], details: { retries: FAULT_RETRIES } },
  // 429, a rate limit: sent again after a pause for everybody, and with less concurrency.
  { statuses: [429], details: { retries: RATE_LIMIT_RETRIES, isOverload: true } },
];

/** Decides what a refused request means for its paper, for the others, and for its retry. */
function judgeRefusal(status: number, { code, type, message }: WireError): ModelErrorDetails {
  const words = [code, type, message].join(" ");
  const rule = RULES.find(
    ({ statuses, says }) => statuses.includes(status) && (says === undefined || says.test(words)),
  );
  if (rule !== undefined) return rule.details;
  return status >= 500 ? { retries: FAULT_RETRIES } : { reason: "MODEL_CLOSED", fix: CHECK_MODEL };
}

/** The error for a request that was answered with an error: a wrong key, a rate limit, a fault, … */
export function toRefusedError(
  { baseUrl: { host }, apiKey }: Provider,
  { httpStatus: status, error, headers }: Omit<Refused, "status">,
  nowMs: number,
): ModelError {
  const words = quoteProvider(error.message ?? "", apiKey);
  const message = `${host} answered ${status}${words === "" ? "" : `: ${words}`}.`;
  const details = { ...judgeRefusal(status, error), status };
  if (!details.retries) return new ModelError(message, details);

  const retryAfterMs = readRequestedPause(headers, error.message ?? "", nowMs);
  if (retryAfterMs !== null && retryAfterMs > LONGEST_PAUSE_MS) {
    const minutes = Math.ceil(retryAfterMs / 60_000);
    const fix = `Run the same command again in ${minutes} minutes.`;
    return new ModelError(message, { ...CLOSED, status, fix });
  }
  return new ModelError(message, { ...details, retryAfterMs });
}

/** The error for a status 200 whose body is an error: aggregators put the real status into its code. */
export function toHiddenError(
  provider: Provider,
  { error, headers }: Pick<Refused, "error" | "headers">,
  nowMs: number,
): ModelError {
  const code = Number(error.code);
  const httpStatus = code >= 400 && code < 600 ? code : 502;
  return toRefusedError(provider, { httpStatus, error, headers }, nowMs);
}

/** What it means that no whole response came, by what kept it away. */
const LOST: Readonly<
  Record<HttpFailure, ModelErrorDetails & { say: (host: string, detail: string) => string }>
> = {
  timeout: {
    say: (host, detail) => `${host} gave no answer within ${detail}.`,
    ...{ retries: TIMEOUT_RETRIES, isOverload: true },
  },
  lost: {
    say: (host, detail) => `The connection to ${host} was lost (${detail}).`,
    retries: FAULT_RETRIES,
  },
  "too large": {
    say: (host, detail) => `${host} answered with ${detail}.`,
    ...{ retries: FOREIGN_RETRIES, fix: CHECK_URL },
  },
  "refused by proxy": {
    say: (host, detail) => `${host} was not asked: ${detail}.`,
    ...{ ...CLOSED, fix: CHECK_PROXY },
  },
  "no proxy": {
    say: (host, detail) => `${host} was not asked: ${detail}.`,
    ...{ retries: FAULT_RETRIES, fix: CHECK_PROXY },
  },
};

/** The error for a request that got no whole response. */
export function toLostError({ baseUrl: { host } }: Provider, { error: cause }: Lost): ModelError {
  const { say, ...details } = LOST[cause.failure];
  return new ModelError(say(host, cause.detail), { ...details, cause });
}

/** The error for a status 200 without an answer. */
export function toForeignError({ baseUrl: { host } }: Provider, problem: string): ModelError {
  const message = `${host} answered 200 with ${problem}.`;
  return new ModelError(message, { status: 200, retries: FOREIGN_RETRIES, fix: CHECK_URL });
}
