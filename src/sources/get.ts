import pRetry from "p-retry";
import { explain } from "../core/causes/explanation.ts";
import { InterruptedError, SourceError } from "../core/errors.ts";
import { quoteForeign } from "../core/printed/printed.ts";
import type { Clock } from "../http/clock.ts";
import { decodeText } from "../http/decode-text.ts";
import type { HttpClient } from "../http/open-client.ts";
import { waitForRetry } from "./retry-wait.ts";
import { readAge, readSentAt } from "./sent-at.ts";
import type { TimeBudget } from "./time-budget.ts";
import { toRefusal, toSourceError } from "./to-source-error.ts";

/** How a source is reached. */
export type GetOptions = {
  http: HttpClient;
  signal: AbortSignal;
  clock: Clock;
  /** The time that is left for this request and those that belong to it. */
  budget: TimeBudget;
  /** Tries after the first. */
  retries: number;
  /** Told of every wait above five seconds, in one English sentence. */
  onNotice: (message: string) => void;
};

/** What one request asks for. */
type Resource = {
  url: URL;
  accept: string;
  /** Larger bodies are refused, in bytes. */
  maxBytes: number;
  /** The address as errors show it. @default `url` */
  shownUrl?: URL;
  /** Sent as a bearer token. @default null */
  token?: string | null;
};

/** A whole body with status 200, when it was made by the server's clock (null when it does not say), and its age. */
type Body = { bytes: Buffer; contentType: string; sentAt: Date | null; ageMs: number };

/** A whole body that is text, with its size in bytes. */
export type TextBody = Omit<Body, "bytes"> & { text: string; size: number };

/** Fetches one resource that is text, as {@link get} does. It must be UTF-8. */
export function getText<Result>(
  resource: Resource,
  read: (body: TextBody) => Result | Promise<Result>,
  options: GetOptions,
): Promise<Result> {
  return get(
    resource,
    ({ bytes, ...body }) => read({ ...body, text: decodeText(bytes), size: bytes.length }),
    options,
  );
}

/**
 * Fetches one resource and reads it with `read`, both again while the failure looks like a passing one and
 * there is time. A body that `read` refuses without a status counts as one.
 *
 * @throws {SourceError} when there is no usable answer after the last try.
 * @throws {InterruptedError} when the signal says so.
 */
export async function get<Result>(
  resource: Resource,
  read: (body: Body) => Result | Promise<Result>,
  options: GetOptions,
): Promise<Result> {
  const { signal, retries } = options;
  const { shownUrl: url = resource.url } = resource;
  const tryOnce = async (attempt: number) => {
    const waiting = startWaiting(url, `try ${attempt} of ${retries + 1}`, options);
    try {
      return await read(await getOnce(resource, waiting.timeoutMs, options));
    } catch (cause) {
      throw toSourceError(url, cause);
    } finally {
      waiting.end();
    }
  };
  try {
    return await pRetry(tryOnce, {
      ...{ retries, signal },
      minTimeout: 0, // the wait is that of `waitForRetry`
      shouldRetry: ({ error, retriesConsumed }) =>
        error instanceof SourceError && waitForRetry(error, { ...options, url, retriesConsumed }),
    });
  } catch (error) {
    throw signal.aborted ? new InterruptedError() : error;
  }
}

async function getOnce(
  resource: Resource,
  timeoutMs: number,
  { http, signal, clock }: GetOptions,
): Promise<Body> {
  const request = { ...resource, timeoutMs, signal, isToldElsewhere: true };
  const { status, headers, bytes } = await http.request(request);
  const { shownUrl = resource.url } = resource;
  if (status !== 200)
    throw toRefusal(shownUrl, { status, headers, hasToken: Boolean(resource.token) }, clock.now());
  const contentType = quoteForeign(headers.get("content-type") ?? "");
  return { bytes, contentType, sentAt: readSentAt(headers), ageMs: readAge(headers) };
}

/** Counts the time of one try, and tells of it when it is long. */
function startWaiting(url: URL, attempt: string, { clock, budget, onNotice }: GetOptions) {
  const { answerMs, totalMs, quickMs, notableMs } = budget.bounds;
  const timeoutMs = Math.ceil(Math.min(answerMs, budget.leftMs()));
  if (timeoutMs <= quickMs) {
    throw new SourceError(url, `was not asked: the ${totalMs / 1000} s that it gets are over.`, {
      explanation: explain("sourceDown"),
    });
  }
  const [waited, atMost] = [notableMs, timeoutMs].map((ms) => `${Math.ceil(ms / 1000)} s`);
  const notice = `${url.host} has not answered for ${waited}; it gets ${atMost} (${attempt}).`;
  const timer = setTimeout(onNotice, notableMs, notice);
  const startedAtMs = clock.now();
  return {
    timeoutMs,
    end: () => {
      clearTimeout(timer);
      budget.spend(startedAtMs);
    },
  };
}
