import { explain } from "../../core/causes/explanation.ts";
import type { Usage } from "../../core/question/answer.ts";
import type { HttpError } from "../../http/http-error.ts";
import { ModelError, type ModelErrorDetails } from "../model-error.ts";
import type { Provider } from "../provider/provider.ts";
import { hideSecrets, quoteProvider } from "../redact.ts";
import { explainShortContext } from "./context-limit.ts";
import { judgeLost, PAGE_DETAILS, UNREADABLE_DETAILS } from "./error-rules.ts";
import { judgeRefusal } from "./judge-refusal.ts";
import type { StatusRefusal } from "./judge-status.ts";
import type { Lost, Refused } from "./openai-client.ts";
import { HTML_PAGE } from "./read-completion.ts";

/** A refusal, with the status that its error stands for. */
export type RefusedAs = Omit<Refused, "status"> & {
  /** @default the status that came */
  meantStatus?: number;
};

/** The error for a request that was answered with an error: a wrong key, a rate limit, a fault, … */
export function toRefusedError(provider: Provider, refused: RefusedAs, nowMs: number): ModelError {
  const outcome = judgeRefusal(toRefusal(refused), null, nowMs);
  const details: ModelErrorDetails =
    outcome.kind === "failed"
      ? outcome.details
      : { reason: "BAD_ANSWER", explanation: explain("modelTooWeak") };
  const { httpStatus: status } = refused;
  return new ModelError(describeRefused(provider, refused), { ...details, status });
}

/** A refusal as it is judged. */
export function toRefusal({ httpStatus, error, headers, meantStatus }: RefusedAs): StatusRefusal {
  return { status: meantStatus ?? httpStatus, error, headers };
}

/** A refusal in one sentence, with the provider's words. */
export function describeRefused(
  provider: Provider,
  { httpStatus: status, error, meantStatus = status }: RefusedAs,
): string {
  const words = quoteProvider(error.message ?? "", provider.secrets);
  const isMeant = meantStatus === status;
  const isPage = isMeant && error.isPage === true;
  const came = isPage ? ` with ${HTML_PAGE}` : isMeant ? "" : " with an error";
  const said = `${status}${came}`;
  return `${isPage ? nameAddress(provider) : provider.baseUrl.host} answered ${said}${words === "" ? "" : `: ${words}`}.`;
}

/** What was asked where a page came: whether its path is wrong, or somebody else answered, shows in the whole address. */
function nameAddress({ baseUrl: { origin, pathname }, secrets }: Provider): string {
  return hideSecrets(`${origin}${pathname.replace(/\/$/, "")}`, secrets);
}

/**
 * A status of success whose body is an error: aggregators put the real status into its code. Without one it
 * counts as a fault that may pass.
 */
export function readMeantStatus(refused: Omit<Refused, "status">): RefusedAs {
  const code = Number(refused.error.code);
  return { ...refused, meantStatus: code >= 400 && code < 600 ? code : 502 };
}

/** The error for an answer that a fault of the provider broke off; it may have been paid for. */
export function toBrokenError(
  { baseUrl: { host }, secrets }: Provider,
  refused: Omit<Refused, "status">,
  { usage, nowMs }: { usage: Usage; nowMs: number },
): ModelError {
  const words = quoteProvider(refused.error.message ?? "", secrets) || "it does not say why";
  const outcome = judgeRefusal(toRefusal(readMeantStatus(refused)), null, nowMs);
  const details = outcome.kind === "failed" ? outcome.details : UNREADABLE_DETAILS;
  const { httpStatus: status } = refused;
  return new ModelError(`${host} broke its answer off: ${words}.`, { ...details, status, usage });
}

/** The error for an answer that was cut because the model's context was full. */
export function toFullContextError(
  { baseUrl: { host }, profile }: Provider,
  { outputTokens, room }: { outputTokens: number; room: number },
  usage: Usage,
): ModelError {
  const words = `${host} cut an answer after ${outputTokens} tokens, where it had room for ${room}.`;
  const explanation = explainShortContext({}, profile.name);
  return new ModelError(words, { reason: "MODEL_CLOSED", explanation, status: 200, usage });
}

/** The error for a request that got no whole response. */
export function toLostError({ baseUrl: { host } }: Provider, { error: cause }: Lost): ModelError {
  const details = judgeLost(cause, host);
  return new ModelError(describeLost(host, cause, details), { ...details, cause });
}

function describeLost(
  host: string,
  { failure, detail }: HttpError,
  { explanation }: ModelErrorDetails,
): string {
  switch (failure) {
    case "no listener":
    case "no host":
    case "no names":
      return explanation.happened;
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
  provider: Provider,
  { httpStatus: status, problem }: { httpStatus: number; problem: string },
): ModelError {
  const isPage = problem === HTML_PAGE;
  const asked = isPage ? nameAddress(provider) : provider.baseUrl.host;
  const details = isPage ? PAGE_DETAILS : UNREADABLE_DETAILS;
  return new ModelError(`${asked} answered ${status} with ${problem}.`, { ...details, status });
}
