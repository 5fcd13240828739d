import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { InterruptedError, SourceError } from "../core/errors.ts";
import { readRetryAfter } from "./retry-after.ts";

/** Longest time for one answer with its body, in milliseconds: twenty times what a slow one takes. */
const TIMEOUT_MS = 30_000;

/** Statuses that may be gone a moment later; `huggingface_hub` retries the same ones. */
const PASSING_STATUSES: readonly number[] = [408, 429, 500, 502, 503, 504];

/** How a source is reached. */
export type HttpOptions = {
  signal: AbortSignal;
  /** Tries after the first. @default 3 */
  retries?: number;
  /** Wait before the second try, in milliseconds; doubled for each later one. @default 500 */
  firstWaitMs?: number;
};

/** What one request asks for. */
export type Resource = {
  url: URL;
  accept: string;
  /** Larger bodies are refused, in bytes. */
  maxBytes: number;
  /** Sent as a bearer token. @default null */
  token?: string | null;
};

/** A whole body with status 200. */
export type Body = { bytes: Buffer; contentType: string };

/**
 * Fetches one resource and reads it with `read`, both again while the failure looks like a passing
 * one; a body that `read` refuses counts as one. Redirects are not followed.
 *
 * @throws {SourceError} when there is no usable answer after the last try.
 * @throws {InterruptedError} when the signal says so.
 */
export async function get<Result>(
  resource: Resource,
  read: (body: Body) => Result | Promise<Result>,
  { signal, retries = 3, firstWaitMs = 500 }: HttpOptions,
): Promise<Result> {
  try {
    return await pRetry(async () => await read(await getOnce(resource, signal)), {
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

async function getOnce(resource: Resource, signal: AbortSignal): Promise<Body> {
  const { url, maxBytes } = resource;
  const response = await connect(resource, signal);
  if (response.status !== 200) {
    await response.body?.cancel();
    const retryAfterMs = readRetryAfter(response.headers, Date.now());
    throw new SourceError(url, `answered ${response.status}.`, {
      status: response.status,
      retryAfterMs,
    });
  }
  return {
    bytes: await readWhole(url, response.body, maxBytes),
    contentType: response.headers.get("content-type") ?? "",
  };
}

async function connect(
  { url, accept, token = null }: Resource,
  signal: AbortSignal,
): Promise<Response> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  try {
    return await fetch(url, {
      headers: { accept, "user-agent": "papercards", ...authorization },
      redirect: "manual", // a redirect would carry the token to where nobody sent it
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  } catch (cause) {
    throw new SourceError(url, `got no answer${nameCause(cause)}.`, { cause });
  }
}

async function readWhole(url: URL, body: Response["body"], maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > maxBytes) break; // leaving the loop closes the connection
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new SourceError(url, `broke off after ${size} bytes${nameCause(cause)}.`, { cause });
  }
  if (size > maxBytes) {
    throw new SourceError(url, `is larger than ${maxBytes} bytes.`, { status: 200 });
  }
  return Buffer.concat(chunks);
}

/** Without a status, the connection failed or the body was not what it should be. */
function isPassing({ status }: SourceError): boolean {
  return status === null || PASSING_STATUSES.includes(status);
}

async function waitAsTold(error: Error, signal: AbortSignal): Promise<void> {
  const waitMs = error instanceof SourceError ? (error.retryAfterMs ?? 0) : 0;
  if (waitMs > 0) await sleep(waitMs, undefined, { signal });
}

/** `fetch` hides what happened to the connection one level down. */
function nameCause(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.name === "TimeoutError") return ` within ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? ` (${cause.code})` : "";
}
