import { codeOf } from "../core/error-code.ts";
import type { Deadline } from "./deadline.ts";
import { describeUnreadable } from "./describe-unreadable.ts";
import { findHttpError, HttpError, type HttpFailure, nameCause } from "./http-error.ts";
import { type Proxies, showProxy } from "./proxies.ts";

/** How undici says that a proxy did not let a request through. */
const PROXY_ANSWER = /^Proxy (?:response|Authentication Required) \((\d{3})\)/;

/** The codes with which OpenSSL and Node refuse a certificate. */
const UNTRUSTED = /^(?:CERT_|CRL_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|INVALID_CA|ERR_TLS_CERT_)/;

/** What undici and Node say of a call that is wrong, whatever the network does. */
const BUG = /^(?:UND_ERR_INVALID_ARG|UND_ERR_NOT_SUPPORTED|ERR_INVALID_.+)$/;

/** The system's codes for a connection that was not made. */
const UNREACHED: ReadonlyMap<string, HttpFailure> = new Map([
  ["ECONNREFUSED", "no listener"],
  ["ENOTFOUND", "no host"],
  ["EAI_AGAIN", "no names"],
  ["EMFILE", "no file left"],
  ["ENFILE", "no file left"],
]);

type Failed = { url: URL; timeoutMs: number; maxBytes: number };

/** Where a request was when it failed. */
type FailedOn = {
  deadline: Deadline;
  proxies: Proxies;
  /** Whether the response had begun, and its body was coming. @default false */
  hasBegun?: boolean;
};

/**
 * Turns whatever was thrown during a request into an error that says what became of it. A bug of ours is
 * returned as it is.
 */
export function toHttpError(
  cause: unknown,
  { url, timeoutMs, maxBytes }: Failed,
  { deadline, proxies, hasBegun = false }: FailedOn,
): unknown {
  const known = findHttpError(cause);
  if (known !== null) return known;
  if (deadline.isOver()) return new HttpError("timeout", describeSeconds(timeoutMs), { cause });
  const proxy = url.protocol === "https:" ? proxies.https : proxies.http;
  const refusal = proxy && findProxyError(cause, `the proxy ${showProxy(proxy)}`);
  if (refusal !== null) return refusal;
  if (BUG.test(codeOf(cause))) return cause;
  if (UNTRUSTED.test(codeOf(cause))) {
    const detail = `its certificate is not trusted (${codeOf(cause)})`;
    return new HttpError("untrusted certificate", detail, { cause });
  }
  if (nameOf(cause) === "ResponseExceededMaxSizeError") {
    return new HttpError("too large", `more than ${maxBytes} bytes`, { cause });
  }
  return toServerError(cause, hasBegun);
}

function toServerError(cause: unknown, hasBegun: boolean): HttpError {
  const unreadable = describeUnreadable(cause);
  if (unreadable !== null) return new HttpError("unreadable", unreadable, { cause });
  if (hasBegun) return new HttpError("lost", "its body was cut off", { cause });
  return new HttpError(UNREACHED.get(codeOf(cause)) ?? "lost", nameCause(cause), { cause });
}

function findProxyError(cause: unknown, proxy: string): HttpError | null {
  const [, status] = PROXY_ANSWER.exec(nameCause(cause)) ?? [];
  if (status !== undefined) {
    // A proxy that cannot reach the server answers 502 to 504, which may pass.
    const failure = Number(status) < 500 ? "refused by proxy" : "lost";
    return new HttpError(failure, `${proxy} answered ${status}`, { cause });
  }
  // Only a proxy is waited for with a limit of its own; for all others the deadline alone counts.
  if (nameOf(cause) !== "HeadersTimeoutError") return null;
  return new HttpError("proxy unreachable", `${proxy} does not answer`, { cause });
}

/** Whole seconds, but of less than ten also their tenths. */
function describeSeconds(ms: number): string {
  const tenths = Math.round(ms / 100) / 10;
  return `${tenths < 10 ? tenths : Math.round(tenths)} s`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}
