import { Readable } from "node:stream";
import { type Deadline, startDeadline } from "./deadline.ts";
import { type ChosenHeaders, toHeaders, toSentHeaders } from "./headers.ts";
import { type AgentOptions, openAgent } from "./open-agent.ts";
import { type Proxies, readProxies } from "./proxies.ts";
import { BODILESS, countUpTo, readBeginning, readWhole } from "./read-body.ts";
import { findRedirect, MAX_REDIRECTS } from "./redirects.ts";
import { discard, type Received, refuseInfo, refuseUnreadable } from "./refuse-unreadable.ts";
import { tellSent } from "./tell-sent.ts";
import { openTellWaits, type WatchWait } from "./tell-waits.ts";
import { toHttpError } from "./to-http-error.ts";

/** One request. */
export type HttpRequest = ChosenHeaders & {
  url: URL;
  /** @default "GET" */
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: string | Readable | null;
  /** Longest time until the whole response is there, in milliseconds. There is no other limit of time. */
  timeoutMs: number;
  /** Larger bodies are refused, in bytes. */
  maxBytes: number;
  signal: AbortSignal;
  /** Whether whoever sends it tells of its wait. @default false */
  isToldElsewhere?: boolean;
  /** Called when the request goes out, on a connection that is there. */
  onSent?: () => void;
};

/** A response whose body is still coming: read it, or leave its loop, so that its connection is closed. */
type StreamedResponse = {
  status: number;
  headers: Headers;
  body: AsyncIterable<Uint8Array>;
};

/** A whole response. */
type HttpResponse = { status: number; headers: Headers; bytes: Buffer };

/** The HTTP client of a run: the only code that reaches the network. */
export type HttpClient = {
  /**
   * Sends a request and reads its response: all of it, or of an error the beginning. A `GET` that is
   * redirected on the same host is followed, three times at most; any other redirect is the response.
   *
   * @throws {HttpError} when no whole response came.
   */
  request: (request: HttpRequest) => Promise<HttpResponse>;
  /** The same, but returns as soon as the headers are there. */
  stream: (request: HttpRequest) => Promise<StreamedResponse>;
};

/** Where the client runs. */
type HttpClientOptions = {
  /** Its variables name the proxies. */
  environment: Parameters<typeof readProxies>[0];
  /** Ends every connection when the run is stopped. */
  signal: AbortSignal;
  /** Told, in one English sentence, of a server that has not answered for long. @default nobody */
  onNotice?: (message: string) => void;
};

/**
 * Opens the HTTP client of a run. Nothing is loaded or sent before the first request, and nothing need be
 * closed.
 *
 * @throws {SettingsError} when a proxy's address cannot be read.
 */
export function openHttpClient({
  environment,
  signal,
  onNotice = () => {},
}: HttpClientOptions): HttpClient {
  const proxies = readProxies(environment);
  const watchWait = openTellWaits({ onNotice });
  let opened: ReturnType<typeof load> | undefined;
  const stream: HttpClient["stream"] = async (request) => {
    opened ??= load({ proxies, signal });
    const send = await opened;
    const deadline = startTold(request, watchWait);
    try {
      const response = refuseUnreadable(await follow(send, request, deadline));
      if (!BODILESS.includes(response.status))
        return { ...response, body: watch(response.body, request, { deadline, proxies }) };
      discard(response.body);
      deadline.clear();
      return { ...response, body: Readable.from([]) };
    } catch (error) {
      deadline.clear();
      throw error;
    }
  };
  return {
    stream,
    request: async (request) => {
      const { status, headers, body } = await stream(request);
      return { status, headers, bytes: await (status < 300 ? readWhole : readBeginning)(body) };
    },
  };
}

/** A deadline whose wait is told of. */
function startTold(request: HttpRequest, watchWait: WatchWait): Deadline {
  const { url, timeoutMs, signal, isToldElsewhere = false } = request;
  const deadline = startDeadline(timeoutMs, signal);
  if (isToldElsewhere) return deadline;
  const endWait = watchWait(url, timeoutMs);
  const clear = () => {
    deadline.clear();
    endWait();
  };
  return { ...deadline, clear };
}

type Send = (url: URL, request: HttpRequest, deadline: Deadline) => Promise<Received>;

/** Errors are translated around undici alone, so that a bug of ours is none of them. */
async function load(options: AgentOptions): Promise<Send> {
  const undici = await import("undici"); // a tenth of a second
  const dispatcher = openAgent(undici, options);
  return async (url, request, deadline) => {
    const { method = "GET", body = null, onSent } = request;
    const telling = onSent === undefined ? dispatcher : dispatcher.compose(tellSent(onSent));
    const sending = undici.request(url, {
      ...{
        dispatcher: telling,
        method,
        body,
        signal: deadline.signal,
        headers: toSentHeaders(request),
      },
      ...{ headersTimeout: 0, bodyTimeout: 0, onInfo: refuseInfo },
    });
    const received = await sending.catch((cause: unknown) => {
      throw toHttpError(cause, request, { ...options, deadline });
    });
    const headers = toHeaders(received.headers);
    return { status: received.statusCode, headers, body: received.body };
  };
}

async function follow(send: Send, request: HttpRequest, deadline: Deadline): Promise<Received> {
  let { url } = request;
  for (let redirects = 0; ; redirects += 1) {
    const response = await send(url, request, deadline);
    const next = findRedirect(url, response.status, response.headers.get("location"));
    const isFollowed =
      next !== null && redirects < MAX_REDIRECTS && (request.method ?? "GET") === "GET";
    if (!isFollowed) return response;
    await readBeginning(response.body).catch(() => {}); // it is the next response that counts
    url = next;
  }
}

type Watched = { deadline: Deadline; proxies: Proxies };

/** The body within its bound and its deadline, with our errors. */
async function* watch(
  body: Readable,
  request: HttpRequest,
  watched: Watched,
): AsyncGenerator<Uint8Array> {
  const count = countUpTo(request.maxBytes);
  try {
    for await (const chunk of body) {
      count(chunk);
      yield chunk;
    }
  } catch (cause) {
    throw toHttpError(cause, request, { ...watched, hasBegun: true });
  } finally {
    watched.deadline.clear();
  }
}
