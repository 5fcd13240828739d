import { type HttpFailure, NETWORK_FIXES } from "../../http/http-error.ts";
import type { ModelErrorDetails } from "../model-error.ts";
import type { WireError } from "./wire-error.ts";

const CHECK_KEY = "Check OPENAI_API_KEY, and that it belongs to OPENAI_BASE_URL.";
const CHECK_MODEL = "Check OPENAI_MODEL and OPENAI_BASE_URL; `papercards doctor` tries both.";
const CHECK_URL =
  "Check that OPENAI_BASE_URL is the address of a Chat Completions API, mostly ending in /v1.";
const ADD_CREDIT = "Add credit at the provider, or choose another key or model.";

/** Retries after a fault of the server or the connection. With equal jitter from 1 s they take 8 to 15 s. */
const MAX_FAULT_RETRIES = 4;

/** Retries after a rate limit. Each waits for a new window, so that a busy minute costs no card. */
const MAX_RATE_LIMIT_RETRIES = 8;

/** Retries after a request that took too long. A slow server is not helped by more of them. */
const MAX_TIMEOUT_RETRIES = 1;

/** Retries after a response without an answer. A gateway's fault passes at once, or not at all. */
const MAX_UNREADABLE_RETRIES = 1;

/**
 * The provider refuses for a reason that lasts, such as a wrong key, no credit or an unknown model: no
 * question of this run would be answered.
 */
export const CLOSED = { reason: "MODEL_CLOSED", endsRun: true } as const;

type StatusRule = { statuses: readonly number[]; words?: RegExp; details: ModelErrorDetails };

/** What an HTTP status means, the first rule that fits. Providers disagree on them, hence the words. */
const STATUS_RULES: readonly StatusRule[] = [
  {
    statuses: [400, 402, 403, 429],
    words:
      /insufficient[_ ](?:quota|balance|credits|funds)|exceeded your current quota.*billing|billing[_ ]hard[_ ]limit/i,
    details: { ...CLOSED, fix: ADD_CREDIT },
  },
  {
    statuses: [400, 403, 422],
    words: /content[_ ](?:filter|policy|management)|flagged|moderation/i,
    details: { reason: "REFUSED" },
  },
  { statuses: [400], words: /api[_ -]?key/i, details: { ...CLOSED, fix: CHECK_KEY } },
  {
    statuses: [400, 422],
    words:
      /model_not_found|not a valid model|model\b.*\b(?:not found|does not exist|not supported)/i,
    details: { ...CLOSED, fix: CHECK_MODEL },
  },
  { statuses: [401, 403], details: { ...CLOSED, fix: CHECK_KEY } },
  { statuses: [402], details: { ...CLOSED, fix: ADD_CREDIT } },
  { statuses: [404, 410], details: { ...CLOSED, fix: CHECK_MODEL } },
  { statuses: [408, 409], details: { retries: MAX_FAULT_RETRIES } },
  // 429, a rate limit: retried after a pause of all questions, and with less concurrency.
  { statuses: [429], details: { retries: MAX_RATE_LIMIT_RETRIES, isOverload: true } },
];

/** What a refused request means for its paper, for the other questions, and for its retry. */
export function judgeStatus(status: number, { code, type, message }: WireError): ModelErrorDetails {
  const text = [code, type, message].join(" ");
  const rule = STATUS_RULES.find(
    ({ statuses, words }) => statuses.includes(status) && (words === undefined || words.test(text)),
  );
  if (rule !== undefined) return rule.details;
  if (status >= 500 && status < 600) return { retries: MAX_FAULT_RETRIES };
  if (status < 200 || status >= 600) return { retries: MAX_UNREADABLE_RETRIES, fix: CHECK_URL };
  return { reason: "MODEL_CLOSED", fix: status < 400 ? CHECK_URL : CHECK_MODEL };
}

/** What it means that no whole response came, by what went wrong. */
export const LOST_DETAILS: Readonly<Record<HttpFailure, ModelErrorDetails>> = {
  timeout: { retries: MAX_TIMEOUT_RETRIES, isOverload: true, isLost: true },
  lost: { retries: MAX_FAULT_RETRIES, isLost: true },
  "too large": { reason: "ANSWER_TOO_LONG", fix: CHECK_URL },
  unreadable: { retries: MAX_UNREADABLE_RETRIES, fix: CHECK_URL },
  "untrusted certificate": { ...CLOSED, fix: NETWORK_FIXES["untrusted certificate"] },
  "refused by proxy": { ...CLOSED, fix: NETWORK_FIXES["refused by proxy"] },
  "proxy unreachable": {
    retries: MAX_FAULT_RETRIES,
    isLost: true,
    fix: NETWORK_FIXES["proxy unreachable"],
  },
};

/** What a successful response without an answer means. */
export const UNREADABLE_DETAILS: ModelErrorDetails = {
  retries: MAX_UNREADABLE_RETRIES,
  fix: CHECK_URL,
};
