import { codeOf } from "../core/error-code.ts";
import type { Deadline } from "./deadline.ts";
import { findHttpError, HttpError, nameCause } from "./http-error.ts";
import { type Proxies, showProxy } from "./proxies.ts";

/** How undici says that a proxy did not let a request through. */
const PROXY_ANSWER = /^Proxy (?:response|Authentication Required) \((\d{3})\)/;

/** The codes with which OpenSSL and Node refuse a certificate. */
const UNTRUSTED = /^(?:CERT_|CRL_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|INVALID_CA|ERR_TLS_CERT_)/;

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
  if (UNTRUSTED.test(codeOf(cause))) {
    const detail = `its certificate is not trusted (${codeOf(cause)})`;
    return new HttpError("untrusted certificate", detail, { cause });
  }
  const proxy = url.protocol === "https:" ? proxies.https : proxies.http;
  const words = nameCause(cause);
  const name = cause instanceof Error ? cause.name : "";
  if (name === "ResponseExceededMaxSizeError") {
    return new HttpError("too large", `more than ${maxBytes} bytes`, { cause });
  }
  return proxy === null
    ? new HttpError("lost", words, { cause })
    : toProxyError(cause, { name, words, proxy: `the proxy ${showProxy(proxy)}` });
}

function toProxyError(
  cause: unknown,
  { name, words, proxy }: { name: string; words: string; proxy: string },
): HttpError {
  const [, status] = PROXY_ANSWER.exec(words) ?? [];
  if (status !== undefined) {
    // A proxy that cannot reach the server answers 502 to 504, which may pass.
    const failure = Number(status) < 500 ? "refused by proxy" : "lost";
    return new HttpError(failure, `${proxy} answered ${status}`, { cause });
  }
  // Only a proxy is waited for with a limit of its own; for all others the deadline alone counts.
  return name === "HeadersTimeoutError"
    ? new HttpError("proxy unreachable", `${proxy} does not answer`, { cause })
    : new HttpError("lost", words, { cause });
}
