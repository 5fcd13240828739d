import { type HttpClient, openHttpClient } from "../../src/http/open-client.ts";

/** A client on a machine with these variables; without any, nothing lies between it and the network. */
export function makeHttp(
  environment: Record<string, string> = {},
  signal = new AbortController().signal,
): HttpClient {
  return openHttpClient({ environment, signal });
}
