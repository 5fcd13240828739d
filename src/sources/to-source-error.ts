import { type Explanation, explain } from "../core/causes/explanation.ts";
import { SourceError } from "../core/errors.ts";
import { explainWay, findHttpError, type HttpError, type HttpFailure } from "../http/http-error.ts";
import { describeRedirect } from "../http/redirects.ts";
import { readRequestedWait } from "./requested-wait.ts";
import { readSentAt } from "./sent-at.ts";

/** Whether a status stands for a failure that may pass: too slow, too many requests, or any fault of the server. */
function isPassingStatus(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Failures that a second try may mend. */
const PASSING_FAILURES: readonly HttpFailure[] = [
  "timeout",
  "lost",
  "no listener",
  "no host",
  "no names",
  "proxy unreachable",
];

/** Whether the same request may be answered a moment later. */
export function isPassing({ status, cause }: SourceError): boolean {
  const error = findHttpError(cause);
  if (error !== null) return PASSING_FAILURES.includes(error.failure);
  // Without a status, the body was not what it should be.
  return status === null || isPassingStatus(status);
}

/** The error for a response whose status is not 200. */
export function toRefusal(
  url: URL,
  { status, headers, hasToken }: { status: number; headers: Headers; hasToken: boolean },
  nowMs: number,
): SourceError {
  const redirect = describeRedirect(url, status, headers.get("location"));
  const explanation = explain(nameRefusal(status, hasToken));
  const isAboutToken = status === 401 || status === 403;
  const why = redirect === null ? "" : `: it ${redirect}`;
  const problem = `answered ${status}${why}.${isAboutToken ? ` ${explanation.happened}` : ""}`;
  return new SourceError(url, problem, {
    status,
    sentAt: readSentAt(headers),
    requestedWait: readRequestedWait(headers, nowMs),
    explanation,
  });
}

/** What a status other than 200 means. */
export function nameRefusal(status: number, hasToken: boolean) {
  if (status === 401 || status === 403) return hasToken ? "tokenRefused" : "tokenMissing";
  if (status === 429) return "sourceBusy";
  // 400 is also the answer about a day that has not opened yet.
  return status === 400 || isPassingStatus(status) ? "sourceDown" : "sourceForeign";
}

/**
 * Turns a request without a whole answer into an error of its source; any other error is returned as it
 * is.
 */
export function toSourceError(url: URL, cause: unknown): unknown {
  if (cause instanceof SourceError) return cause;
  const error = findHttpError(cause);
  return error === null ? cause : toUnanswered(url, error);
}

function toUnanswered(url: URL, cause: HttpError): SourceError {
  return new SourceError(url, describe(cause), {
    cause,
    explanation: explainFailed(cause, url),
  });
}

function describe({ failure, detail }: HttpError): string {
  switch (failure) {
    case "timeout":
      return `got no answer within ${detail}.`;
    case "too large":
      return `is ${detail}.`;
    case "unreadable":
      return `answered ${detail}.`;
    case "lost":
    case "no listener":
    case "no host":
    case "no names":
      return `got no whole answer (${detail}).`;
    default:
      return `was not sent: ${detail}.`;
  }
}

/** The setting that an address was made from. */
function nameSetting({ pathname }: URL): string {
  return pathname.endsWith("/api/query") ? "ARXIV_ENDPOINT" : "HF_ENDPOINT";
}

function explainFailed({ failure }: HttpError, url: URL): Explanation {
  const way = explainWay(failure, { host: url.host, setting: nameSetting(url) });
  return (
    way ?? explain(failure === "timeout" || failure === "lost" ? "sourceDown" : "sourceForeign")
  );
}
