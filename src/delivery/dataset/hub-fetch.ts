import { DeliveryError } from "../../core/errors.ts";
import type { Clock } from "../../http/clock.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { readRetryAfter } from "../../http/retry-after.ts";
import { toFetch } from "../../http/to-fetch.ts";

/** Longest wait for one answer of the Hub, in milliseconds: a commit of many months takes a while. */
const TIMEOUT_MS = 180_000;

/** Larger answers are refused, in bytes: the list of all files of a data set is the longest. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Longest that the Hub may let us wait before a refused request is sent again, in milliseconds: its windows have five minutes. */
const LONGEST_WAIT_MS = 330_000;

const MOST_TRIES = 4;
const WAIT_MS = 3_000;

/** A wait that is told of, in milliseconds. */
const NOTABLE_WAIT_MS = 15_000;

type HubFetchOptions = {
  http: HttpClient;
  clock: Clock;
  signal: AbortSignal;
  endpoint: URL;
  token: string;
  onNotice: (message: string) => void;
};

/**
 * The client for the library's requests to the Hub: to the endpoint's own host alone, with the token, and again where the Hub is busy. What
 * the Hub has perhaps done is not repeated here.
 */
export function toHubFetch(options: HubFetchOptions): typeof fetch {
  const { http, clock, signal, endpoint, token, onNotice } = options;
  const send = toFetch(http, { timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES, token });
  return async (input, init) => {
    assertOfEndpoint(new URL(input instanceof Request ? input.url : input), endpoint);
    for (let tried = 1; ; tried += 1) {
      const response = await send(input, init);
      const waitMs = findWait(response, tried, clock.now());
      if (waitMs === null) return response;
      if (waitMs > NOTABLE_WAIT_MS) {
        onNotice(`The Hub takes no more requests for ${Math.ceil(waitMs / 1000)} s; waiting.`);
      }
      await clock.sleep(waitMs, signal);
    }
  };
}

/** The token goes nowhere else, and files that are kept elsewhere are not sent. */
function assertOfEndpoint(url: URL, endpoint: URL): void {
  if (url.origin === endpoint.origin && !/\.git\/info\/lfs\//.test(url.pathname)) return;
  throw new DeliveryError(
    "The data set keeps files of cards as large files (LFS), which are not sent from here.",
    "Take *.jsonl out of the data set's .gitattributes.",
  );
}

/** How long to wait before a request is sent again, in milliseconds; null where it is not. */
function findWait({ status, headers }: Response, tried: number, nowMs: number): number | null {
  if ((status !== 429 && status !== 503) || tried === MOST_TRIES) return null;
  const waitMs = readRateLimit(headers) ?? readRetryAfter(headers, nowMs) ?? WAIT_MS * tried;
  return waitMs > LONGEST_WAIT_MS ? null : waitMs;
}

/** How long the Hub's window of requests still lasts, in milliseconds: `RateLimit: "api";r=0;t=123`; null when it does not say. */
function readRateLimit(headers: Headers): number | null {
  const seconds = /;\s*t=(\d{1,5})(?!\d)/.exec(headers.get("ratelimit") ?? "")?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000 + 500;
}
