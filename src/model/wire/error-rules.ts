import { explain } from "../../core/causes/explanation.ts";
import { explainWay, type HttpError, type HttpFailure } from "../../http/http-error.ts";
import type { ModelErrorDetails } from "../model-error.ts";
import { explainFault, NO_MEMORY, NO_MODEL } from "./model-fault.ts";
import { type WireError, wordsOf } from "./wire-error.ts";

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

/** A rate limit: retried after a pause of all questions, and with less concurrency. */
export const RATE_LIMITED: ModelErrorDetails = {
  explanation: explain("rateLimited"),
  retries: MAX_RATE_LIMIT_RETRIES,
  isOverload: true,
};

/** The model or the address is not there, and the words do not say which. */
const NOT_THERE: ModelErrorDetails = {
  ...CLOSED,
  explanation: explain("modelClosed"),
  isMissing: true,
};

/** The model is not there. */
const GONE: ModelErrorDetails = {
  ...CLOSED,
  explanation: explain("modelUnknown"),
  isMissing: true,
};

/** What stands at the address is none of the API. */
const NO_API: ModelErrorDetails = {
  ...CLOSED,
  explanation: explain("addressWrong"),
  isMissing: true,
};

/** A fault of the server, or of what lies before it, that mostly passes. */
const OUTAGE: ModelErrorDetails = {
  explanation: explain("outage"),
  retries: MAX_FAULT_RETRIES,
  isFault: true,
};

const KEY_REFUSED: ModelErrorDetails = { ...CLOSED, explanation: explain("keyRefused") };

/** The provider wants money. A limit of a minute is often told in the same words. */
export const UNPAID: ModelErrorDetails = { ...CLOSED, explanation: explain("unpaid") };

/** A limit of which nobody says when it begins anew. */
export const LONG_LIMIT: ModelErrorDetails = { ...CLOSED, explanation: explain("longLimit") };

export const PLAN_WITHOUT_MODEL: ModelErrorDetails = {
  ...CLOSED,
  explanation: explain("planWithoutModel"),
};

const PLACE_REFUSED: ModelErrorDetails = { ...CLOSED, explanation: explain("placeRefused") };

const API_NOT_ENABLED: ModelErrorDetails = { ...CLOSED, explanation: explain("apiNotEnabled") };

/** A page of a portal, a proxy or the endpoint's own site; portals also send it by a redirect. */
const FOREIGN_PAGE = explain("pageInPlace");

const KEPT_OUT: ModelErrorDetails = { ...CLOSED, explanation: FOREIGN_PAGE };

/** Google's words for an API that nobody has switched on for the project of a key. */
const API_DISABLED =
  /\bAPI has not been (?:used|enabled)\b|\bAPI\b.{0,80}\b(?:is|are) (?:not enabled|disabled|blocked)\b|service_disabled/i;

const SOMEWHERE = "(?:countr(?:y|ies)|regions?|locations?|territor(?:y|ies))";
const NOT_SERVED =
  "(?:not (?:yet |currently )?(?:supported|available|served|allowed|permitted|offered|accessible)|unsupported|unavailable|restricted|blocked|prohibited|(?:not|n't) (?:yet |currently )?(?:support|serve|offer))";

/** Words for a country, or an address of the network, that is not served, in any order. */
const PLACE = new RegExp(
  [
    `\\b${SOMEWHERE}\\b[^\\d.]{0,40}\\b${NOT_SERVED}`,
    `${NOT_SERVED}\\b[^\\d.]{0,40}\\b(?:in|from|for|your) (?:\\w+ ){0,2}${SOMEWHERE}\\b`,
    `\\bunsupported[_ ]${SOMEWHERE}`,
    "\\bip(?:[_ ]address)?\\b.{0,60}\\bnot[_ ](?:authori[sz]ed|allowed|permitted)|\\bfirewall\\b|virtual network",
    "(?:국가|지역)[^.\\d\\n]{0,20}(?:없습|않|제한|차단)|(?:않는|않은|제한된|차단된|미지원) (?:국가|지역)",
  ].join("|"),
  "i",
);

/** Words for a model that is not there, or not any more. */
const MODEL_GONE =
  /model_(?:not_found|not_available|decommissioned|permission)|not a valid model|\bmodel\b.{0,200}\b(?:not found|does not exist|not supported|decommissioned|retired|no longer)|unable to access\b.{0,40}\bmodel/i;

/** Words for a model that this account may not use, where a status stands for a key that may not. */
const MODEL_DENIED =
  /\bmodel\b.{0,200}\b(?:blocked|not available|not allowed|disabled)|\b(?:access|allowed|authori[sz]ed)\b.{0,40}\bmodels?\b|승인.{0,10}모델|모델.{0,20}(?:권한|승인)/i;

/** Words for a question whose content is not answered. */
const CONTENT =
  /content[_ ](?:filter|policy|management)|flagged|moderation|\binvalid_prompt\b|inappropriate content|data_inspection_failed/i;

const CONTENT_STATUSES: readonly number[] = [400, 403, 422];

/** Whether a refusal is about what this question says, and so about no other one. */
export function refusesContent(status: number, error: WireError): boolean {
  return CONTENT_STATUSES.includes(status) && CONTENT.test(wordsOf(error));
}

type StatusRule = {
  statuses: readonly number[];
  words?: RegExp;
  /** For pages alone, which say nothing in words that can be read. */
  isPage?: true;
  details: ModelErrorDetails;
};

/** What an HTTP status means, the first rule that fits. Providers disagree on them, hence the words. */
const STATUS_RULES: readonly StatusRule[] = [
  {
    statuses: [400, 404, 409, 422],
    words: NO_MEMORY,
    details: { reason: "MODEL_CLOSED", explanation: explain("memoryTooSmall") },
  },
  {
    statuses: [400, 401, 402, 403, 412, 429],
    words:
      /insufficient[_ ](?:quota|balance|credits?|funds)|exceeded your current quota.{0,200}billing|billing[_ ](?:hard[_ ]limit|not[_ ]active)|credit balance|(?:not enough|out of|no more|no remaining) (?:credits?|balance|funds)|(?:balance|credits?|funds)\b.{0,40}\b(?:too low|exhausted|depleted|used up|insufficient)|account\b.{0,30}\b(?:overdue|in arrears|suspended|deactivated|not active)|(?:top up|recharge) your|payment (?:is )?required|past due|arrearage|good standing|budget[_ ](?:has been )?exceeded|(?:any|all|used) (?:\w+ ){0,2}credits|spend(?:ing)?[_ ](?:limit|cap)|잔액|요금.{0,10}(?:미납|부족)|크레딧/i,
    details: UNPAID,
  },
  {
    statuses: CONTENT_STATUSES,
    words: CONTENT,
    details: { reason: "REFUSED", explanation: explain("answerRefused") },
  },
  {
    statuses: [400, 404, 409, 422, 500, 503],
    words:
      /\bno models? (?:is |are |was |were )?(?:currently )?loaded\b|\bmodel (?:is |was )?not loaded\b|\bmodel (?:is |was )?unloaded\b/i,
    details: { ...CLOSED, explanation: explain("modelNotLoaded") },
  },
  {
    statuses: [403],
    words: /rate[_ -]?limit|too many requests|per[_ -]?min/i,
    details: RATE_LIMITED,
  },
  {
    // Of a refusal for now, whose words may name credits as a way to higher limits, less is read.
    statuses: [400, 403],
    words:
      /\bcredits\b|\bbilling\b|\bprepa(?:y|id)|(?<!(?:thinking|token|reasoning)[ _])\bbudget\b.{0,40}\b(?:exceed|reach|exhaust|used|spent)|\b(?:usage|monthly|spend\w*) (?:\w+ )?limits?\b|\bkey limit\b|\bquota\b|subscription|\btrial\b.{0,20}\b(?:ended|expired|over)|\bplan\b.{0,40}\b(?:expired|ended|limit)|한도|요금|결제/i,
    details: UNPAID,
  },
  { statuses: [400], words: /api[_ -]?key/i, details: KEY_REFUSED },
  { statuses: [400, 401, 403, 404, 422, 451], words: PLACE, details: PLACE_REFUSED },
  { statuses: [403], words: API_DISABLED, details: API_NOT_ENABLED },
  { statuses: [400, 401, 403, 404, 410, 412, 422], words: MODEL_GONE, details: GONE },
  { statuses: [401, 403, 404], words: MODEL_DENIED, details: GONE },
  {
    statuses: [400, 409, 422],
    words: NO_MODEL,
    details: { ...OUTAGE, explanation: explain("modelBroken") },
  },
  {
    statuses: [413],
    words: /tokens per|\bTPM\b/i,
    details: { reason: "MODEL_CLOSED", explanation: explain("minuteTooSmall") },
  },
  {
    statuses: [400, 404, 405, 502], // LM Studio's comes with 200, and stands for 502
    words: /\b(?:unexpected|unknown) (?:endpoint|route|path)\b|\binvalid url\b/i,
    details: NO_API,
  },
  // No API refuses a key by a page: a portal, or a filter of the network or before the server, does.
  { statuses: [403], isPage: true, details: KEPT_OUT },
  { statuses: [511], details: KEPT_OUT }, // what a portal says of itself, before anybody has signed in
  { statuses: [404, 405, 410], isPage: true, details: NO_API },
  { statuses: [401, 403], details: KEY_REFUSED },
  { statuses: [402], details: UNPAID },
  { statuses: [404, 410], details: NOT_THERE },
  { statuses: [451], details: PLACE_REFUSED },
  { statuses: [408, 409], details: OUTAGE },
  { statuses: [429], details: RATE_LIMITED },
];

/** The rule that a refusal falls under. */
export function findRule(status: number, error: WireError): ModelErrorDetails {
  const text = wordsOf(error);
  const rule = STATUS_RULES.find(
    ({ statuses, words, isPage = false }) =>
      statuses.includes(status) &&
      (words === undefined || words.test(text)) &&
      (!isPage || error.isPage),
  );
  if (rule !== undefined) return rule.details;
  if (OVERLOADED.includes(status)) return RATE_LIMITED;
  if (status >= 500 && status < 600) return { ...OUTAGE, explanation: explainFault(status, error) };
  if (status < 200 || status >= 600) return UNREADABLE_DETAILS;
  const explanation = status < 400 ? FOREIGN_PAGE : explain("modelClosed");
  return { reason: "MODEL_CLOSED", explanation, isMissing: status === 405 };
}

/** Statuses of one provider each for too many requests: Groq's 498 and Anthropic's 529. */
const OVERLOADED: readonly number[] = [498, 529];

/** What it means that no whole response came, by what went wrong. */
export function judgeLost({ failure }: HttpError, host: string): ModelErrorDetails {
  const { explanation, ...details } = LOST_DETAILS[failure];
  const way = explainWay(failure, { host, setting: "OPENAI_BASE_URL" });
  return { ...details, explanation: way ?? explanation };
}

const LOST: ModelErrorDetails = {
  explanation: explain("connectionLost"),
  retries: MAX_FAULT_RETRIES,
  isFault: true,
};
const KEPT_AWAY: ModelErrorDetails = { ...CLOSED, explanation: explain("modelSilent") };

const LOST_DETAILS: Readonly<Record<HttpFailure, ModelErrorDetails>> = {
  timeout: {
    ...{ retries: MAX_TIMEOUT_RETRIES, isOverload: true, isFault: true },
    explanation: explain("tooSlow"),
  },
  lost: LOST,
  "no listener": LOST,
  "no host": LOST,
  "no names": LOST,
  "proxy unreachable": LOST,
  "no file left": LOST,
  "too large": { reason: "ANSWER_TOO_LONG", explanation: explain("addressWrong") },
  unreadable: { retries: MAX_UNREADABLE_RETRIES, explanation: explain("addressWrong") },
  "untrusted certificate": KEPT_AWAY,
  "refused by proxy": KEPT_AWAY,
};

/** What a successful response without an answer means. */
export const UNREADABLE_DETAILS: ModelErrorDetails = {
  retries: MAX_UNREADABLE_RETRIES,
  explanation: explain("addressWrong"),
};

/** What a page in the place of an answer means. */
export const PAGE_DETAILS: ModelErrorDetails = {
  retries: MAX_UNREADABLE_RETRIES,
  explanation: FOREIGN_PAGE,
};
