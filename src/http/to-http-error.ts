import type { Deadline } from "./deadline.ts";
import { findHttpError, HttpError, nameCause } from "./http-error.ts";
import { type Proxies, showProxy } from "./proxies.ts";

/** How undici says that a proxy did not let a request through. */
const PROXY_ANSWER = /^Proxy (?:response|Authentication Required) \((\d{3})\)/;

type Failed = { url: URL; timeoutMs: number; maxBytes: number };

/** Turns whatever was thrown during a request into an error that says what became of it. */
export function toHttpError(
  cause: unknown,
  { url, timeoutMs, maxBytes }: Failed,
  { deadline, proxies }: { deadline: Deadline; proxies: Proxies },
): HttpError {
  const known = findHttpError(cause);
  if (known !== null) return known;
  if (deadline.isOver()) return new HttpError("timeout", `${timeoutMs / 1000} s`, { cause });
  const words = nameCause(cause);
  const proxy = url.protocol === "https:" ? proxies.https : proxies.http;
  const [, status] = PROXY_ANSWER.exec(words) ?? [];
  if (proxy !== null && status !== undefined) {
    // A proxy that cannot reach the server answers 502 to 504, which may pass.
    const failure = Number(status) < 500 ? "refused by proxy" : "lost";
    return new HttpError(failure, `the proxy ${showProxy(proxy)} answered ${status}`, { cause });
  }
  const isTooLarge = cause instanceof Error && cause.name === "ResponseExceededMaxSizeError";
  return isTooLarge
    ? new HttpError("too large", `more than ${maxBytes} bytes`, { cause })
    : new HttpError("lost", words, { cause });
}
