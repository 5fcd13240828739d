import { SourceError } from "../core/errors.ts";
import {
  findHttpError,
  type HttpError,
  type HttpFailure,
  NETWORK_FIXES,
} from "../http/http-error.ts";
import { describeRedirect } from "../http/redirects.ts";
import { readRequestedWait } from "./requested-wait.ts";
import { readSentAt } from "./sent-at.ts";

/** Whether a status stands for a failure that may pass: too slow, too many requests, or any fault of the server. */
function isPassingStatus(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Failures that a second try may mend. */
const PASSING_FAILURES: readonly HttpFailure[] = ["timeout", "lost", "proxy unreachable"];

/** The next step where the same request would get the same response again. */
export const CHECK_ENDPOINT =
  "Check HF_ENDPOINT, ARXIV_ENDPOINT and what lies in between; `papercards doctor` shows them and asks the Hub.";

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
  { status, headers }: { status: number; headers: Headers },
  nowMs: number,
): SourceError {
  const redirect = describeRedirect(url, status, headers.get("location"));
  const problem = redirect === null ? `answered ${status}.` : `answered ${status}: it ${redirect}.`;
  const mayChange = status === 400 || isPassingStatus(status);
  return new SourceError(url, problem, {
    status,
    sentAt: readSentAt(headers),
    requestedWait: readRequestedWait(headers, nowMs),
    ...(mayChange ? {} : { fix: CHECK_ENDPOINT }),
  });
}

/**
 * Turns a request without a whole answer into an error of its source; any other error is returned as it
 * is.
 */
export function toSourceError(url: URL, cause: unknown): unknown {
  if (cause instanceof SourceError) return cause;
  const error = findHttpError(cause);
  return error === null ? cause : new SourceError(url, describe(error), explain(error));
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
      return `got no whole answer (${detail}).`;
    default:
      return `was not sent: ${detail}.`;
  }
}

function explain(cause: HttpError): ConstructorParameters<typeof SourceError>[2] {
  switch (cause.failure) {
    case "timeout":
    case "lost":
      return { cause };
    case "too large":
    case "unreadable":
      return { cause, fix: CHECK_ENDPOINT };
    default:
      return { cause, fix: NETWORK_FIXES[cause.failure] };
  }
}
