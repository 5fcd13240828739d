import { Readable } from "node:stream";
import { decodeText } from "./decode-text.ts";
import type { HttpClient, HttpRequest } from "./open-client.ts";
import { BODILESS, readBeginning, readWhole } from "./read-body.ts";

/** What a library's requests may take. */
export type FetchOptions = Pick<HttpRequest, "timeoutMs" | "maxBytes"> & {
  /** Sent as a bearer token, whatever the library would send. */
  token: string;
  /** Whether good bodies come as a stream, for those that memory should not hold. @default false */
  isStreamed?: boolean;
  /**
   * Takes good bodies, which their responses lack then: through a response, each part of a body goes through a web stream as
   * well. Whoever takes one holds its response until it is read: a library's own signal may end with that.
   */
  takeBody?: (response: Response, body: AsyncIterable<Uint8Array>) => void;
  /** Asked within each call of the library for what is called when its request goes out. */
  findOnSent?: () => (() => void) | undefined;
};

/**
 * The client in the form of `fetch`, for libraries that take one. Of the headers that a library sets, only
 * those that describe the body go out: some of them add more from the environment and about the machine.
 */
export function toFetch(
  http: HttpClient,
  { isStreamed = false, takeBody, findOnSent, ...options }: FetchOptions,
): typeof fetch {
  return async (input, init = {}) => {
    const given = toGiven(init.headers);
    const onSent = findOnSent?.();
    const { status, headers, body } = await http.stream({
      ...options,
      url: new URL(input instanceof Request ? input.url : input),
      method: toMethod(init.method),
      accept: given.get("accept") ?? "*/*",
      contentType: given.get("content-type") ?? undefined,
      body: toBody(init.body),
      signal: init.signal ?? new AbortController().signal,
      ...(onSent && { onSent }),
    });
    const toResponse = (content: string | AsyncIterable<Uint8Array> | null) =>
      new Response(BODILESS.includes(status) ? null : content, { status, headers });
    if (status >= 300) return toResponse((await readBeginning(body)).toString("utf8"));
    if (takeBody !== undefined) {
      const response = toResponse(null);
      takeBody(response, body);
      return response;
    }
    return toResponse(isStreamed ? body : decodeText(await readWhole(body)));
  };
}

/** The headers of a request, which are not copied where they are in this form already. */
function toGiven(headers: RequestInit["headers"]): Headers {
  return headers instanceof Headers ? headers : new Headers(headers);
}

function toMethod(method = "GET"): "GET" | "POST" {
  if (method === "GET" || method === "POST") return method;
  throw new TypeError(`${method} is no method of this client.`);
}

function toBody(body: RequestInit["body"]): string | Readable | null {
  if (body === undefined || body === null || typeof body === "string") return body ?? null;
  if (body instanceof ReadableStream) return Readable.fromWeb(body);
  throw new TypeError("Only text and streams are sent.");
}
