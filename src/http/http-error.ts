import { type Explanation, explain } from "../core/causes/explanation.ts";
import { codeOf } from "../core/error-code.ts";
import { quoteForeign } from "../core/printed/printed.ts";

/**
 * What became of a request without a whole response: nothing listens at the address, its host has no address, or none now, its time was up, its body was larger than asked for,
 * what came is no response that can be read, the connection was lost or never made, the server's certificate
 * is not trusted, a proxy refused it, a proxy could not be reached, or this process may open no other file or socket.
 */
export type HttpFailure =
  | "no listener"
  | "no host"
  | "no names"
  | "timeout"
  | "too large"
  | "unreadable"
  | "lost"
  | "untrusted certificate"
  | "refused by proxy"
  | "proxy unreachable"
  | "no file left";

/** A request got no whole response. Each room turns it into an error of its own. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly failure: HttpFailure;
  /**
   * What is known about it, short enough for a bracket: `ECONNRESET`, or a proxy and what it did. Of an
   * unreadable response it is what the server answered, as the end of a sentence.
   */
  readonly detail: string;

  constructor(failure: HttpFailure, detail: string, options?: ErrorOptions) {
    const words = quoteForeign(detail); // the server's own may stand in it
    super(`${failure}: ${words}`, options);
    this.failure = failure;
    this.detail = words;
  }
}

/** What a failure on the way to a server means, if the way is its cause. */
export function explainWay(
  failure: HttpFailure,
  { host, setting }: { host: string; setting: string },
): Explanation | null {
  switch (failure) {
    case "no listener":
      return explain("noListener", { host, setting });
    case "no host":
      return explain("noHost", { host, setting });
    case "no names":
      return explain("noNames", { host });
    case "untrusted certificate":
      return explain("untrustedCertificate");
    case "refused by proxy":
      return explain("refusedByProxy");
    case "proxy unreachable":
      return explain("proxyUnreachable");
    case "no file left":
      return explain("EMFILE");
    default:
      return null;
  }
}

/** Finds the HTTP error behind an error of a library that wraps what its `fetch` throws; null for none. */
export function findHttpError(error: unknown): HttpError | null {
  if (error instanceof HttpError) return error;
  return error instanceof Error ? findHttpError(error.cause) : null;
}

/** The system's word for what happened, such as ECONNRESET; else the words of the error itself. */
export function nameCause(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  const code = codeOf(error);
  return /^E[A-Z]/.test(code) ? code : quoteForeign(error.message) || error.name;
}
