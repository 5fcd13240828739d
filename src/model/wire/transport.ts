import type { APIError, OpenAI } from "openai";
import { InterruptedError } from "../../core/errors.ts";
import type { Provider } from "../provider.ts";
import { createPlainFetch } from "./plain-fetch.ts";
import { readErrorBody, type WireError } from "./wire-error.ts";

/** What came back for one request. */
export type WireResponse =
  | { status: "answered"; body: string; headers: Headers }
  | { status: "refused"; httpStatus: number; error: WireError; headers: Headers }
  | { status: "lost"; isTimeout: boolean; cause: unknown };

/** A way to an endpoint. */
export type Transport = {
  /** Loads the client, which takes a fifth of a second; only once. */
  prepare: () => Promise<void>;
  /**
   * Sends one request and reads its whole response.
   *
   * @throws {InterruptedError} when the signal says so.
   */
  send: (body: Record<string, unknown>, signal: AbortSignal) => Promise<WireResponse>;
};

/** The client, and how to tell its errors. */
export type Client = { openai: OpenAI; isApiError: (error: unknown) => error is APIError };

/** Servers on this machine ask for no key, but the client wants one. */
const NO_KEY = "none";

/**
 * Opens the way to an endpoint. It does not repeat, follows no redirect with a prompt in hand, and reads
 * nothing from the environment.
 */
export function openTransport(provider: Provider): Transport {
  let opened: Promise<Client> | undefined;
  const client = () => {
    opened ??= openClient(provider);
    return opened;
  };
  return {
    prepare: async () => {
      await client();
    },
    send: async (body, signal) => {
      const { openai, isApiError } = await client();
      const deadline = startDeadline(signal, provider.profile.timeoutMs);
      try {
        const request = openai.post("/chat/completions", { body, signal: deadline.signal });
        const response = await request.asResponse();
        return { status: "answered", body: await response.text(), headers: response.headers };
      } catch (error) {
        if (signal.aborted) throw new InterruptedError();
        if (isApiError(error) && error.status !== undefined) return toRefused(error);
        return { status: "lost", isTimeout: deadline.signal.aborted, cause: error };
      } finally {
        deadline.clear();
      }
    },
  };
}

/** Loads the client, which takes a fifth of a second. It sends nothing by itself. */
export async function openClient(
  { apiKey, baseUrl, profile: { timeoutMs } }: Provider,
  fetchWith = createPlainFetch(apiKey ?? NO_KEY),
): Promise<Client> {
  const { OpenAI, APIError } = await import("openai");
  const openai = new OpenAI({
    apiKey: apiKey ?? NO_KEY,
    baseURL: baseUrl.href.replace(/\/$/, ""),
    // Null keeps it from reading the environment's.
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: "off",
    maxRetries: 0,
    timeout: timeoutMs,
    fetch: fetchWith,
    fetchOptions: { redirect: "error" },
  });
  return { openai, isApiError: (error) => error instanceof APIError };
}

/** A refused request in our words. */
export function toRefused({
  status = 0,
  error,
  headers,
}: APIError): Extract<WireResponse, { status: "refused" }> {
  return {
    status: "refused",
    httpStatus: status,
    error: readErrorBody(JSON.stringify({ error })),
    headers: new Headers(headers),
  };
}

/** A signal for one request: it also fires when the time is up, for headers and body together. */
function startDeadline(signal: AbortSignal, timeoutMs: number) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    },
  };
}
