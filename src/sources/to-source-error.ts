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
  "no file left",
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
  { status, headers, hasToken }: Pick<Asked, "status" | "hasToken"> & { headers: Headers },
  nowMs: number,
): SourceError {
  const redirect = describeRedirect(url, status, headers.get("location"));
  const isPage = /\bhtml\b/i.test(headers.get("content-type") ?? "");
  const explanation = explainRefusal(url, { status, hasToken, isPage });
  const why = redirect === null ? "" : `: it ${redirect}`;
  const problem = `answered ${status}${why}.${isForbidden(status) ? ` ${explanation.happened}` : ""}`;
  return new SourceError(url, problem, {
    status,
    sentAt: readSentAt(headers),
    requestedWait: readRequestedWait(headers, nowMs),
    explanation,
  });
}

/** Whether a status stands for a request without the right to it. */
export function isForbidden(status: number): boolean {
  return status === 401 || status === 403;
}

/** A status other than 200, whether HF_TOKEN was sent, and whether a page for people came. */
type Asked = { status: number; hasToken: boolean; isPage: boolean };

/** What a status other than 200 means. */
export function explainRefusal(url: URL, asked: Asked): Explanation {
  const { status, hasToken } = asked;
  if (isForbidden(status)) return explainForbidden(url, asked);
  // A portal, before anybody has signed in.
  if (status === 511) return explain("foreignPage", { setting: nameSetting(url) });
  if (status === 429) {
    const isTokenless = nameSetting(url) === "HF_ENDPOINT" && !hasToken;
    return explain(isTokenless ? "hubBusy" : "sourceBusy");
  }
  // 400 is also the answer about a day that has not opened yet.
  return explain(status === 400 || isPassingStatus(status) ? "sourceDown" : "sourceForeign");
}

function explainForbidden(url: URL, { status, hasToken, isPage }: Asked): Explanation {
  const { host } = url;
  const setting = nameSetting(url);
  if (setting === "ARXIV_ENDPOINT") return explain("arxivForbidden", { host });
  // No API refuses a token by a page: a portal, or a filter of the network, does.
  const isKeptOut = status === 403 && isPage;
  if (isHub(url) && (isKeptOut || !hasToken)) return explain("hubForbidden", { host });
  if (isKeptOut) return explain("foreignPage", { setting });
  return hasToken ? explainRefusedToken(url) : explain("tokenMissing", { host });
}

function isHub({ hostname }: URL): boolean {
  return /(?:^|\.)huggingface\.co$/.test(hostname);
}

/** What it means that HF_TOKEN is refused at an address: each server has tokens of its own. */
export function explainRefusedToken(url: URL): Explanation {
  const { host } = url;
  return isHub(url) ? explain("tokenRefused") : explain("tokenRefusedByMirror", { host });
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
  const explanation = explainFailed(cause, url);
  return new SourceError(url, describe(cause, explanation), { cause, explanation });
}

function describe({ failure, detail }: HttpError, { happened }: Explanation): string {
  switch (failure) {
    case "timeout":
      return `got no answer within ${detail}.`;
    case "too large":
      return `is ${detail}.`;
    case "unreadable":
      return `answered ${detail}.`;
    case "no listener":
    case "no host":
    case "no names":
      return `got no answer. ${happened}`;
    case "lost":
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
