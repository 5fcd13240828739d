import { Readable } from "node:stream";
import type { HttpClient, HttpRequest, StreamedResponse } from "./open-client.ts";
import { readBeginning, readWhole } from "./read-body.ts";

/** Statuses that a response of the platform may have, and those among them that go without a body. */
const STATUSES = { least: 200, most: 599, bodiless: [204, 205, 304] };

/** Replaces a status that does not exist. */
const BAD_GATEWAY = 502;

/** A response that is no success: its status, whatever number that is, and the beginning of its body. */
type RefusedResponse = { status: number; headers: Headers; body: string };

/** What a library's requests may take. */
export type FetchOptions = Pick<HttpRequest, "timeoutMs" | "maxBytes"> & {
  /** Sent as a bearer token, whatever the library would send. */
  token: string;
  /** Whether good bodies come as a stream, for those that memory should not hold. @default false */
  isStreamed?: boolean;
  /** The error that a response without success is thrown as. @default the library gets the response */
  refuse?: (response: RefusedResponse) => Error;
};

/**
 * The client in the form of `fetch`, for libraries that take one. Of the headers that a library sets, only
 * those that describe the body go out: some of them add more from the environment and about the machine.
 */
export function toFetch(
  http: HttpClient,
  { isStreamed = false, refuse, ...options }: FetchOptions,
): typeof fetch {
  return async (input, init = {}) => {
    const given = new Headers(init.headers);
    const received = await http.stream({
      ...options,
      url: new URL(input instanceof Request ? input.url : input),
      method: toMethod(init.method),
      accept: given.get("accept") ?? "*/*",
      contentType: given.get("content-type") ?? undefined,
      body: toBody(init.body),
      signal: init.signal ?? new AbortController().signal,
    });
    const isSuccess = received.status >= 200 && received.status < 300;
    return isSuccess ? toSuccess(received, isStreamed) : toOther(received, refuse);
  };
}

async function toSuccess(
  { status, headers, body }: StreamedResponse,
  isStreamed: boolean,
): Promise<Response> {
  const isKept = isStreamed && !STATUSES.bodiless.includes(status);
  return new Response(isKept ? body : toText(await readWhole(body), status), { status, headers });
}

async function toOther(
  { status, headers, body }: StreamedResponse,
  refuse: FetchOptions["refuse"],
): Promise<Response> {
  const bytes = await readBeginning(body);
  if (refuse) throw refuse({ status, headers, body: bytes.toString("utf8") });
  const isKnown = status >= STATUSES.least && status <= STATUSES.most;
  return new Response(toText(bytes, status), { status: isKnown ? status : BAD_GATEWAY, headers });
}

function toText(bytes: Buffer, status: number): string | null {
  return STATUSES.bodiless.includes(status) ? null : bytes.toString("utf8");
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
