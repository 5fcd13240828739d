import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { readErrorBody } from "./wire-error.ts";

/** Idle connections are closed before the server does it, most often after 5 s; in milliseconds. */
const IDLE_MS = 4_000;

/** Statuses that a response may have, and those among them that go without a body. */
const STATUSES = { least: 200, most: 599, bodiless: [204, 205, 304] };

/** Stands in for a status that does not exist. */
const BAD_GATEWAY = 502;

type Post = { url: URL; body: string; signal: AbortSignal | null; apiKey: string };
type Received = { status: number; headers: Headers; body: string };

/**
 * Makes the `fetch` that the client uses, over Node's own HTTP. Unlike the built-in one it waits as long
 * as its signal lets it (that one gives up after five minutes), follows no redirect, and leaves nothing
 * behind until the next full garbage collection. Only the headers below are sent, so that nothing in the
 * environment reaches the wire; errors come back in the one shape that the client understands.
 */
export function createPlainFetch(apiKey: string): typeof fetch {
  const options = { keepAlive: true, timeout: IDLE_MS };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };

  const post = ({ url, body, signal }: Post): Promise<Received> => {
    const { promise, resolve, reject } = Promise.withResolvers<Received>();
    const isSecure = url.protocol === "https:";
    const request = (isSecure ? https : http).request(url, {
      method: "POST",
      agent: isSecure ? agents.https : agents.http,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${apiKey}`,
        "content-type": "application/json",
        "user-agent": "papercards",
      },
      ...(signal === null ? {} : { signal }),
    });
    request.once("response", (response) => receive(response).then(resolve, reject));
    request.once("error", reject);
    request.end(body);
    return promise;
  };

  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (typeof init?.body !== "string") throw new TypeError("Only JSON is posted to a model.");
    const signal = init.signal ?? null;
    const { status, headers, body } = await post({ url, body: init.body, signal, apiKey });
    if (status >= 300) return Response.json({ error: readErrorBody(body) }, { status, headers });
    return new Response(STATUSES.bodiless.includes(status) ? null : body, { status, headers });
  };
}

async function receive(response: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const { statusCode: status = 0 } = response;
  const isKnown = status >= STATUSES.least && status <= STATUSES.most;
  return {
    status: isKnown ? status : BAD_GATEWAY,
    headers: new Headers(Object.entries(response.headers).flatMap(toHeader)),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** Length and encoding belong to the bytes that came, not to the text that goes on. */
const OF_BYTES: readonly string[] = ["content-length", "content-encoding", "transfer-encoding"];

function toHeader([name, value]: [string, string | string[] | undefined]): [string, string][] {
  if (value === undefined || OF_BYTES.includes(name)) return [];
  return [[name, Array.isArray(value) ? value.join(", ") : value]];
}
