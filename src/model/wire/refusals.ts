import type { ModelErrorDetails } from "./model-error.ts";
import type { WireError } from "./wire-error.ts";

const CHECK_KEY = "Check OPENAI_API_KEY, and that it belongs to OPENAI_BASE_URL.";
const CHECK_MODEL = "Check OPENAI_MODEL and OPENAI_BASE_URL; `papercards doctor` tries both.";
const ADD_CREDIT = "Add credit at the provider, or choose another key or model.";

/** Repeats after a fault of the server or the line: with full jitter from 1 s, some 15 s in all. */
export const FAULT_RETRIES = 4;

/** Repeats after "too many requests": each waits for a new window, so that a busy minute costs nobody. */
const OVERLOAD_RETRIES = 8;

/** Repeats after a request that took too long: a slow server is not helped by more of them. */
export const TIMEOUT_RETRIES = 1;

/** Repeats after a 200 that is no answer: a gateway's hiccup passes at once, or not at all. */
export const FOREIGN_RETRIES = 1;

const CLOSED = { reason: "MODEL_CLOSED", endsRun: true } as const;

type Rule = { statuses: readonly number[]; says?: RegExp; details: ModelErrorDetails };

/** What a refusal means, the first rule that fits. Providers disagree on statuses, hence the words. */
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
  {
    statuses: [400],
    says: /api[_ -]?key/i,
    details: { ...CLOSED, fix: CHECK_KEY },
  },
  {
    statuses: [400, 422],
    says: /model_not_found|not a valid model|model\b.*\b(?:not found|does not exist|not supported)/i,
    details: { ...CLOSED, fix: CHECK_MODEL },
  },
  { statuses: [401, 403], details: { ...CLOSED, fix: CHECK_KEY } },
  { statuses: [402], details: { ...CLOSED, fix: ADD_CREDIT } },
  { statuses: [404, 410], details: { ...CLOSED, fix: CHECK_MODEL } },
  { statuses: [408, 409], details: { retries: FAULT_RETRIES } },
  { statuses: [429], details: { retries: OVERLOAD_RETRIES, isOverload: true } },
];

/** Decides what a refused request means for its paper, for the others, and for its repetition. */
export function explainRefusal(status: number, error: WireError | null): ModelErrorDetails {
  const words = [error?.code, error?.type, error?.message].join(" ");
  const rule = RULES.find(
    ({ statuses, says }) => statuses.includes(status) && (says === undefined || says.test(words)),
  );
  if (rule !== undefined) return rule.details;
  return status >= 500 ? { retries: FAULT_RETRIES } : { reason: "MODEL_CLOSED", fix: CHECK_MODEL };
}
