import type { buildConnector, Dispatcher } from "undici";
import { HttpError, nameCause } from "./http-error.ts";
import { type Proxies, showProxy } from "./proxies.ts";

/** Longest time until a connection stands, in milliseconds. */
const CONNECT_MS = 10_000;

/** Longest time for a proxy to say whether it lets a connection through, in milliseconds. */
const TUNNEL_MS = 30_000;

/** Idle connections are closed before the server does it, most often after 5 s; in milliseconds. */
const IDLE_MS = 4_000;

/** No body of any kind is larger, packed or unpacked, in bytes; most callers ask for far less. */
const MOST_BYTES = 2_000_000_000;

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
  const limits = { keepAliveTimeout: IDLE_MS, maxResponseSize: MOST_BYTES, allowH2: false };
  const connecting = { timeout: CONNECT_MS, allowH2: false, signal };
  const openProxyPool = (proxy: URL) =>
    new Pool(proxy, {
      ...limits,
      headersTimeout: TUNNEL_MS,
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
  return agent.compose(interceptors.decompress({ maxSize: MOST_BYTES, skipErrorResponses: false }));
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
