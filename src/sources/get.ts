import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { InterruptedError, SourceError } from "../core/errors.ts";
import { findHttpError, type HttpFailure, NETWORK_FIXES } from "../http/http-error.ts";
import type { HttpClient } from "../http/open-client.ts";
import { readRequestedWait } from "./requested-wait.ts";
import { readSentAt } from "./sent-at.ts";

/** Longest time for one answer with its body, in milliseconds: twenty times what a slow one takes. */
export const TIMEOUT_MS = 30_000;

/** Statuses of a failure that may pass; `huggingface_hub` retries the same ones. */
const PASSING_STATUSES: readonly number[] = [408, 429, 500, 502, 503, 504];

/** How a source is reached. */
export type GetOptions = {
  http: HttpClient;
  signal: AbortSignal;
  /** Tries after the first. @default 3 */
  retries?: number;
  /** Wait before the second try, in milliseconds; doubled for each later one. @default 500 */
  firstWaitMs?: number;
};

/** What one request asks for. */
type Resource = {
  url: URL;
  accept: string;
  /** Larger bodies are refused, in bytes. */
  maxBytes: number;
  /** Sent as a bearer token. @default null */
  token?: string | null;
};

/** A whole body with status 200, and when it was sent by the server's clock; null when it does not say. */
export type Body = { bytes: Buffer; contentType: string; sentAt: Date | null };

/**
 * Fetches one resource and reads it with `read`, both again while the failure looks like a passing
 * one; a body that `read` refuses counts as one.
 *
 * @throws {SourceError} when there is no usable answer after the last try.
 * @throws {InterruptedError} when the signal says so.
 */
export async function get<Result>(
  resource: Resource,
  read: (body: Body) => Result | Promise<Result>,
  { http, signal, retries = 3, firstWaitMs = 500 }: GetOptions,
): Promise<Result> {
  try {
    return await pRetry(async () => await read(await getOnce(resource, http, signal)), {
      retries,
      minTimeout: firstWaitMs,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => error instanceof SourceError && isPassing(error),
      onFailedAttempt: ({ error, retriesLeft }) =>
        retriesLeft > 0 ? waitAsTold(error, signal) : undefined,
    });
  } catch (error) {
    throw signal.aborted ? new InterruptedError() : error;
  }
}

async function getOnce(resource: Resource, http: HttpClient, signal: AbortSignal): Promise<Body> {
  const { url } = resource;
  const request = { ...resource, timeoutMs: TIMEOUT_MS, signal };
  const { status, headers, bytes } = await http.request(request).catch((cause: unknown) => {
    throw toSourceError(url, cause);
  });
  const sentAt = readSentAt(headers);
  if (status === 200) return { bytes, contentType: headers.get("content-type") ?? "", sentAt };
  const retryAfterMs = readRequestedWait(headers, Date.now());
  throw new SourceError(url, `answered ${status}.`, { status, retryAfterMs, sentAt });
}

/**
 * Turns a request without a whole answer into an error of its source; any other error is returned as it
 * is.
 */
export function toSourceError(url: URL, cause: unknown): unknown {
  const error = findHttpError(cause);
  if (error === null) return cause;
  switch (error.failure) {
    case "timeout":
      return new SourceError(url, `got no answer within ${error.detail}.`, { cause });
    case "too large":
      return new SourceError(url, `is ${error.detail}.`, { cause, status: 200 });
    case "lost":
      return new SourceError(url, `got no whole answer (${error.detail}).`, { cause });
    default:
      return new SourceError(url, `was not sent: ${error.detail}.`, {
        cause,
        fix: NETWORK_FIXES[error.failure],
      });
  }
}

/** Failures that no second try mends. */
const LASTING: readonly HttpFailure[] = ["refused by proxy", "untrusted certificate"];

/** Without a status, the connection failed or the body was not what it should be. */
function isPassing({ status, cause }: SourceError): boolean {
  const error = findHttpError(cause);
  if (error !== null && LASTING.includes(error.failure)) return false;
  return status === null || PASSING_STATUSES.includes(status);
}

async function waitAsTold(error: Error, signal: AbortSignal): Promise<void> {
  const waitMs = error instanceof SourceError ? (error.retryAfterMs ?? 0) : 0;
  if (waitMs > 0) await sleep(waitMs, undefined, { signal });
}
