import type { buildConnector, Dispatcher } from "undici";
import { HttpError, nameCause } from "./http-error.ts";
import { type Proxies, showProxy } from "./proxies.ts";

/** Time until a connection stands. A server that is there takes it within a second. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Time for a proxy to say whether it lets a connection through. It may have to ask a name server first. */
const TUNNEL_TIMEOUT_MS = 30_000;

/** Time for which an idle connection is kept. Most servers close it after 5 s, and a request could meet that. */
const IDLE_TIMEOUT_MS = 4_000;

/** Headers of one response. Those of the Hub take one or two thousand bytes. */
export const MAX_HEADER_BYTES = 16 * 1024;

/** A body of any kind, packed or unpacked. The results of the largest batch stay below; most callers ask for far less. */
const MAX_BODY_BYTES = 2_000_000_000;

/** How connections are made. */
export type AgentOptions = {
  proxies: Proxies;
  /** Closes every connection, also one that is just being made, so that a stopped run ends at once. */
  signal: AbortSignal;
};

/**
 * Opens the agent of a run: it keeps connections, goes through the proxies of the environment and unpacks
 * bodies. An idle connection does not keep the process running. HTTP/2 is left out, since one lost
 * connection would lose all the answers that are under way on it.
 */
export function openAgent(
  { EnvHttpProxyAgent, Pool, buildConnector, interceptors }: typeof import("undici"),
  { proxies, signal }: AgentOptions,
): Dispatcher {
  const limits = {
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    maxResponseSize: MAX_BODY_BYTES,
    maxHeaderSize: MAX_HEADER_BYTES,
    allowH2: false,
  };
  const connecting = { timeout: CONNECT_TIMEOUT_MS, allowH2: false, signal };
  const openProxyPool = (proxy: URL) =>
    new Pool(proxy, {
      ...limits,
      headersTimeout: TUNNEL_TIMEOUT_MS,
      connect: nameProxyInErrors(proxy, buildConnector(connecting)),
    });
  const agent = new EnvHttpProxyAgent({
    ...limits,
    httpProxy: proxies.http?.href ?? "",
    httpsProxy: proxies.https?.href ?? "",
    noProxy: proxies.exceptions,
    connect: connecting,
    clientFactory: openProxyPool,
    // Requests that begin with http: go to the proxy itself, without a tunnel.
    factory: (origin, options) =>
      isProxy(new URL(origin), proxies)
        ? openProxyPool(new URL(origin))
        : new Pool(origin, options),
  });
  return agent.compose(
    interceptors.decompress({ maxSize: MAX_BODY_BYTES, skipErrorResponses: false }),
  );
}

/** The same connector, but its failures name the proxy as the cause, and not the server behind it. */
function nameProxyInErrors(
  proxy: URL,
  connect: buildConnector.connector,
): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...result) => {
      const [error] = result;
      if (error === null) return callback(...result);
      const detail = `the proxy ${showProxy(proxy)} cannot be reached: ${nameCause(error)}`;
      callback(new HttpError("proxy unreachable", detail, { cause: error }), null);
    });
}

function isProxy({ origin }: URL, { http, https }: Proxies): boolean {
  return [http, https].some((proxy) => proxy?.origin === origin);
}
