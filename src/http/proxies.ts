import type { Environment } from "../core/environment.ts";
import { SettingsError } from "../core/errors.ts";

/** The proxies between this machine and the network; null for none. */
export type Proxies = {
  /** For addresses that begin with `http:`. */
  http: URL | null;
  /** For addresses that begin with `https:`. */
  https: URL | null;
  /** Hosts that are reached without a proxy, as `NO_PROXY` lists them; empty for none. */
  exceptions: string;
};

/**
 * Reads `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in capitals or not, as undici does: the
 * lower-case name comes first, and without a proxy of its own `https` goes through that of `http`.
 *
 * @throws {SettingsError} naming a variable that holds no proxy's address, without its value, which may
 * hold a password.
 */
export function readProxies(environment: Environment): Proxies {
  const http = readProxy("HTTP_PROXY", environment);
  const https = readProxy("HTTPS_PROXY", environment) ?? http;
  return { http, https, exceptions: readVariable("NO_PROXY", environment) };
}

/** A proxy's address as it may be shown: without user and password. */
export function showProxy({ protocol, username, password, host }: URL): string {
  return `${protocol}//${username || password ? "***@" : ""}${host}`;
}

function readProxy(name: string, environment: Environment): URL | null {
  const text = readVariable(name, environment);
  if (text === "") return null;
  const url = URL.parse(text.includes("://") ? text : `http://${text}`);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new SettingsError(
    `${name} is not the address of an HTTP proxy.`,
    `Write it as http://proxy.example.com:3128, or unset ${name}.`,
  );
}

function readVariable(name: string, environment: Environment): string {
  return environment[name.toLowerCase()]?.trim() || environment[name]?.trim() || "";
}
