import type { OpenAI } from "openai/client.js";
import { findHttpError, type HttpError } from "../../http/http-error.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { type FetchOptions, toFetch } from "../../http/to-fetch.ts";
import type { Provider } from "../provider/provider.ts";
import { ErrorResponse, findErrorResponse } from "./error-response.ts";
import { readErrorBody, type WireError } from "./wire-error.ts";

/** The provider answered with an error. */
export type Refused = { status: "refused"; httpStatus: number; error: WireError; headers: Headers };

/** No whole response came. */
export type Lost = { status: "lost"; error: HttpError };

/** The client of `openai`, and what its errors mean. */
export type OpenAiClient = {
  openai: OpenAI;
  /** Says what went wrong with a call. Any other error is a bug, and thrown again. */
  toFailure: (error: unknown) => Refused | Lost;
};

/** Servers on this machine ask for no key, but the client wants one. */
const NO_KEY = "none";

/** The longest that a timer can wait, in milliseconds: only the deadline of the HTTP client counts. */
const NEVER_MS = 2 ** 31 - 1;

/**
 * Loads the client, in the form of its 200 files that Node loads in three quarters of the time. It sends nothing by itself, does not retry, and
 * reads nothing from the environment. The body of an error is read here, once: the client would keep only
 * what has the form of OpenAI's.
 */
export async function openOpenAiClient(
  { apiKey, baseUrl }: Provider,
  http: HttpClient,
  bounds: Omit<FetchOptions, "token">,
): Promise<OpenAiClient> {
  const { OpenAI } = await import("openai/client.js");
  const token = apiKey ?? NO_KEY;
  const send = toFetch(http, { token, ...bounds });
  const openai = new OpenAI({
    apiKey: token,
    baseURL: baseUrl.href.replace(/\/$/, ""),
    // Null keeps it from reading the environment's.
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: "off",
    maxRetries: 0,
    timeout: NEVER_MS,
    fetch: async (input, init) => {
      const response = await send(input, init);
      if (response.ok) return response;
      throw new ErrorResponse(response.status, response.headers, await response.text());
    },
  });
  return { openai, toFailure };
}

function toFailure(error: unknown): Refused | Lost {
  const response = findErrorResponse(error);
  if (response !== null) {
    const { httpStatus, headers, body } = response;
    return { status: "refused", httpStatus, headers, error: readErrorBody(body) };
  }
  const lost = findHttpError(error);
  if (lost === null) throw error;
  return { status: "lost", error: lost };
}
